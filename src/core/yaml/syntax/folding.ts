/**
 * Folding: what white space between two words of a scalar over several lines stands for.
 *
 * Blanks within a line stay; one line break becomes a space, each further one a line feed; blanks around them go.
 */
export class Folding {
  #blanks = ''
  #leadingBreak = ''
  #trailingBreaks = ''
  /** Whether a line break was passed since the last word. */
  brokeLine = false

  addBlank(blank: string): void {
    if (!this.brokeLine) this.#blanks += blank
  }

  addBreak(text: string): void {
    if (this.brokeLine) this.#trailingBreaks += text
    else {
      this.#blanks = ''
      this.#leadingBreak = text
      this.brokeLine = true
    }
  }

  /** An escaped line break: the line goes on without a space. */
  joinLines(): void {
    this.brokeLine = true
  }

  /** What stands between the words, and starts anew. */
  take(): string {
    const text = this.#text()
    this.#blanks = ''
    this.#leadingBreak = ''
    this.#trailingBreaks = ''
    this.brokeLine = false
    return text
  }

  #text(): string {
    if (!this.brokeLine) return this.#blanks
    if (this.#leadingBreak === '\n') return this.#trailingBreaks === '' ? ' ' : this.#trailingBreaks
    return this.#leadingBreak + this.#trailingBreaks
  }
}
