/**
 * Memory of texts: for control flow that was seen before, the very same string.
 *
 * Whoever keeps what a text parses to then finds it without reading the text again.
 */

import type { SourcePosition } from '../../diagnostic/diagnostic.ts'
import type { HoleTokens } from './hole-tokens.ts'
import type { Pieces, Trail } from './pieces.ts'
import type { Run } from './run.ts'
import { TextWriter, type WrittenText } from './written-text.ts'

/** Most texts kept for one template: the ways through its conditions that are common at one time. */
const maxTexts = 16

/** Longest trail kept: comparing longer ones, of big loops, gains nothing. */
const maxTrail = 2_000

/** The last text that a template wrote. */
export class TextMemory {
  readonly #pieces: Pieces
  readonly #tokens: HoleTokens | undefined
  readonly #start: SourcePosition
  /** The latest first. */
  #known: { readonly trail: Trail; readonly written: WrittenText }[] = []

  constructor(pieces: Pieces, tokens: HoleTokens | undefined, start: SourcePosition) {
    this.#pieces = pieces
    this.#tokens = tokens
    this.#start = start
  }

  /** The text of a run; `undefined` where it is longer than `maxBytes` in UTF-8. */
  recall({ trail, hasValues }: Run, maxBytes: number): WrittenText | undefined {
    const known = this.#known.find((each) => isSame(each.trail, trail))
    if (known !== undefined) return known.written
    const written = new TextWriter(this.#pieces, this.#tokens).write(trail, this.#start, maxBytes)
    if (written !== undefined && !hasValues && trail.length <= maxTrail) {
      this.#known = [{ trail, written }, ...this.#known.slice(0, maxTexts - 1)]
    }
    return written
  }
}

function isSame(a: Trail, b: Trail): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}
