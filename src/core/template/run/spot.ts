/** Spots: where an expression or statement stands, worked out when somebody asks. */

import type { SourcePosition } from '../../diagnostic/diagnostic.ts'
import type { Place } from '../ast.ts'

/** A place in a file. */
export class Spot {
  readonly #file: string
  readonly #place: Place
  #at: SourcePosition | undefined

  constructor(file: string, place: Place) {
    this.#file = file
    this.#place = place
  }

  /** Always the same object. */
  get at(): SourcePosition {
    const [, line, column] = this.#place
    this.#at ??= { file: this.#file, line, column }
    return this.#at
  }

  /** Columns on the first line. */
  get length(): number {
    return this.#place[3]
  }
}
