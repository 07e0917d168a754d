/** Pieces: all text and all values that templates can write, numbered, so that output can be traced back to its place. */

import type { SourcePosition } from '../../diagnostic/diagnostic.ts'

export interface Piece {
  readonly at: SourcePosition
  /** Text as it stands in the file; otherwise something that was put in its place. */
  readonly isText: boolean
}

export class Pieces {
  readonly #pieces: Piece[] = []

  /** @returns The number of the piece. */
  add(at: SourcePosition, isText: boolean): number {
    return this.#pieces.push({ at, isText }) - 1
  }

  /**
   * The place from which a character of a run's text came.
   *
   * @param marks As in `Run`.
   */
  locate(text: string, marks: readonly number[], offset: number): SourcePosition {
    const mark = lastMark(marks, offset)
    const piece = this.#pieces[marks[mark + 1] ?? -1]
    if (piece === undefined) throw new RangeError('nothing was written')
    const { at, isText } = piece
    if (!isText) return at
    const before = text.slice(marks[mark]!, Math.max(marks[mark]!, offset))
    const lineStart = before.lastIndexOf('\n') + 1
    const column = before.length - lineStart
    if (lineStart === 0) return { ...at, column: at.column + column }
    const indent = marks[mark + 2]!
    return { file: at.file, line: at.line + before.split('\n').length - 1, column: Math.max(0, column - indent) + 1 }
  }
}

/** Index of the last mark at or before an offset. */
function lastMark(marks: readonly number[], offset: number): number {
  let low = 0
  let high = marks.length / 3 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (marks[middle * 3]! <= offset) low = middle
    else high = middle - 1
  }
  return low * 3
}
