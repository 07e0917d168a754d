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

/**
 * How many times as long one thing takes as another, where each pair of samples was taken side by side.
 *
 * The middle of the pairs' ratios, rather than the ratio of two middles: a machine that slows down for a while slows both of
 * a pair, and so no ratio.
 *
 * @param {readonly number[]} samples
 * @param {readonly number[]} others As many.
 * @returns {Summary}
 */
export function compare(samples, others) {
  return summarize(samples.map((sample, index) => sample / others[index]))
}
