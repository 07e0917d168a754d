/** Literals in conditions that must mean something: patterns, timestamps, durations, versions, allowed values of facts. */

import { parseDuration } from '../../lib/duration.ts'
import { compilePattern } from '../../lib/pattern.ts'
import { parseVersion } from '../../lib/semver.ts'
import { parseTimestamp } from '../../lib/timestamp.ts'
import type { Expression, UnaryOperator } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import { type Finding, oneOf, suggestion } from './findings.ts'
import type { Type } from './types.ts'

/** The text of a string literal. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}

/** What is wrong with the literal that `timestamp`, `duration` or `semver` is given, if it is given one. */
export function checkLiteral(operator: UnaryOperator, value: Expression): Finding | undefined {
  const text = literalText(value)
  const kind = literalKinds.get(operator)
  if (text === undefined || kind === undefined || kind.parse(text) !== undefined) return undefined
  return {
    code: 'CEL_INVALID_LITERAL',
    message: `the text is not ${kind.what}`,
    found: JSON.stringify(text),
    expected: `such as ${kind.example}`,
  }
}

interface LiteralKind {
  readonly what: string
  readonly example: string
  parse(text: string): unknown
}

const literalKinds: ReadonlyMap<UnaryOperator, LiteralKind> = new Map([
  ['timestamp', { what: 'a timestamp', example: '"2026-12-01T09:00:00Z"', parse: parseTimestamp }],
  ['duration', { what: 'a duration', example: '"36h" or "1h30m"', parse: parseDuration }],
  ['version', { what: 'a semantic version', example: '"2.4.0"', parse: parseVersion }],
])

/** What is wrong with the pattern of `matches`. */
export function checkPattern(expression: Expression): Finding | undefined {
  const code = 'CEL_INVALID_LITERAL'
  const text = literalText(expression)
  if (text === undefined) {
    return {
      code,
      message: 'matches() takes its pattern as a literal',
      found: 'a computed value',
      expected: 'a pattern in quotes',
    }
  }
  const pattern = compilePattern(text)
  if (typeof pattern !== 'string') return undefined
  return { code, message: `the pattern is not valid: ${pattern}`, found: JSON.stringify(text), expected: 'RE2 syntax' }
}

/** The value of `timestamp("…")` or `duration("…")` in milliseconds, so that it is not parsed again and again. */
export function foldTime(operator: UnaryOperator, value: Expression): Expression | undefined {
  const text = literalText(value)
  if (text === undefined) return undefined
  const ms = operator === 'timestamp' ? parseTimestamp(text) : operator === 'duration' ? parseDuration(text) : undefined
  return ms === undefined ? undefined : { kind: 'literal', value: ms, isDouble: true }
}

/** Comparisons with values that a fact's declaration rules out: they never hold, so they are slips. Each at its literal. */
export function findImpossible(
  { operator, left, right }: Expression & { kind: 'binary' },
  leftType: Type,
  rightType: Type,
): readonly { readonly literal: Expression; readonly finding: Finding }[] {
  if (operator === 'in') return right.kind === 'list' ? right.items.flatMap((item) => impossible(leftType, item)) : []
  if (operator !== 'equal' && operator !== 'notEqual') return []
  return [...impossible(leftType, right), ...impossible(rightType, left)]
}

function impossible(type: Type, literal: Expression): { literal: Expression; finding: Finding }[] {
  const fact = 'fact' in type ? type.fact : undefined
  if (fact?.enum === undefined || literal.kind !== 'literal' || literal.value === null) return []
  return fact.enum.includes(literal.value)
    ? []
    : [{ literal, finding: impossibleValue(fact, fact.enum.map(String), literal.value) }]
}

function impossibleValue(
  { key }: FactDeclaration,
  allowed: readonly string[],
  value: string | number | boolean,
): Finding {
  return {
    code: 'CEL_IMPOSSIBLE_VALUE',
    message: `fact "${key}" is compared with a value that it cannot have`,
    found: JSON.stringify(value),
    expected: oneOf(allowed, 'nothing'),
    ...suggestion(String(value), allowed),
  }
}
