/** What templates ask for, answered from resolved inputs. Answers are kept: a flag is evaluated once in a render. */

import type { FactAnswer, FlagAnswer, SecretRefusal, TemplateInputs } from '../core/template/inputs.ts'
import type { Inputs } from './inputs/resolve-inputs.ts'

/** Without a facts server there is nowhere that secrets could come from. */
const noSecrets: SecretRefusal = { refused: 'secrets come from a facts server, and none is configured' }

/** Answers templates. */
export function answerTemplates({ evaluator, context, facts, roots, flagSet }: Inputs, nowMs: number): TemplateInputs {
  const answered = new Map<string, FlagAnswer | undefined>()
  const answer = (key: string): FlagAnswer | undefined => {
    const planned = evaluator.flag(key)
    return planned && { type: planned.flag.type, resolution: planned.evaluate(context, nowMs) }
  }
  return {
    roots,
    flag(key) {
      const known = answered.get(key)
      if (known !== undefined) return known
      const fresh = answer(key)
      answered.set(key, fresh)
      return fresh
    },
    fact(key): FactAnswer | undefined {
      const value = Object.hasOwn(facts, key) ? facts[key] : undefined
      return value === undefined ? undefined : { value }
    },
    secret: () => noSecrets,
    secretVersion: () => noSecrets,
    flagNames: () => flagSet.flags.map(({ key }) => key),
    factNames: () => Object.keys(facts),
  }
}
