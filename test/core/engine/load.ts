/** From YAML text to evaluators and single expressions, as the tests beside this module need them. */

import { type Diagnostic, sortDiagnostics } from '../../../src/core/diagnostic/diagnostic.ts'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import { convertCel } from '../../../src/core/dialects/native/cel/convert.ts'
import { parseCel } from '../../../src/core/dialects/native/cel/parse.ts'
import { compileNative } from '../../../src/core/dialects/native/compile.ts'
import { type Evaluator, planFlagSet } from '../../../src/core/engine/evaluator.ts'
import { newPlanScope } from '../../../src/core/engine/plan-expression.ts'
import { Failure, type Value } from '../../../src/core/engine/value.ts'
import { checkExpression } from '../../../src/core/link/check.ts'
import { type LinkedFiles, linkFlagFiles } from '../../../src/core/link/link.ts'
import type { EvaluationContext } from '../../../src/core/model/context.ts'
import type { FactDeclaration } from '../../../src/core/model/facts.ts'
import type { FlagFile } from '../../../src/core/model/flag-set.ts'
import { readLocated } from '../../../src/core/yaml/read-located.ts'

export const origin = { source: './flags' }

/** Compiles one file; reader's findings come first. */
export function compileText(text: string, file = 'flags.yaml'): { part: FlagFile; diagnostics: Diagnostic[] } {
  const source = new SourceText(file, text)
  const { root, diagnostics } = readLocated(source)
  const compiled = compileNative(root, source)
  return { part: compiled.part, diagnostics: [...diagnostics, ...compiled.diagnostics] }
}

/** Compiles and links files, and gives all findings. */
export function loadTexts(...texts: readonly string[]): LinkedFiles {
  const compiled = texts.map((text, index) =>
    compileText(text, texts.length === 1 ? 'flags.yaml' : `${index + 1}.yaml`),
  )
  const linked = linkFlagFiles(
    compiled.map(({ part }) => part),
    origin,
  )
  return {
    ...linked,
    diagnostics: sortDiagnostics([...compiled.flatMap((one) => one.diagnostics), ...linked.diagnostics]),
  }
}

/** An evaluator of files that have no errors; the flag set goes by way of JSON, as caches and the wire do it. */
export function evaluatorOf(...texts: readonly string[]): Evaluator {
  const { flagSet, diagnostics } = loadTexts(...texts)
  if (flagSet === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return planFlagSet(JSON.parse(JSON.stringify(flagSet)))
}

/** Evaluates one CEL expression; failures and findings come as `error: CODE`. */
export function evaluateCel(
  text: string,
  context: EvaluationContext,
  facts: readonly FactDeclaration[] = [],
  nowMs = 0,
): Value {
  const parsed = parseCel(text)
  if (!('ast' in parsed)) return `compile: ${parsed.problem.code}`
  const { expression, problems } = convertCel(parsed.ast, () => undefined)
  if (expression === undefined) return `compile: ${problems[0]?.code}`
  const findings: string[] = []
  const checked = checkExpression(expression, {
    facts: new Map(facts.map((fact) => [fact.key, fact])),
    segmentCosts: new Map(),
    report: (severity, { code }) => void (severity === 'error' && findings.push(code)),
  })
  if (findings.length > 0) return `compile: ${findings[0]}`
  const scope = newPlanScope(() => () => false)
  const value = scope.plan(JSON.parse(JSON.stringify(checked.expression)))(context, nowMs, undefined)
  return value instanceof Failure ? `error: ${value.code}` : value
}
