/** Text pieces: what is left of literal text after whitespace control, cut where backslashes are dropped. */

import type { ContentNode } from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import type { TextPiece } from '../ast.ts'
import type { Report } from '../grammar/report.ts'

/**
 * @param start Offset in the file at which the node's original text starts.
 * @param dropped Offsets of backslashes that are no text, ascending.
 */
export function textPieces(node: ContentNode, start: number, dropped: readonly number[], report: Report): TextPiece[] {
  const from = start + strippedLength(node)
  const until = from + node.value.length
  const pieces: TextPiece[] = []
  let at = from
  for (const cut of [...dropped.slice(firstAtLeast(dropped, from), firstAtLeast(dropped, until)), until]) {
    if (cut > at) {
      pieces.push({ kind: 'text', text: report.source.text.slice(at, cut), place: report.place(at, cut) })
    }
    at = cut + 1
  }
  return pieces
}

/**
 * How much was stripped from the start. Only blanks are, so the first other character tells; where blanks are all that
 * is left, what was stripped is what a tag on a line of its own takes with it: a tilde would have taken everything.
 */
function strippedLength({ value, original, rightStripped }: ContentNode): number {
  const first = value.search(/\S/)
  if (first !== -1) return original.search(/\S/) - first
  return rightStripped ? (/^[ \t]*\r?\n?/.exec(original)?.[0].length ?? 0) : 0
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
