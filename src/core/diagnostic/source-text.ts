/**
 * Source texts: from an offset to a line and column, and from a line number to its text.
 *
 * Lines end at `\n` or `\r\n`. This module reads no files; it is given the text.
 */

import type { SourcePosition } from './diagnostic.ts'

/** A text with its name, which knows its lines. */
export class SourceText {
  readonly file: string
  readonly text: string
  #lineStarts: number[] | undefined

  /**
   * @param file Path to show, relative to what the user asked about.
   * @param text Whole content, decoded.
   */
  constructor(file: string, text: string) {
    this.file = file
    this.text = text
  }

  /** Position of a UTF-16 offset; offsets beyond the end give the end. */
  positionAt(offset: number): SourcePosition {
    const starts = this.#starts()
    const target = Math.max(0, Math.min(offset, this.text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= target) low = middle
      else high = middle - 1
    }
    return { file: this.file, line: low + 1, column: target - starts[low]! + 1 }
  }

  /** Text of a line (counted from 1) without its line break; empty where there is no such line. */
  lineAt(line: number): string {
    const starts = this.#starts()
    const start = starts[line - 1]
    if (start === undefined) return ''
    const end = starts[line] ?? this.text.length + 1
    return this.text.slice(start, end - 1).replace(/\r$/, '')
  }

  #starts(): number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0]
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1)
      this.#lineStarts = starts
    }
    return this.#lineStarts
  }
}
