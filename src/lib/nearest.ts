/**
 * Nearest name: what somebody probably meant by a name that does not exist.
 *
 * Plain text in, plain text out; what the names stand for is unknown here.
 */

/** Names longer than this are not compared: a suggestion is not worth quadratic time over pasted text. */
const maxLength = 64

/**
 * The candidate closest to `name`, if one is close enough to be a likely slip: at most a third of the letters
 * (but one, unless it is the only one) inserted, removed, replaced or swapped with a neighbour. Else one that begins with
 * it, if it has three letters. Case counts for nothing.
 *
 * @returns The first of the closest candidates in their order; `undefined` when all are too far or equal to `name`.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > maxLength) return undefined
  const wanted = name.toLowerCase()
  let best: string | undefined
  let longer: string | undefined
  let bestDistance = Math.min(Math.max(1, Math.floor(name.length / 3)), name.length - 1) + 1
  for (const candidate of candidates) {
    if (name.length >= 3 && candidate.length > name.length && candidate.toLowerCase().startsWith(wanted))
      longer ??= candidate
    if (candidate === name || Math.abs(candidate.length - name.length) >= bestDistance) continue
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best ?? longer
}

/** Restricted Damerau–Levenshtein distance (optimal string alignment) in three rows. */
function editDistance(a: string, b: string): number {
  let older: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) cost = Math.min(cost, older[j - 2]! + 1)
      row.push(cost)
    }
    older = previous
    previous = row
  }
  return previous[b.length]!
}
