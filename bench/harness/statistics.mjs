/** Statistics of repeated measurements: the middle of them and how far they spread. */

/**
 * @typedef {object} Summary
 * @property {number} min
 * @property {number} median
 * @property {number} max
 * @property {number} count How many measurements there were.
 */

/**
 * Sums up measurements.
 *
 * @param {readonly number[]} samples At least one, in any order and unit.
 * @returns {Summary}
 */
export function summarize(samples) {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  return { min: sorted[0], median, max: sorted.at(-1), count: sorted.length }
}
