/**
 * Holes: the tokens that a structured template writes where a value will stand.
 *
 * A token is `prefix` + five decimal digits, so adjacent tokens cannot run into each other. It is a plain scalar and
 * a plain word everywhere in YAML and JSON. The prefix is chosen so that no text of the application contains it:
 * a token in the output is always one of ours. Holes are numbered by their place in the text, so equal control flow
 * gives equal text whatever the values are.
 */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Json } from '../model/json.ts'
import type { Secret } from '../model/secret.ts'

/**
 * Text with secrets in it, kept in parts so that it never exists as a string before it is filled in.
 *
 * A class, because a flag or fact may hold a map of the same shape: only `instanceof` tells them apart.
 */
export class SecretText {
  readonly kind = 'secret-text'
  /** Parts in order; `encode` lists what is applied to the concatenation, innermost first. */
  readonly parts: readonly (string | Secret | SecretText)[]
  readonly encode: readonly ('base64' | 'json' | 'urlencode')[]

  constructor(parts: SecretText['parts'], encode: SecretText['encode'] = []) {
    this.parts = parts
    this.encode = encode
  }
}

/** A read that went into a value: which flag, fact or root, as the template names it. */
export interface Read {
  readonly kind: 'flag' | 'fact' | 'secret' | 'secretVersion' | 'root'
  /** Flag key, fact key, secret name, or dotted root path such as `app.name`. */
  readonly name: string
}

/** A value waiting for its place. */
export interface Hole {
  readonly value: Json | SecretText
  /** Where the expression stands in the template. */
  readonly at: SourcePosition
  /** Columns of the expression on its first line. */
  readonly length: number
  /** What was read to get the value, in order; empty unless tracking was asked for. */
  readonly reads: readonly Read[]
}

/** A structured template after its control flow ran: text whose values are still tokens. */
export interface HoledText {
  readonly text: string
  readonly prefix: string
  readonly holes: readonly Hole[]
  /** Place in a template or partial from which the character at an offset of `text` came. */
  locate(offset: number): SourcePosition
}

const digits = 5

/** Most holes that one text can have. */
export const maxHoles = 10 ** digits

/** The token of the hole with this index in `HoledText.holes`. */
export function holeToken(prefix: string, index: number): string {
  return prefix + String(index).padStart(digits, '0')
}

/** Finds all tokens with this prefix; group 1 is the index. */
export function holePattern(prefix: string): RegExp {
  return new RegExp(`${prefix}(\\d{${digits}})`, 'g')
}

/**
 * A prefix that none of the texts contains. The same texts always give the same prefix.
 *
 * @param texts All texts from which the output can be made: the template, its partials.
 */
export function chooseHolePrefix(texts: readonly string[]): string {
  for (let salt = 0; ; salt += 1) {
    const prefix = `zqHole${salt === 0 ? '' : salt.toString(36)}x`
    if (!texts.some((text) => text.includes(prefix))) return prefix
  }
}
