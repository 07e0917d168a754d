/** Equality and order of values, as CEL has them: integers and doubles are one line of numbers. */

import { compareCodePoints } from '../../lib/code-points.ts'
import { compareVersions, Version } from '../../lib/semver.ts'
import { isList, isRecord, readOwn, type Value } from './value.ts'

/** Whether two values are equal; values of different types are not. Lists and maps are compared by content. */
export function areEqual(a: Value, b: Value): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Version || b instanceof Version) {
    return a instanceof Version && b instanceof Version && compareVersions(a, b) === 0
  }
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => areEqual(item, b[index] ?? null))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => areFieldsEqual(readOwn(a, key), readOwn(b, key)))
}

const areFieldsEqual = (a: Value | undefined, b: Value | undefined): boolean =>
  a !== undefined && b !== undefined && areEqual(a, b)

/** Orders two strings, booleans or versions: negative, zero or positive; undefined for other pairs. */
export function compareOrdered(a: Value, b: Value): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return a instanceof Version && b instanceof Version ? compareVersions(a, b) : undefined
}

/**
 * Whether a collection holds an item: a list by equality, a map by its keys.
 *
 * @returns Undefined if there is nothing to look into.
 */
export function contains(collection: Value, item: Value): boolean | undefined {
  if (isList(collection)) return collection.some((other) => areEqual(other, item))
  if (isRecord(collection)) return typeof item === 'string' && Object.hasOwn(collection, item)
  return undefined
}
