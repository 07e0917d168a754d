/** Literals in conditions that must mean something: patterns, timestamps, durations, versions, allowed values of facts. */

import { parseDuration } from '../../lib/duration.ts'
import { nearest } from '../../lib/nearest.ts'
import { compilePattern } from '../../lib/pattern.ts'
import { parseVersion } from '../../lib/semver.ts'
import { parseTimestamp } from '../../lib/timestamp.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Expression, Operator } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import type { Type } from './types.ts'

/** A finding without its place. */
export type Finding = Pick<Diagnostic, 'code' | 'message' | 'found' | 'expected' | 'hint'>

/** The text of a string literal. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}

/** What is wrong with the literal that an operator is given, if it is given one. */
export function checkLiteral(operator: Operator, args: readonly Expression[]): Finding | undefined {
  if (operator === 'matches') return checkPattern(literalText(args[1]))
  const text = literalText(args[0])
  if (text === undefined) return undefined
  const wrong = (what: string, expected: string): Finding => ({
    code: 'CEL_INVALID_LITERAL',
    message: `the text is not ${what}`,
    found: JSON.stringify(text),
    expected,
  })
  if (operator === 'timestamp' && parseTimestamp(text) === undefined)
    return wrong('a timestamp', 'such as "2026-12-01T09:00:00Z"')
  if (operator === 'duration' && parseDuration(text) === undefined)
    return wrong('a duration', 'such as "36h" or "1h30m"')
  if (operator === 'version' && parseVersion(text) === undefined) return wrong('a semantic version', 'such as "2.4.0"')
  return undefined
}

function checkPattern(text: string | undefined): Finding | undefined {
  const code = 'CEL_INVALID_LITERAL'
  if (text === undefined)
    return { code, message: 'matches() takes its pattern as a literal', expected: 'a pattern in quotes' }
  const pattern = compilePattern(text)
  return typeof pattern === 'string'
    ? { code, message: `the pattern is not valid: ${pattern}`, found: JSON.stringify(text), expected: 'RE2 syntax' }
    : undefined
}

/** The value of `timestamp("…")` or `duration("…")` in milliseconds, so that it is not parsed again and again. */
export function foldTime(operator: Operator, args: readonly Expression[]): Expression | undefined {
  const text = literalText(args[0])
  if (text === undefined) return undefined
  const ms = operator === 'timestamp' ? parseTimestamp(text) : operator === 'duration' ? parseDuration(text) : undefined
  return ms === undefined ? undefined : { kind: 'literal', value: ms, isDouble: true }
}

/**
 * Comparisons with values that a fact's declaration rules out: they never hold, so they are slips.
 *
 * @returns Each with the literal that it is about.
 */
export function findImpossible(
  operator: Operator,
  args: readonly Expression[],
  types: readonly Type[],
): readonly { readonly literal: Expression; readonly finding: Finding }[] {
  const [left, right] = args
  if (left === undefined || right === undefined) return []
  if (operator === 'in') return right.kind === 'list' ? right.items.flatMap((item) => impossible(types[0], item)) : []
  if (operator !== 'equal' && operator !== 'notEqual') return []
  return [...impossible(types[0], right), ...impossible(types[1], left)]
}

function impossible(type: Type | undefined, literal: Expression): { literal: Expression; finding: Finding }[] {
  const fact = type !== undefined && 'fact' in type ? type.fact : undefined
  if (fact?.enum === undefined || literal.kind !== 'literal' || literal.value === null) return []
  return fact.enum.includes(literal.value)
    ? []
    : [{ literal, finding: impossibleValue(fact, fact.enum.map(String), literal.value) }]
}

function impossibleValue(fact: FactDeclaration, allowed: readonly string[], value: string | number | boolean): Finding {
  const near = nearest(String(value), allowed)
  return {
    code: 'CEL_IMPOSSIBLE_VALUE',
    message: `fact "${fact.key}" is compared with a value that it cannot have`,
    found: JSON.stringify(value),
    expected: `one of ${allowed.map((item) => JSON.stringify(item)).join(', ')}`,
    ...(near !== undefined && { hint: `did you mean "${near}"?` }),
  }
}
