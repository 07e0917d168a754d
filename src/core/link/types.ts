/**
 * Types of expressions, as conditions are checked with.
 *
 * `dyn` is a JSON value of which nothing is known before evaluation. Timestamps, durations and versions are not JSON,
 * and never become `dyn`: at run time nothing tells a timestamp from a number.
 */

import type { ContextRoot, Expression, RecordRoot } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import type { ValueType } from '../model/value-type.ts'

/** What is known of a value before evaluation. */
export type Type =
  | { readonly kind: 'dyn' | 'null' | 'bool' | 'timestamp' | 'duration' | 'version' | 'now' }
  /** `fact`: the value is that of a declared fact, whose allowed values are known. */
  | { readonly kind: 'string' | 'int' | 'double'; readonly fact?: FactDeclaration }
  | { readonly kind: 'list'; readonly item: Type; readonly maxItems: number }
  | { readonly kind: 'map' }
  | { readonly kind: 'root'; readonly root: RecordRoot }

/** How many items a list or map is taken to have where no declaration says. */
export const assumedItems = 1000

/** A JSON value of any type. */
export const dyn: Type = { kind: 'dyn' }
/** `true` or `false`. */
export const bool: Type = { kind: 'bool' }
/** A whole number that JSON keeps exactly. */
export const int: Type = { kind: 'int' }
/** Any number; arithmetic keeps fractions. */
export const double: Type = { kind: 'double' }
/** Text of which no allowed values are known. */
export const string: Type = { kind: 'string' }
/** An instant. */
export const timestamp: Type = { kind: 'timestamp' }
/** A span of time. */
export const duration: Type = { kind: 'duration' }

/** The type of values of a declared type; `maxItems` is for lists. */
export function typeOfValueType(type: ValueType | undefined, item: Type = dyn, maxItems: number = assumedItems): Type {
  switch (type) {
    case undefined:
      return dyn
    case 'boolean':
      return bool
    case 'integer':
      return int
    case 'number':
      return double
    case 'string':
      return string
    case 'list':
      return { kind: 'list', item, maxItems }
    case 'object':
      return { kind: 'map' }
  }
}

/** The type of a declared fact; it may be null besides, which no operator minds before evaluation. */
export function typeOfFact(fact: FactDeclaration): Type {
  const type = typeOfValueType(fact.type, typeOfValueType(fact.items), fact.maxItems)
  return type.kind === 'string' || type.kind === 'int' || type.kind === 'double' ? { ...type, fact } : type
}

const phrases: Readonly<Record<Exclude<Type['kind'], 'root'>, string>> = {
  dyn: 'any value',
  null: 'null',
  bool: 'a boolean',
  int: 'an integer',
  double: 'a number',
  string: 'a string',
  list: 'a list',
  map: 'a map',
  timestamp: 'a timestamp',
  duration: 'a duration',
  version: 'a version',
  now: 'the time',
}

/** The type in words: `a string`, `a list`. */
export function describe(type: Type): string {
  return type.kind === 'root' ? `all of ${type.root}` : phrases[type.kind]
}

/** Whether values of the type are JSON. */
export function isJson(type: Type): boolean {
  if (type.kind === 'list') return isJson(type.item)
  return !['timestamp', 'duration', 'version', 'now'].includes(type.kind)
}

/** Whether values of the type are known to be numbers. */
export function isNumber(type: Type): boolean {
  return type.kind === 'int' || type.kind === 'double'
}

/** The type of something that is one or the other; undefined where a value could not tell which. */
export function unify(a: Type, b: Type): Type | undefined {
  if (a.kind === 'null' && isJson(b)) return b
  if (b.kind === 'null' && isJson(a)) return a
  if (a.kind === 'list' && b.kind === 'list') {
    const item = unify(a.item, b.item)
    return item === undefined ? undefined : { kind: 'list', item, maxItems: Math.max(a.maxItems, b.maxItems) }
  }
  if (a.kind === b.kind) return a.kind === 'string' || isNumber(a) ? withoutFact(a) : a
  return isJson(a) && isJson(b) ? dyn : undefined
}

const withoutFact = (type: Type): Type => (type.kind === 'string' ? string : type.kind === 'int' ? int : double)

/** Whether `==` between the two can ever be of use. */
export function areComparable(a: Type, b: Type): boolean {
  if (a.kind === 'now' || b.kind === 'now') return false
  if (a.kind === 'dyn' || a.kind === 'null') return isJson(b)
  if (b.kind === 'dyn' || b.kind === 'null') return isJson(a)
  if (a.kind === 'list' && b.kind === 'list') return areComparable(a.item, b.item)
  return a.kind === b.kind || (isNumber(a) && isNumber(b)) || (isMapLike(a) && isMapLike(b))
}

/** Whether the type has named fields, none of them known. */
export function isMapLike(type: Type): boolean {
  return type.kind === 'map' || type.kind === 'root'
}

/** The type of a literal. */
export function typeOfLiteral({ value, isDouble }: Expression & { kind: 'literal' }): Type {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'number') return isDouble ? double : int
  return typeof value === 'boolean' ? bool : string
}

/** The type of a whole root of the context. */
export function typeOfRoot(root: ContextRoot): Type {
  return root === 'identity' || root === 'targetingKey' ? string : { kind: 'root', root }
}
