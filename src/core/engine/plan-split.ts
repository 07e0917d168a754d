/** Planning splits and ramps: keys become points, points fall into shares. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { RampDecision, Share, SplitDecision } from '../model/decision.ts'
import type { Flag } from '../model/flag.ts'
import { boundariesOf, boundaryAt, pointOf, seedOf, thresholdOf } from './bucket.ts'
import type { PlanScope } from './plan-scope.ts'
import { resolveFailure, resolveVariant } from './resolve.ts'
import { type Decide, Failure, type Frame, type Value } from './value.ts'

const missingKey = new Failure('TARGETING_KEY_MISSING', 'the key that a split divides by is empty or null')
const wrongKey = new Failure('INVALID_CONTEXT', 'the key that a split divides by is not a scalar')
const nobody = new Failure('GENERAL', 'the shares of a split do not sum to a positive number')

/** The text that is hashed. Numbers and booleans are hashed as CEL's `string()` writes them. */
function toKey(value: Value): string | Failure {
  if (typeof value === 'string') return value === '' ? missingKey : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null) return missingKey
  return value instanceof Failure ? value : wrongKey
}

const weightsOf = (shares: readonly Share[]): number[] => shares.map(({ weight }) => weight)

/** Plans a split. */
export function planSplit(split: SplitDecision, flag: Flag, scope: PlanScope, at: SourcePosition): Decide {
  const by = scope.plan(split.by)
  const seed = seedOf(split.salt)
  const resolutions = split.shares.map(({ variant }) => resolveVariant(flag, variant, 'SPLIT', at))
  const thresholds = boundariesOf(weightsOf(split.shares)).map(thresholdOf)
  return (context, nowMs, frame) => {
    const key = toKey(by(context, nowMs, frame))
    if (key instanceof Failure) return resolveFailure(flag, key, at)
    const point = pointOf(key, seed)
    for (let index = 0; index < thresholds.length; index += 1) {
      if (point < thresholds[index]!) return resolutions[index]!
    }
    return resolveFailure(flag, nobody, at)
  }
}

/** Plans a ramp. */
export function planRamp(ramp: RampDecision, flag: Flag, scope: PlanScope, at: SourcePosition): Decide {
  const by = scope.plan(ramp.by)
  const seed = seedOf(ramp.salt)
  const resolutions = ramp.from.shares.map(({ variant }) => resolveVariant(flag, variant, 'SPLIT', at))
  const boundaries = movingBoundaries(ramp)
  return (context, nowMs, frame) => {
    const key = toKey(by(context, nowMs, frame))
    if (key instanceof Failure) return resolveFailure(flag, key, at)
    const point = pointOf(key, seed)
    watchBoundaries(ramp, boundaries, point, frame)
    for (let index = 0; index < boundaries.length; index += 1) {
      if (boundaries[index]!(point, nowMs)) return resolutions[index]!
    }
    return resolveFailure(flag, nobody, at)
  }
}

/** Whether a point lies below a share's end at an instant. */
type Boundary = (point: number, nowMs: number) => boolean

function movingBoundaries({ from, to }: RampDecision): Boundary[] {
  const ends = boundariesOf(weightsOf(to.shares))
  const spanMs = to.atMs - from.atMs
  return boundariesOf(weightsOf(from.shares)).map((start, index) => {
    const end = ends[index] ?? start
    return (point, nowMs) => point < thresholdOf(boundaryAt(start, end, (nowMs - from.atMs) / spanMs))
  })
}

/** Tells whoever asks at which instants the key is passed by a boundary. */
function watchBoundaries(
  ramp: RampDecision,
  boundaries: readonly Boundary[],
  point: number,
  frame: Frame | undefined,
): void {
  if (frame?.instants === undefined) return
  for (const covers of boundaries) {
    const instant = findSwitch(ramp, (ms) => covers(point, ms))
    if (instant !== undefined) frame.instants.push(instant)
  }
}

/** The first millisecond of the ramp at which a boundary has passed the key; each boundary moves one way only. */
function findSwitch({ from, to }: RampDecision, covers: (ms: number) => boolean): number | undefined {
  let before = from.atMs
  let after = to.atMs
  const atStart = covers(before)
  if (covers(after) === atStart) return undefined
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (covers(middle) === atStart) before = middle
    else after = middle
  }
  return after
}
