/**
 * The evaluator: a flag set, ready to answer.
 *
 * Flags are planned when they are first asked for: loading ten thousand costs no more than knowing their names.
 */

import type { EvaluationContext } from '../model/context.ts'
import type { Flag } from '../model/flag.ts'
import type { FlagSet, Segment } from '../model/flag-set.ts'
import type { Resolution } from '../model/resolution.ts'
import { planExpression } from './plan-expression.ts'
import { PlannedFlag, type Segments } from './planned-flag.ts'
import { Failure, type Run } from './value.ts'

const notFound: Resolution = Object.freeze({
  value: null,
  reason: 'ERROR',
  errorCode: 'FLAG_NOT_FOUND',
  errorMessage: 'no flag has this key',
})

/** Evaluates the flags of one set. */
export class Evaluator {
  readonly flagSet: FlagSet
  readonly #flags: ReadonlyMap<string, Flag>
  readonly #planned = new Map<string, PlannedFlag>()
  readonly #segments: PlannedSegments

  /** @param flagSet Must come from the linker, possibly by way of JSON; it is not checked again. */
  constructor(flagSet: FlagSet) {
    this.flagSet = flagSet
    this.#flags = new Map(flagSet.flags.map((flag) => [flag.key, flag]))
    this.#segments = new PlannedSegments(flagSet.segments)
  }

  /** Keys of all flags, sorted. */
  get keys(): Iterable<string> {
    return this.#flags.keys()
  }

  /**
   * Evaluates a flag by its key. Pure and synchronous, never throws; FLAG_NOT_FOUND where there is none.
   *
   * @param nowMs Milliseconds since 1970 UTC.
   */
  evaluate(key: string, context: EvaluationContext, nowMs: number): Resolution {
    const planned = this.#planned.get(key) ?? this.flag(key)
    return planned === undefined ? notFound : planned.evaluate(context, nowMs)
  }

  /** A flag, planned; undefined where there is none. */
  flag(key: string): PlannedFlag | undefined {
    const known = this.#planned.get(key)
    if (known !== undefined) return known
    const flag = this.#flags.get(key)
    if (flag === undefined) return undefined
    const planned = new PlannedFlag(flag, this.#segments)
    this.#planned.set(key, planned)
    return planned
  }
}

/** Makes a flag set ready to answer. */
export function planFlagSet(flagSet: FlagSet): Evaluator {
  return new Evaluator(flagSet)
}

/** Segments, each planned once, when first used. */
class PlannedSegments implements Segments {
  readonly #segments: ReadonlyMap<string, Segment>
  readonly #runs = new Map<string, Run>()

  constructor(segments: readonly Segment[]) {
    this.#segments = new Map(segments.map((segment) => [segment.key, segment]))
  }

  conditionOf(key: string): Segment['condition'] | undefined {
    return this.#segments.get(key)?.condition
  }

  run(key: string): Run {
    const known = this.#runs.get(key)
    if (known !== undefined) return known
    const condition = this.conditionOf(key)
    const missing = new Failure('PARSE_ERROR', `there is no segment "${key}"`)
    const run =
      condition === undefined
        ? () => missing
        : planExpression(condition, { segment: (other) => this.run(other), variables: [] })
    this.#runs.set(key, run)
    return run
  }
}
