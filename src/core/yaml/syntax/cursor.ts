/**
 * The cursor: a place in the text, with the line and column that YAML's indentation goes by.
 *
 * Columns count code points. Which characters break lines depends on the flavour of YAML.
 */

import { endOfText, isBlank } from './characters.ts'

/**
 * What differs between the readers.
 *
 * - `kubernetes`: go-yaml v2. NEL, LS and PS break lines; JSON's `\/` and surrogate escapes are errors.
 * - `core`: YAML 1.2. They are characters like others; JSON's escapes are known.
 */
export type Flavour = 'kubernetes' | 'core'

/** Called for each comment with the offsets of its `#` and its end. */
export type OnComment = (start: number, end: number) => void

const nextLine = 0x85
const lineSeparator = 0x2028
const paragraphSeparator = 0x2029
const highSurrogate = /[\ud800-\udbff]/

/** A place in a text that moves forward only. */
export class Cursor {
  /** The text, then U+0000. */
  readonly text: string
  readonly flavour: Flavour
  offset = 0
  line = 0
  #lineStart = 0
  /** Code points of the line so far that take two units. */
  #wide = 0
  readonly #hasWide: boolean

  /** @param text Must not hold U+0000. A line break is added where the last line has none, as Kubernetes does. */
  constructor(text: string, flavour: Flavour) {
    this.text = text.endsWith('\n') ? `${text}\0` : `${text}\n\0`
    this.flavour = flavour
    this.#hasWide = highSurrogate.test(text)
  }

  get column(): number {
    return this.offset - this.#lineStart - this.#wide
  }

  get code(): number {
    return this.text.charCodeAt(this.offset)
  }

  /** Code `distance` units on; NaN beyond the end. */
  peek(distance: number): number {
    return this.text.charCodeAt(this.offset + distance)
  }

  /** Moves on within the line. */
  moveTo(offset: number): void {
    if (this.#hasWide) {
      for (let at = this.offset; at < offset; at += 1)
        if ((this.text.charCodeAt(at) & 0xfc00) === 0xd800) this.#wide += 1
    }
    this.offset = offset
  }

  skip(units = 1): void {
    this.moveTo(this.offset + units)
  }

  skipBlanks(): void {
    while (isBlank(this.code)) this.offset += 1
  }

  /** To the end of the line, which is not passed. */
  skipComment(): void {
    this.moveTo(this.endOfLine())
  }

  endOfLine(): number {
    let at = this.offset
    while (!this.isBreakOrEndAt(at)) at += 1
    return at
  }

  endOfBlanks(at: number): number {
    let end = at
    while (isBlank(this.text.charCodeAt(end))) end += 1
    return end
  }

  isBreakAt(at: number): boolean {
    const code = this.text.charCodeAt(at)
    if (code > 0x0d && code < 0x85) return false
    if (code === 0x0a || code === 0x0d) return true
    return (code === nextLine || code === lineSeparator || code === paragraphSeparator) && this.flavour === 'kubernetes'
  }

  isBreakOrEndAt(at: number): boolean {
    return this.text.charCodeAt(at) === endOfText || this.isBreakAt(at)
  }

  isBlankOrEndAt(at: number): boolean {
    return isBlank(this.text.charCodeAt(at)) || this.isBreakOrEndAt(at)
  }

  /** Passes one line break and gives what it means in a scalar: a line feed, or itself for LS and PS. */
  readBreak(): string {
    const code = this.code
    this.offset += this.#breakWidth(code)
    this.line += 1
    this.#lineStart = this.offset
    this.#wide = 0
    return code === lineSeparator || code === paragraphSeparator ? String.fromCharCode(code) : '\n'
  }

  /** At the start of a line, `---` or `...` with nothing attached. */
  isAtDocumentIndicator(): boolean {
    if (this.offset !== this.#lineStart) return false
    const code = this.code
    if (code !== 0x2d && code !== 0x2e) return false
    return code === this.peek(1) && code === this.peek(2) && this.isBlankOrEndAt(this.offset + 3)
  }

  #breakWidth(code: number): number {
    if (code !== 0x0d) return 1
    if (this.peek(1) === 0x0a) return 2
    // Kubernetes cuts CR LF to LF before go-yaml sees it, and CR LF again is one break
    return this.peek(1) === 0x0d && this.peek(2) === 0x0a ? 3 : 1
  }
}
