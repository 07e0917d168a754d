/**
 * Operators: what they do with values.
 *
 * A number counts as an integer where it is a safe integer, unless the expression says that its numbers are doubles.
 * None of these is ever handed a failure; each gives one where it does not take the values' types.
 */

import { countCodePoints } from '../../lib/code-points.ts'
import { parseDuration } from '../../lib/duration.ts'
import { parseVersion } from '../../lib/semver.ts'
import { parseTimestamp } from '../../lib/timestamp.ts'
import type { BinaryOperator, UnaryOperator } from '../model/expression.ts'
import { areEqual, compareOrdered, contains } from './compare.ts'
import { Failure, isList, isRecord, type Value } from './value.ts'

/** What an operator does with one value. */
export type Unary = (value: Value) => Value
/** What an operator does with two values. */
export type Binary = (left: Value, right: Value) => Value

/** Made once for each operator, so that failing allocates no more than succeeding. */
function wrongType(name: string): Failure {
  return new Failure('INVALID_CONTEXT', `"${name}" met a value of a type that it does not take`)
}

const overflow = new Failure('GENERAL', 'an integer in a condition became too large')
const divisionByZero = new Failure('GENERAL', 'a condition divides an integer by zero')

/** Operators of one value. */
export const unaryOperators: Readonly<Record<UnaryOperator, Unary>> = {
  not: onType('!', 'boolean', (value) => !value),
  negate: onType('-', 'number', (value) => 0 - value),
  size: sizeOf(),
  lowerAscii: onType('lowerAscii', 'string', (text) => text.replace(/[A-Z]+/g, (part) => part.toLowerCase())),
  upperAscii: onType('upperAscii', 'string', (text) => text.replace(/[a-z]+/g, (part) => part.toUpperCase())),
  version: parser('semver', 'a semantic version', parseVersion),
  timestamp: parser('timestamp', 'a timestamp', parseTimestamp),
  duration: parser('duration', 'a duration', parseDuration),
  toInt: toInt(),
  toDouble: toDouble(),
  toString: toText(),
}

/** Operators of two values. */
export const binaryOperators: Readonly<Record<Exclude<BinaryOperator, 'matches'>, Binary>> = {
  equal: areEqual,
  notEqual: (left, right) => !areEqual(left, right),
  less: ordering('<', (a, b) => a < b),
  lessOrEqual: ordering('<=', (a, b) => a <= b),
  greater: ordering('>', (a, b) => a > b),
  greaterOrEqual: ordering('>=', (a, b) => a >= b),
  in: membership(),
  add: addition(),
  subtract: arithmetic('-', (a, b) => a - b),
  multiply: arithmetic('*', (a, b) => a * b),
  divide: division(),
  modulo: remainder(),
  contains: onStrings('contains', (text, part) => text.includes(part)),
  startsWith: onStrings('startsWith', (text, part) => text.startsWith(part)),
  endsWith: onStrings('endsWith', (text, part) => text.endsWith(part)),
}

/** Arithmetic where the expression says that its numbers are doubles, or milliseconds. */
export const doubleOperators: Readonly<Partial<Record<BinaryOperator, Binary>>> = {
  add: onNumbers('+', (a, b) => a + b),
  subtract: onNumbers('-', (a, b) => a - b),
  multiply: onNumbers('*', (a, b) => a * b),
  divide: onNumbers('/', (a, b) => a / b),
}

interface TypeNames {
  boolean: boolean
  number: number
  string: string
}

function isOfType<T extends keyof TypeNames>(value: Value, type: T): value is TypeNames[T] & Value {
  return typeof value === type
}

function onType<T extends keyof TypeNames>(name: string, type: T, apply: (value: TypeNames[T]) => Value): Unary {
  const failure = wrongType(name)
  return (value) => (isOfType(value, type) ? apply(value) : failure)
}

function onNumbers(name: string, apply: (left: number, right: number) => Value): Binary {
  const failure = wrongType(name)
  return (left, right) => (typeof left === 'number' && typeof right === 'number' ? apply(left, right) : failure)
}

function onStrings(name: string, apply: (left: string, right: string) => Value): Binary {
  const failure = wrongType(name)
  return (left, right) => (typeof left === 'string' && typeof right === 'string' ? apply(left, right) : failure)
}

function ordering(name: string, test: (left: number, right: number) => boolean): Binary {
  const failure = wrongType(name)
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return test(left, right)
    const order = compareOrdered(left, right)
    return order === undefined ? failure : test(order, 0)
  }
}

const areIntegers = (left: number, right: number): boolean => Number.isSafeInteger(left) && Number.isSafeInteger(right)

/** Integers give an integer or nothing; a double on either side makes a double. */
function arithmetic(name: string, apply: (left: number, right: number) => number): Binary {
  return onNumbers(name, (left, right) => {
    const result = apply(left, right)
    if (!areIntegers(left, right)) return result
    return Number.isSafeInteger(result) ? result + 0 : overflow // `+ 0` turns -0 into the integer 0
  })
}

function addition(): Binary {
  const addNumbers = arithmetic('+', (a, b) => a + b)
  return (left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return left + right
    if (isList(left) && isList(right)) return [...left, ...right]
    return addNumbers(left, right)
  }
}

/** Between integers, `/` drops the fraction, towards zero. */
function division(): Binary {
  return onNumbers('/', (left, right) => {
    if (!areIntegers(left, right)) return left / right
    return right === 0 ? divisionByZero : Math.trunc(left / right) + 0
  })
}

/** The sign is that of the left side. */
function remainder(): Binary {
  const failure = wrongType('%')
  return onNumbers('%', (left, right) => {
    if (!areIntegers(left, right)) return failure
    return right === 0 ? divisionByZero : (left % right) + 0
  })
}

function membership(): Binary {
  const failure = wrongType('in')
  return (item, collection) => contains(collection, item) ?? failure
}

function sizeOf(): Unary {
  const failure = wrongType('size')
  return (value) => {
    if (typeof value === 'string') return countCodePoints(value)
    if (isList(value)) return value.length
    return isRecord(value) ? Object.keys(value).length : failure
  }
}

function parser(name: string, what: string, parse: (text: string) => Value | undefined): Unary {
  const failure = new Failure('INVALID_CONTEXT', `${name}() was given text that is not ${what}`)
  return onType(name, 'string', (text) => parse(text) ?? failure)
}

function toInt(): Unary {
  const failure = new Failure('INVALID_CONTEXT', 'int() was given something that is not an integer')
  return (value) => {
    const isDecimal = typeof value === 'string' && /^[+-]?\d{1,16}$/.test(value)
    const number = typeof value === 'number' ? Math.trunc(value) + 0 : isDecimal ? Number(value) + 0 : Number.NaN
    return Number.isSafeInteger(number) ? number : failure
  }
}

function toDouble(): Unary {
  const failure = new Failure('INVALID_CONTEXT', 'double() was given something that is not a number')
  return (value) => {
    if (typeof value === 'number') return value
    const isNumber = typeof value === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)
    return isNumber ? Number(value) : failure
  }
}

function toText(): Unary {
  const failure = wrongType('string')
  return (value) => {
    if (typeof value === 'string') return value
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : failure
  }
}
