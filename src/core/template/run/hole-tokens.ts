/** Tokens of holes, kept: the same index is always written the same way, and runs make no new texts for it. */

import { chooseHolePrefix, holeToken } from '../hole.ts'

/** The tokens of one set of templates. */
export class HoleTokens {
  readonly prefix: string
  /**
   * Whether texts, put one after the other, could make a prefix that none of them has in it. Then every output has to
   * be searched.
   */
  readonly isForgeable: boolean
  readonly #tokens: string[] = []

  /** @param texts All texts from which output can be made. */
  constructor(texts: readonly string[]) {
    this.prefix = chooseHolePrefix(texts)
    const starts = Array.from({ length: this.prefix.length - 1 }, (_, index) => this.prefix.slice(0, index + 1))
    this.isForgeable = texts.some((text) => starts.some((start) => text.endsWith(start)))
  }

  token(index: number): string {
    const known = this.#tokens[index]
    if (known !== undefined) return known
    const token = holeToken(this.prefix, index)
    this.#tokens[index] = token
    return token
  }

  /** Whether a text has as many tokens as holes were made. */
  isGenuine(text: string, holes: number): boolean {
    let count = 0
    for (let at = text.indexOf(this.prefix); at !== -1; at = text.indexOf(this.prefix, at + 1)) count += 1
    return count === holes
  }
}
