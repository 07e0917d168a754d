/** Results as a table: what was measured, what it may be, and what stood beside it. */

/**
 * @typedef {import('./statistics.mjs').Summary} Summary
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {Summary} measured
 * @property {string} unit
 * @property {{ name: string, measured: Summary, ratio: Summary }} [peer] The ratio is ours by theirs.
 * @property {string} [budget] In words.
 * @property {boolean} [isMet] Absent where there is no budget.
 */

const headings = ['', 'median', 'min … max', 'peer', 'median', 'min … max', 'ours/peer', 'budget', '']

/**
 * Writes rows as a table.
 *
 * @param {readonly Row[]} rows
 * @returns {string} Lines without the last break.
 */
export function writeTable(rows) {
  const cells = [headings, ...rows.map(toCells)]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column], column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const leftAligned = new Set([0, 3, 7, 8])

const pad = (cell, width, column) => (leftAligned.has(column) ? cell.padEnd(width) : cell.padStart(width))

function toCells({ what, measured, unit, peer, budget = '', isMet }) {
  const mark = isMet === undefined ? '' : isMet ? 'pass' : 'FAIL'
  return [
    what,
    ...toSpread(measured, unit),
    peer?.name ?? '',
    ...toSpread(peer?.measured, unit),
    peer === undefined ? '' : toNumber(peer.ratio.median),
    budget,
    mark,
  ]
}

function toSpread(summary, unit) {
  if (summary === undefined) return ['', '']
  return [`${toNumber(summary.median)} ${unit}`, `${toNumber(summary.min)} … ${toNumber(summary.max)}`]
}

/** Three digits are more than such measurements carry. */
function toNumber(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-US')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
