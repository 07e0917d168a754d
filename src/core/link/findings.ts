/** Findings of the checker, before they have a place: what several of its parts say in the same words. */

import { nearest } from '../../lib/nearest.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { describe, type Type } from './types.ts'

/** A diagnostic without place and severity. */
export type Finding = Pick<Diagnostic, 'code' | 'message' | 'found' | 'expected' | 'hint'>

/** `now` is kept to comparisons, so that each can say when it changes. */
export const misuseOfNow: Finding = {
  code: 'CEL_TIME',
  message: 'the time is used otherwise than compared with a timestamp',
  found: 'now',
  expected: 'now <, <=, > or >= a timestamp',
  hint: 'write now > timestamp(…) + duration(…)',
}

/** Values of types that do not belong where they stand. */
export function wrongType(message: string, types: readonly Type[], expected: string): Finding {
  if (types.some(({ kind }) => kind === 'now')) return misuseOfNow
  return { code: 'CEL_TYPE', message, found: types.map(describe).join(' and '), expected }
}

/** An operator or function that does not take what it is given. */
export function misuseOf(
  { name, takes }: { readonly name: string; readonly takes: string },
  types: readonly Type[],
): Finding {
  return wrongType(`${name} is applied to types that it does not take`, types, takes)
}

/** A hint with the nearest name, else another, if there is one. */
export function suggestion(name: string, names: Iterable<string>, otherwise?: string): { readonly hint?: string } {
  const near = nearest(name, names)
  if (near !== undefined) return { hint: `did you mean "${near}"?` }
  return otherwise === undefined ? {} : { hint: otherwise }
}

/** `one of "a", "b"`; `otherwise` where there is nothing to choose from. */
export function oneOf(names: readonly string[], otherwise: string): string {
  return names.length === 0 ? otherwise : `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`
}

/** A reference to a segment that is nowhere. */
export function unknownSegment(key: string, names: readonly string[]): Finding {
  return {
    code: 'UNKNOWN_SEGMENT',
    message: `no file defines the segment "${key}"`,
    found: JSON.stringify(key),
    expected: oneOf(names, 'a segment that a file defines'),
    ...suggestion(key, names),
  }
}
