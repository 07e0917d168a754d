/**
 * Placing a condition: from an offset in the text of a scalar to a position in the file that holds the scalar.
 *
 * Exact where the scalar stands on one line, plain or quoted; elsewhere the scalar's own place has to do.
 */

import type { SourceText } from '../../../diagnostic/source-text.ts'
import type { Place } from '../../../model/flag-set.ts'
import type { LocatedScalar } from '../../../yaml/located.ts'

/** Gives the place of a range of the scalar's text. */
export type Placer = (start: number, end: number) => Place

/** Prepares to place ranges of one scalar; the work is done when the first is asked for. */
export function placerOf(scalar: LocatedScalar, source: SourceText): Placer {
  let columns: readonly number[] | undefined
  return (start, end) => {
    columns ??= columnsOf(scalar, source)
    const first = columns[start]
    const last = columns[Math.min(end, columns.length - 1)] // what is missing is found one beyond the end
    if (first === undefined || last === undefined) return { at: scalar.at, length: scalar.length }
    return { at: { ...scalar.at, column: first }, length: Math.max(1, last - first) }
  }
}

/** The column of every character of the scalar's text and of its end; empty where they cannot be told. */
function columnsOf(scalar: LocatedScalar, source: SourceText): readonly number[] {
  const line = source.lineAt(scalar.at.line)
  const from = scalar.at.column - 1
  if (!scalar.isQuoted) return line.startsWith(scalar.text, from) ? columnsOfPlain(scalar.text, from) : []
  const quote = line[from]
  if (quote !== '"' && quote !== "'") return []
  const columns: number[] = []
  let index = from + 1
  let text = ''
  while ((index < line.length && line[index] !== quote) || (quote === "'" && line.startsWith("''", index))) {
    const step = quote === '"' ? readEscape(line, index) : readSingle(line, index)
    if (step === undefined) return []
    for (let unit = 0; unit < step.text.length; unit += 1) columns.push(index + 1)
    text += step.text
    index += step.size
  }
  columns.push(index + 1)
  return text === scalar.text ? columns : []
}

function columnsOfPlain(text: string, from: number): readonly number[] {
  return Array.from({ length: text.length + 1 }, (_, offset) => from + offset + 1)
}

interface Step {
  readonly text: string
  readonly size: number
}

const readSingle = (line: string, index: number): Step =>
  line[index] === "'" ? { text: "'", size: 2 } : { text: line[index] ?? '', size: 1 }

const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
])

/** One character or escape of a double-quoted scalar; `undefined` for the escapes that conditions do not need. */
function readEscape(line: string, index: number): Step | undefined {
  if (line[index] !== '\\') return { text: line[index] ?? '', size: 1 }
  const hex = /^\\u([0-9a-fA-F]{4})/.exec(line.slice(index, index + 6))
  if (hex !== null) return { text: String.fromCharCode(Number.parseInt(hex[1]!, 16)), size: 6 }
  const text = escapes.get(line[index + 1] ?? '')
  return text === undefined ? undefined : { text, size: 2 }
}
