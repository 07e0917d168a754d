/**
 * Pure helpers: those that need nothing but the values of their arguments.
 *
 * Arguments have been counted and are of the types in the definitions.
 */

import { base64 } from '../../../lib/base64.ts'
import { compareCodePoints } from '../../../lib/code-points.ts'
import { plainDecimal } from '../../../lib/decimal.ts'
import { addDecimals, multiplyDecimals } from '../../../lib/decimal-arithmetic.ts'
import { percentEncode } from '../../../lib/percent-encode.ts'
import { sha256 } from '../../../lib/sha256.ts'
import type { Json } from '../../model/json.ts'
import { describeTypeOf } from '../../model/value-type.ts'
import type { Problem } from '../problem.ts'

/** What a helper may do beside giving a value. */
export interface HelperCall {
  /** Reports that there is no value; for an argument by its index, else for the whole call. */
  fail(problem: Problem, argument?: number): never
  /** Checks the length of a text before it is made. */
  makeText(length: number): void
}

/** A helper whose result follows from its arguments alone. */
export type PureHelper = (args: readonly Json[], call: HelperCall) => Json

/** By name. */
export const pureHelpers: ReadonlyMap<string, PureHelper> = new Map<string, PureHelper>([
  ['eq', ([a = null, b = null], call) => isEqual(a, b, call)],
  ['ne', ([a = null, b = null], call) => !isEqual(a, b, call)],
  ['lt', ([a = null, b = null], call) => compare(a, b, call) < 0],
  ['le', ([a = null, b = null], call) => compare(a, b, call) <= 0],
  ['gt', ([a = null, b = null], call) => compare(a, b, call) > 0],
  ['ge', ([a = null, b = null], call) => compare(a, b, call) >= 0],
  ['not', ([condition]) => condition !== true],
  ['concat', (args, call) => join(args.map(textOf), '', call)],
  ['lower', ([text], call) => made(textOf(text).toLowerCase(), call)],
  ['upper', ([text], call) => made(textOf(text).toUpperCase(), call)],
  ['trim', ([text], call) => made(textOf(text).trim(), call)],
  ['replace', ([text, search, replacement], call) => join(splitText(text, search, call), textOf(replacement), call)],
  ['split', ([text, separator], call) => splitText(text, separator, call)],
  ['join', ([list, separator], call) => join(textsOf(list, call), textOf(separator), call)],
  ['json', ([value = null], call) => made(JSON.stringify(value), call)],
  ['base64', ([text], call) => made(base64(wellFormed(text, call)), call)],
  ['urlencode', ([text], call) => made(percentEncode(wellFormed(text, call)), call)],
  ['sha256', ([text], call) => sha256(made(wellFormed(text, call), call))],
  ['add', (args, call) => exact(numbers(args).reduce(addDecimals), args, call)],
  [
    'sub',
    (args, call) =>
      exact(
        numbers(args).reduce((a, b) => addDecimals(a, -b)),
        args,
        call,
      ),
  ],
  ['mul', (args, call) => exact(numbers(args).reduce(multiplyDecimals), args, call)],
  ['min', (args) => Math.min(...numbers(args))],
  ['max', (args) => Math.max(...numbers(args))],
  ['ceil', (args) => whole(numbers(args), Math.ceil)],
  ['floor', (args) => whole(numbers(args), Math.floor)],
  ['round', (args) => whole(numbers(args), roundHalfAway)],
])

/** The text of a string, number or boolean; of anything else, which the types rule out, the empty text. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plainDecimal(value)
  return typeof value === 'boolean' ? String(value) : ''
}

/** Takes steps for a text that is bounded by its arguments. */
function made(text: string, call: HelperCall): string {
  call.makeText(text.length)
  return text
}

function isEqual(a: Json, b: Json, call: HelperCall): boolean {
  if (a === null || b === null || typeof a === typeof b) return a === b
  return call.fail({
    code: 'WRONG_TYPE',
    message: 'values of different types are compared',
    found: `${describeTypeOf(a)} and ${describeTypeOf(b)}`,
    expected: 'two strings, two numbers or two booleans',
    hint: 'plugin parameters are strings: compare with "3", not 3',
  })
}

function compare(a: Json, b: Json, call: HelperCall): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b)
  return call.fail({
    code: 'WRONG_TYPE',
    message: 'these values have no order',
    found: `${describeTypeOf(a)} and ${describeTypeOf(b)}`,
    expected: 'two numbers or two strings',
  })
}

function join(texts: readonly string[], separator: string, call: HelperCall): string {
  call.makeText(texts.reduce((sum, text) => sum + text.length, separator.length * Math.max(0, texts.length - 1)))
  return texts.join(separator)
}

function splitText(text: Json | undefined, separator: Json | undefined, call: HelperCall): string[] {
  const by = textOf(separator)
  if (by === '') call.fail({ code: 'WRONG_ARGUMENTS', message: 'an empty text is searched for' }, 1)
  const whole = textOf(text)
  call.makeText(whole.length)
  return whole.split(by)
}

function textsOf(list: Json | undefined, call: HelperCall): string[] {
  const items: readonly Json[] = Array.isArray(list) ? list : []
  for (const item of items) {
    if (item !== null && typeof item !== 'object') continue
    call.fail(
      {
        code: 'WRONG_TYPE',
        message: 'an item of the list is no text',
        found: describeTypeOf(item),
        expected: 'a list of strings, numbers and booleans',
      },
      0,
    )
  }
  return items.map(textOf)
}

function wellFormed(value: Json | undefined, call: HelperCall): string {
  const text = textOf(value)
  if (/\p{Surrogate}/u.test(text)) {
    call.fail({ code: 'INVALID_TEXT', message: 'the text holds half of a surrogate pair, which has no bytes' }, 0)
  }
  return text
}

function numbers(args: readonly Json[]): number[] {
  return args.filter((each) => typeof each === 'number')
}

/** Integers stay exact: a result beyond what a JSON reader keeps is refused, and so is one that is no number at all. */
function exact(result: number, args: readonly Json[], call: HelperCall): number {
  const isExact = numbers(args).every(Number.isInteger) ? Number.isSafeInteger(result) : Number.isFinite(result)
  if (isExact) return result + 0
  return call.fail({
    code: 'NUMBER_RANGE',
    message: 'the result is too large to be exact',
    expected: `an integer between -${Number.MAX_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}`,
  })
}

/** Adding 0 turns -0 into 0. */
const whole = ([value = 0]: readonly number[], toInteger: (value: number) => number): number => toInteger(value) + 0

const roundHalfAway = (value: number): number => Math.sign(value) * Math.round(Math.abs(value))
