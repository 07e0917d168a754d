/** Splits and ramps of native rules: weights, percentages and what they leave to the default. */

import { formatTimestamp } from '../../../lib/timestamp.ts'
import type { Decision, RampPoint, Share } from '../../model/decision.ts'
import type { Expression } from '../../model/expression.ts'
import type { LocatedEntry, LocatedMap } from '../../yaml/located.ts'
import type { Compiling } from './compiling.ts'
import { entryOf, mapOf, stringOf } from './reading.ts'
import { readInstant } from './times.ts'
import { findVariant, type Variants } from './variants.ts'

/** What the outcome of a rule is compiled with. */
export interface OutcomeContext {
  readonly compiling: Compiling
  readonly variants: Variants
  /** Key of the flag's default variant, if that is known. */
  readonly defaultVariant: string | undefined
  /** The rule, for messages: `rule 2 of flag "x"`. */
  readonly subject: string
}

/** Reads `split`: weights relative to each other. */
export function compileSplit(context: OutcomeContext, map: LocatedMap, by: Expression): Decision | undefined {
  const shares = readShares(context, map.entries)
  if (shares === undefined) return undefined
  if (isPositive(sumOf(shares))) return { kind: 'split', by, scheme: 'murmur3', salt: context.variants.flagKey, shares }
  context.compiling.report(
    {
      code: 'INVALID_SHARES',
      message: `the shares of ${context.subject} do not sum to a positive number`,
      found: String(sumOf(shares)),
      expected: 'a number above 0',
    },
    map,
  )
  return undefined
}

/** Reads `ramp`: percentages at two instants; what they leave is served the default variant. */
export function compileRamp(context: OutcomeContext, map: LocatedMap, by: Expression): Decision | undefined {
  const from = readPoint(context, map, 'from')
  const to = readPoint(context, map, 'to')
  if (from === undefined || to === undefined) return undefined
  if (from.atMs >= to.atMs) {
    const { compiling, subject } = context
    compiling.report(
      {
        code: 'EMPTY_WINDOW',
        message: `the ramp of ${subject} ends before it begins`,
        found: formatTimestamp(to.atMs),
        expected: `an instant after ${formatTimestamp(from.atMs)}`,
      },
      stringOf(mapOf(map, 'to'), 'at') ?? map,
    )
    return undefined
  }
  const order = [...new Set([...from.shares, ...to.shares].map((share) => share.variant))]
  return {
    kind: 'ramp',
    by,
    scheme: 'murmur3',
    salt: context.variants.flagKey,
    from: fill(from, order),
    to: fill(to, order),
  }
}

/** The same variants at both ends, so that each boundary has one way to go. */
function fill(point: RampPoint, order: readonly string[]): RampPoint {
  const weights = new Map(point.shares.map((share) => [share.variant, share.weight]))
  return { ...point, shares: order.map((variant) => ({ variant, weight: weights.get(variant) ?? 0 })) }
}

function readPoint(context: OutcomeContext, ramp: LocatedMap, end: 'from' | 'to'): RampPoint | undefined {
  const { compiling, subject, defaultVariant } = context
  const map = mapOf(ramp, end)
  if (map === undefined) return undefined
  const atMs = readInstant(compiling, stringOf(map, 'at'), `"at" of the ramp of ${subject}`)
  const shares = readShares(
    context,
    map.entries.filter((entry) => entry !== entryOf(map, 'at')),
  )
  if (atMs === undefined || shares === undefined) return undefined
  const sum = sumOf(shares)
  if (sum > 100 + 1e-9) {
    const message = `the percentages of the ramp of ${subject} sum to more than 100`
    compiling.report({ code: 'INVALID_SHARES', message, found: String(sum), expected: 'at most 100' }, map)
    return undefined
  }
  const rest = Math.max(0, 100 - sum)
  if (defaultVariant === undefined) return undefined
  if (shares.some((share) => share.variant === defaultVariant)) return checkWhole(context, map, rest, { atMs, shares })
  return { atMs, shares: [...shares, { variant: defaultVariant, weight: rest }] }
}

/** Where the default variant has a percentage of its own, nothing may be left that would be added to it silently. */
function checkWhole(context: OutcomeContext, map: LocatedMap, rest: number, point: RampPoint): RampPoint | undefined {
  if (rest <= 1e-9) return point
  context.compiling.report(
    {
      code: 'INVALID_SHARES',
      message: `the percentages of the ramp of ${context.subject} name the default variant, but do not sum to 100`,
      found: String(100 - rest),
      expected: '100',
      hint: 'leave the default variant out: it gets what the others leave',
    },
    map,
  )
  return undefined
}

function readShares(context: OutcomeContext, entries: readonly LocatedEntry[]): Share[] | undefined {
  const { compiling, variants, subject } = context
  const shares = new Map<string, Share>()
  let isWhole = true
  for (const { key, value } of entries) {
    const variant = findVariant(compiling, variants, key, subject)
    const weight =
      value.kind === 'scalar' && typeof value.value === 'number' && value.value >= 0 ? value.value : undefined
    isWhole &&= variant !== undefined && weight !== undefined && Number.isFinite(weight)
    if (variant === undefined || weight === undefined) continue
    if (shares.has(variant)) {
      isWhole = false
      const message = `${subject} gives a share to the variant "${variant}" twice`
      compiling.report({ code: 'DUPLICATE_VARIANT', message, found: JSON.stringify(key.text) }, key)
    }
    shares.set(variant, { variant, weight })
  }
  return isWhole ? [...shares.values()] : undefined
}

const sumOf = (shares: readonly Share[]): number => shares.reduce((sum, share) => sum + share.weight, 0)

const isPositive = (sum: number): boolean => sum > 0 && Number.isFinite(sum)
