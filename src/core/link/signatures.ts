/**
 * Signatures: which types operators take, and which they give.
 *
 * This is the list of overloads; what the operators do with values is the engine's affair.
 */

import type { BinaryOperator, UnaryOperator } from '../model/expression.ts'
import {
  areComparable,
  bool,
  double,
  duration,
  dyn,
  int,
  isJson,
  isMapLike,
  isNumber,
  string,
  type Type,
  timestamp,
} from './types.ts'

/** What an operator gives; `onDoubles` where its numbers are doubles whatever their value. */
export interface Applied {
  readonly type: Type
  readonly onDoubles?: true
}

interface Signature {
  /** How people know it, for messages. */
  readonly name: string
  /** What it takes, for messages. */
  readonly takes: string
}

/** The signature of an operator of one value; `apply` is undefined for types that it does not take. */
export interface UnarySignature extends Signature {
  apply(value: Type): Applied | undefined
}

/** The signature of an operator of two values; `apply` is undefined for types that it does not take. */
export interface BinarySignature extends Signature {
  apply(left: Type, right: Type): Applied | undefined
}

const give = (type: Type, when: boolean): Applied | undefined => (when ? { type } : undefined)

const isOf = (type: Type, ...kinds: readonly Type['kind'][]): boolean =>
  type.kind === 'dyn' || kinds.includes(type.kind)

function unary(name: string, takes: string, result: Type, ...kinds: readonly Type['kind'][]): UnarySignature {
  return { name, takes, apply: (value) => give(result, isOf(value, ...kinds)) }
}

function onStrings(name: string): BinarySignature {
  return { name, takes: 'two strings', apply: (a, b) => give(bool, isOf(a, 'string') && isOf(b, 'string')) }
}

function equality(name: string): BinarySignature {
  return { name, takes: 'two values of the same type', apply: (a, b) => give(bool, areComparable(a, b)) }
}

const ordered: readonly Type['kind'][] = ['string', 'bool', 'timestamp', 'duration', 'version']

function ordering(name: string): BinarySignature {
  return {
    name,
    takes: 'two numbers, strings, booleans, timestamps, durations or versions',
    apply: (a, b) => give(bool, isOrdered(a, b)),
  }
}

function isOrdered(a: Type, b: Type): boolean {
  const isTime = (type: Type): boolean => type.kind === 'timestamp'
  if (a.kind === 'now') return isTime(b)
  if (b.kind === 'now') return isTime(a)
  if (a.kind === 'dyn') return isScalarOrDyn(b)
  if (b.kind === 'dyn') return isScalarOrDyn(a)
  return (isNumber(a) && isNumber(b)) || (a.kind === b.kind && ordered.includes(a.kind))
}

const isScalarOrDyn = (type: Type): boolean => isNumber(type) || isOf(type, 'string', 'bool')

/** What two numbers give; a `dyn` beside a number has to be one too. */
function numeric(a: Type, b: Type): Applied | undefined {
  if (!isOf(a, 'int', 'double') || !isOf(b, 'int', 'double')) return undefined
  if (a.kind === 'double' || b.kind === 'double') return { type: double, onDoubles: true }
  return { type: a.kind === 'int' && b.kind === 'int' ? int : dyn }
}

function arithmetic(
  name: string,
  takes: string,
  more: (a: Type, b: Type) => Type | undefined = () => undefined,
): BinarySignature {
  return {
    name,
    takes,
    apply(a, b) {
      const type = more(a, b)
      if (type === undefined) return numeric(a, b)
      // Instants and spans are counted in milliseconds, which are not CEL's integers.
      return type.kind === 'timestamp' || type.kind === 'duration' ? { type, onDoubles: true } : { type }
    },
  }
}

function addition(a: Type, b: Type): Type | undefined {
  if (isOf(a, 'string') && isOf(b, 'string')) return a.kind === 'string' || b.kind === 'string' ? string : dyn
  if (a.kind === 'list' && b.kind === 'list') {
    const item = a.item.kind === b.item.kind ? a.item : isJson(a) && isJson(b) ? dyn : undefined
    return item === undefined ? undefined : { kind: 'list', item, maxItems: a.maxItems + b.maxItems }
  }
  if ((a.kind === 'list' && b.kind === 'dyn') || (a.kind === 'dyn' && b.kind === 'list'))
    return isJson(a) && isJson(b) ? dyn : undefined
  if (a.kind === 'duration' && b.kind === 'duration') return duration
  const isShift = (a.kind === 'timestamp' && b.kind === 'duration') || (a.kind === 'duration' && b.kind === 'timestamp')
  return isShift ? timestamp : undefined
}

function subtraction(a: Type, b: Type): Type | undefined {
  if (b.kind === 'duration' && (a.kind === 'timestamp' || a.kind === 'duration')) return a
  return a.kind === 'timestamp' && b.kind === 'timestamp' ? duration : undefined
}

function membership(item: Type, of: Type): Applied | undefined {
  if (item.kind === 'now') return undefined
  if (of.kind === 'list') return give(bool, areComparable(item, of.item))
  if (isMapLike(of)) return give(bool, isOf(item, 'string'))
  return give(bool, of.kind === 'dyn' && isJson(item))
}

/** Of an integer an integer, of a double a double; of anything else, whatever it turns out to be. */
const sameNumber = (type: Type): Type => (type.kind === 'int' ? int : type.kind === 'double' ? double : dyn)

/** All operators of one value. */
export const unarySignatures: Readonly<Record<UnaryOperator, UnarySignature>> = {
  not: unary('!', 'a boolean', bool, 'bool'),
  negate: { name: '-', takes: 'a number', apply: (value) => give(sameNumber(value), isOf(value, 'int', 'double')) },
  size: unary('size', 'a string, list or map', int, 'string', 'list', 'map', 'root'),
  lowerAscii: unary('lowerAscii', 'a string', string, 'string'),
  upperAscii: unary('upperAscii', 'a string', string, 'string'),
  version: unary('semver', 'a string', { kind: 'version' }, 'string'),
  timestamp: unary('timestamp', 'a string', timestamp, 'string'),
  duration: unary('duration', 'a string', duration, 'string'),
  toInt: unary('int', 'a number or a string', int, 'int', 'double', 'string'),
  toDouble: unary('double', 'a number or a string', double, 'int', 'double', 'string'),
  toString: unary('string', 'a number, string or boolean', string, 'int', 'double', 'string', 'bool'),
}

/** All operators of two values. */
export const binarySignatures: Readonly<Record<BinaryOperator, BinarySignature>> = {
  equal: equality('=='),
  notEqual: equality('!='),
  less: ordering('<'),
  lessOrEqual: ordering('<='),
  greater: ordering('>'),
  greaterOrEqual: ordering('>='),
  in: { name: 'in', takes: 'a value and a list of such values, or a string and a map', apply: membership },
  add: arithmetic('+', 'two numbers, strings or lists, or a timestamp and a duration', addition),
  subtract: arithmetic('-', 'two numbers, timestamps or durations, or a timestamp and a duration', subtraction),
  multiply: arithmetic('*', 'two numbers'),
  divide: arithmetic('/', 'two numbers'),
  modulo: {
    name: '%',
    takes: 'two integers',
    apply: (a, b) => give(a.kind === 'int' && b.kind === 'int' ? int : dyn, isOf(a, 'int') && isOf(b, 'int')),
  },
  contains: onStrings('contains'),
  startsWith: onStrings('startsWith'),
  endsWith: onStrings('endsWith'),
  matches: onStrings('matches'),
}
