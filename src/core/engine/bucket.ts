/**
 * Buckets: which share of a split a key falls into.
 *
 * Pure arithmetic; this module knows nothing of flags or contexts. The answer for a key may never change between
 * releases: every change moves live deployments. `docs/reference/bucketing.md` describes it for others to repeat.
 */

import { murmur3 } from '../../lib/murmur3.ts'

/** Points lie on a line of this length. */
const lineLength = 2 ** 32

/** What a salt adds to the hash of every key. */
export function seedOf(salt: string): number {
  return murmur3(salt)
}

/**
 * The point of a key on the line.
 *
 * @param seed Of the salt, by `seedOf`.
 * @returns A whole number from 0 up to, but not including, 2³².
 */
export function pointOf(key: string, seed: number): number {
  return murmur3(key, seed)
}

/**
 * Where each share ends, as parts of the whole from 0 to 1, in the order of the weights.
 *
 * @param weights Finite numbers ≥ 0 whose sum is finite and positive.
 */
export function boundariesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum / total
  })
}

/** The first point that lies beyond a boundary; dividing by a power of two is exact, so nothing is rounded here. */
export function thresholdOf(boundary: number): number {
  return Math.ceil(boundary * lineLength)
}

/**
 * A boundary that is on its way.
 *
 * @param progress From 0, at `from`, to 1, at `to`. Never goes beyond either, nor back, whatever is rounded.
 */
export function boundaryAt(from: number, to: number, progress: number): number {
  if (progress <= 0) return from
  if (progress >= 1) return to
  const between = from + (to - from) * progress
  return Math.min(Math.max(between, Math.min(from, to)), Math.max(from, to))
}
