/** Durations: `1h30m` to milliseconds, in the notation of Go and CEL. */

const unitMs = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ns', 1e-6],
])

/**
 * @param text A sequence of numbers with units, `1h30m`, `-1.5s`; `0` needs no unit.
 * @returns Milliseconds, not necessarily whole; `undefined` for anything else.
 *
 * Source: Go `time.ParseDuration`.
 */
export function parseDuration(text: string): number | undefined {
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '0') return 0
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:h|ms|us|µs|ns|m|s))+$/.test(unsigned)) return undefined
  let total = 0
  for (const [, amount, unit] of unsigned.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/g)) {
    total += Number(amount) * (unitMs.get(unit!) ?? 0)
  }
  return text.startsWith('-') ? -total : total
}
