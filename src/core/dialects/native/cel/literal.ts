/** Literals of CEL: those that JSON has, and why there are no others. */

import type { Expression } from '../../../model/expression.ts'
import type { PlacelessProblem } from './problem.ts'

const maxInteger = Number.MAX_SAFE_INTEGER

const tooLarge: PlacelessProblem = {
  code: 'CEL_UNSUPPORTED',
  message: 'an integer in the condition is too large',
  expected: `an integer between -${maxInteger} and ${maxInteger}`,
}

const bytes: PlacelessProblem = {
  code: 'CEL_UNSUPPORTED',
  message: 'conditions have no bytes',
  hint: 'leave out the "b"',
}

const unsigned: PlacelessProblem = {
  code: 'CEL_UNSUPPORTED',
  message: 'conditions have no unsigned integers',
  hint: 'leave out the "u"',
}

/** @param value As the parser has it: integers are bigints, doubles numbers. */
export function convertLiteral(value: unknown): (Expression & { kind: 'literal' }) | PlacelessProblem {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? { kind: 'literal', value: number } : tooLarge
  }
  if (typeof value === 'number') return { kind: 'literal', value, isDouble: true }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return { kind: 'literal', value }
  return value instanceof Uint8Array ? bytes : unsigned
}
