/** Types of values: what a flag resolves to and what a fact may hold. */

import type { Json } from './json.ts'

/** `integer` is a number without fraction that a JSON reader keeps exactly; `number` is any finite number. */
export const valueTypes = ['boolean', 'string', 'integer', 'number', 'object', 'list'] as const

/** A type of values, by its name in flag files. */
export type ValueType = (typeof valueTypes)[number]

/** Whether the value is of the type; null is of none. */
export function isOfType(value: Json, type: ValueType): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'list':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}

const typePhrases: Readonly<Record<ValueType, string>> = {
  boolean: 'true or false',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  object: 'a map',
  list: 'a list',
}

/** The type in words, for `expected`: `an integer`, `true or false`. */
export function describeType(type: ValueType): string {
  return typePhrases[type]
}

/** The type of a value in words, for `found`, without the value: `a string`, `a map`, `null`. */
export function describeTypeOf(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'a boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a number'
  return typeof value === 'string' ? 'a string' : Array.isArray(value) ? 'a list' : 'a map'
}
