/** Tables: rows of text as aligned columns for people. */

import { displayWidth, padToWidth } from './display-width.ts'
import { visible } from './visible.ts'

const gap = '  '

/**
 * Formats rows as columns that are as wide as their widest cell, two spaces apart.
 *
 * @param rows Cells as text of one line; they are made visible here. Rows may differ in length.
 * @returns One line for each row, each with its line break and without spaces at its end.
 */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(visible))
  const widths: number[] = []
  for (const row of shown) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell))
  }
  return shown
    .map((row) => row.map((cell, column) => padToWidth(cell, widths[column] ?? 0)).join(gap))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}
