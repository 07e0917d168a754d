/**
 * Pieces: everything that templates can write, numbered. What a run wrote is a list of numbers, its trail.
 *
 * Equal control flow makes equal trails, so that text is put together only for a trail that was not seen before.
 */

import type { Spot } from './spot.ts'

/** A piece of text of some file. */
export type Piece =
  /** Literal text of a template. */
  | { readonly kind: 'text'; readonly text: string; readonly spot: Spot }
  /** The token of the next hole. */
  | { readonly kind: 'hole'; readonly spot: Spot }
  /** A value as text, which follows in the trail. */
  | { readonly kind: 'value'; readonly spot: Spot }
  /** From here on, blanks before every line; until the `outdent` that belongs to it. */
  | { readonly kind: 'indent'; readonly blanks: string; readonly spot: Spot }
  | { readonly kind: 'outdent' }

/** Numbers of pieces; after that of a `value`, its text. */
export type Trail = readonly (number | string)[]

/** The number of the only `outdent`. */
export const outdent = 0

/** All pieces that a set of templates can write, by number. */
export class Pieces {
  readonly #pieces: Piece[] = [{ kind: 'outdent' }]

  /** @returns The number of the piece. */
  add(piece: Piece): number {
    return this.#pieces.push(piece) - 1
  }

  get(number: number | string | undefined): Piece | undefined {
    return typeof number === 'number' ? this.#pieces[number] : undefined
  }
}
