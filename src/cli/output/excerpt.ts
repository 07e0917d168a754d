/**
 * Excerpts: one line of a file, with what is wrong in it underlined.
 *
 * Works on a bounded part around the column, however long the line is. Whether a file may be shown at all is not
 * decided here.
 */

import { displayWidth } from './display-width.ts'
import { isLowSurrogate, visible } from './visible.ts'

/** A line as shown and the carets under it; equal columns of both stand above each other. */
export interface Excerpt {
  readonly text: string
  readonly carets: string
}

/** Longest part of a line that is shown, in UTF-16 code units, and how much of it stands before the column. */
const maxUnits = 100
const unitsBefore = 40

const tabWidth = 4

/**
 * Excerpts a line.
 *
 * @param line   The line without its line break.
 * @param column Where the underlining starts: UTF-16 code units from 1; beyond the end means just behind it.
 * @param length Code units to underline; what lies beyond the shown part is not underlined.
 */
export function excerptLine(line: string, column: number, length: number): Excerpt {
  const start = Math.min(Math.max(column - 1, 0), line.length)
  const { from, to } = windowAround(line, start)
  const end = Math.min(start + Math.max(length, 1), to)
  const head = from > 0 ? '…' : ''
  const before = show(line.slice(from, start), displayWidth(head))
  const marked = show(line.slice(start, end), displayWidth(head) + displayWidth(before))
  const after = show(line.slice(end, to), displayWidth(head + before + marked))
  const tail = to < line.length ? '…' : ''
  return {
    text: (head + before + marked + after + tail).trimEnd(),
    carets: ' '.repeat(displayWidth(head + before)) + '^'.repeat(Math.max(1, displayWidth(marked))),
  }
}

function windowAround(line: string, start: number): { from: number; to: number } {
  if (line.length <= maxUnits) return { from: 0, to: line.length }
  const from = Math.min(Math.max(0, start - unitsBefore), line.length - maxUnits)
  const to = from + maxUnits
  return { from: isLowSurrogate(line, from) ? from + 1 : from, to: isLowSurrogate(line, to) ? to + 1 : to }
}

/** Makes a part of a line visible; tabs become spaces up to the next stop, counted from the line's shown start. */
function show(part: string, columnsBefore: number): string {
  let shown = ''
  for (const [index, piece] of part.split('\t').entries()) {
    if (index > 0) {
      const at = columnsBefore + displayWidth(shown)
      shown += ' '.repeat(tabWidth - (at % tabWidth))
    }
    shown += visible(piece)
  }
  return shown
}
