/** Texts with secrets in them: put together and encoded without ever being a string. */

import type { Call, Expression } from '../ast.ts'
import { SecretText } from '../hole.ts'
import { isSecret } from '../static-type.ts'
import type { Evaluate, EvaluateSecret } from './evaluate.ts'
import { textOf } from './pure-helpers.ts'

type Part = Evaluate<string | SecretText>

/**
 * Plans `concat json base64 urlencode` over at least one secret.
 *
 * @param planSecret Plans an argument that is secret.
 * @param planText   Plans one that is not.
 */
export function planSecretText(
  { helper, args }: Call,
  planSecret: (expression: Expression) => EvaluateSecret,
  planText: (expression: Expression) => Evaluate,
): EvaluateSecret {
  const parts = args.map((each) => (isSecret(each) ? planSecret(each) : asText(planText(each))))
  const encoding = encodings.find((each) => each === helper)
  return (run, scope) => {
    const evaluated = parts.map((part) => part(run, scope))
    return new SecretText(evaluated, encoding === undefined ? [] : [encoding])
  }
}

const encodings = ['json', 'base64', 'urlencode'] as const

const asText =
  (evaluate: Evaluate): Part =>
  (run, scope) =>
    textOf(evaluate(run, scope))
