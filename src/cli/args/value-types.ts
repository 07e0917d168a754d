/**
 * Types of command-line values: how a text becomes a value, what to say when it does not, what to offer for completion.
 *
 * A value type knows nothing of the option that it is used in.
 */

import type { Json } from '../../core/model/json.ts'
import { nearest } from '../../lib/nearest.ts'
import { parseTimestamp } from '../../lib/timestamp.ts'
import { quote } from '../output/visible.ts'

/** A value, or why the text is none: read as "--option wants <expected>, found <found>". */
export type Coerced<T> =
  | { readonly value: T; readonly expected?: undefined }
  | {
      readonly expected: string
      /** What was given; absent where it may be a value that must not be repeated. */
      readonly found?: string
      readonly hint?: string
    }

/** What a shell offers for a value. Values with `choices` offer those. */
export type Completes = 'files' | 'directories' | 'nothing'

/** What texts an option or argument takes, and the value that each becomes. */
export interface ValueType<T> {
  /** Stands for the value in help: `FILE`, `KEY=VALUE`. */
  readonly placeholder: string
  /** All texts that are right, where they can be listed. */
  readonly choices?: readonly string[]
  readonly completes: Completes
  readonly coerce: (text: string) => Coerced<T>
}

/** A key with its value, as in `--param KEY=VALUE`. A list of these keeps their order and may name a key twice. */
export interface Entry<T> {
  readonly key: string
  readonly value: T
}

/** Text that is not empty: an empty one usually comes from a variable that is not set. */
export function text(placeholder: string): ValueType<string> {
  return { placeholder, completes: 'nothing', coerce: notEmpty }
}

/** The path of a file, as written; `-` may stand for standard input where the command says so. */
export function file(placeholder = 'FILE'): ValueType<string> {
  return { placeholder, completes: 'files', coerce: notEmpty }
}

/** The path of a directory, as written. */
export function directory(placeholder = 'DIR'): ValueType<string> {
  return { placeholder, completes: 'directories', coerce: notEmpty }
}

/**
 * Text that passes a test.
 *
 * @param expected What passes, as in "wants …": `kind/name, such as customer/acme`.
 */
export function matching(placeholder: string, test: (text: string) => boolean, expected: string): ValueType<string> {
  return {
    placeholder,
    completes: 'nothing',
    coerce: (given) => (test(given) ? { value: given } : { expected, found: quote(given) }),
  }
}

/** One of a few words. */
export function choice<const T extends string>(placeholder: string, choices: readonly T[]): ValueType<T> {
  return {
    placeholder,
    choices,
    completes: 'nothing',
    coerce: (given) => {
      const value = choices.find((word) => word === given)
      if (value !== undefined) return { value }
      const meant = nearest(given, choices)
      const hint = meant === undefined ? {} : { hint: `did you mean ${quote(meant)}?` }
      return { expected: `one of ${choices.join(', ')}`, found: quote(given), ...hint }
    },
  }
}

/** A decimal integer within bounds, both included. */
export function integer(placeholder: string, least: number, most: number): ValueType<number> {
  return {
    placeholder,
    completes: 'nothing',
    coerce: (given) => {
      const value = /^-?\d{1,15}$/.test(given) ? Number(given) : Number.NaN
      if (value >= least && value <= most) return { value }
      return { expected: `an integer from ${least} to ${most}`, found: quote(given) }
    },
  }
}

/** An instant in RFC 3339, as milliseconds since 1970 UTC. */
export const time: ValueType<number> = {
  placeholder: 'TIME',
  completes: 'nothing',
  coerce: (given) => {
    const value = parseTimestamp(given)
    if (value !== undefined) return { value }
    return { expected: 'a time with its zone, such as 2026-12-01T09:00:00Z', found: quote(given) }
  },
}

/** `KEY=VALUE`: the value is all that follows the first `=`, and may be empty. */
export const keyValue: ValueType<Entry<string>> = {
  placeholder: 'KEY=VALUE',
  completes: 'nothing',
  coerce: (given) => {
    const parts = splitEntry(given)
    if (parts !== undefined) return { value: parts }
    return { expected: 'KEY=VALUE with a key before the first "="', found: quote(given) }
  },
}

/** `KEY=JSON`. Neither text nor value is ever repeated: it may be a fact. */
export const keyJson: ValueType<Entry<Json>> = {
  placeholder: 'KEY=JSON',
  completes: 'nothing',
  coerce: (given) => {
    const parts = splitEntry(given)
    if (parts === undefined) return { expected: 'KEY=JSON with a key before the first "="' }
    const value = parseJson(parts.value)
    if (value !== undefined) return { value: { key: parts.key, value } }
    return {
      expected: `JSON after "${quote(parts.key).slice(1, -1)}="`,
      hint: `text needs double quotes inside the shell's own: '${quote(parts.key).slice(1, -1)}="text"'`,
    }
  },
}

/** A JSON object. The text is never repeated: it may hold facts. */
export const jsonObject: ValueType<{ readonly [key: string]: Json }> = {
  placeholder: 'JSON',
  completes: 'nothing',
  coerce: (given) => {
    const value = parseJson(given)
    const isObject = typeof value === 'object' && value !== null && !isList(value)
    return isObject ? { value } : { expected: `a JSON object, such as '{"cohort": "beta"}'` }
  },
}

const notEmpty = (given: string): Coerced<string> =>
  given === '' ? { expected: 'text that is not empty' } : { value: given }

function splitEntry(given: string): Entry<string> | undefined {
  const at = given.indexOf('=')
  return at < 1 ? undefined : { key: given.slice(0, at), value: given.slice(at + 1) }
}

function parseJson(given: string): Json | undefined {
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}

/** `Array.isArray` does not narrow readonly arrays. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
