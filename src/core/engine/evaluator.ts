/**
 * The evaluator: a flag set, ready to answer.
 *
 * Flags are planned when they are first asked for: loading ten thousand costs no more than knowing their names.
 */

import type { EvaluationContext } from '../model/context.ts'
import type { Flag } from '../model/flag.ts'
import type { FlagSet } from '../model/flag-set.ts'
import type { Resolution } from '../model/resolution.ts'
import { PlannedFlag } from './planned-flag.ts'
import { PlannedSegments } from './planned-segments.ts'

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
    this.#segments = new PlannedSegments(flagSet.segments)
    this.#flags = new Map(flagSet.flags.map((flag) => [flag.key, flag]))
  }

  /** Keys of all flags, sorted. */
  get keys(): readonly string[] {
    return [...this.#flags.keys()]
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

  /** A flag with its analyses; undefined where there is none. */
  flag(key: string): PlannedFlag | undefined {
    const known = this.#planned.get(key)
    const flag = this.#flags.get(key)
    if (known !== undefined || flag === undefined) return known
    const planned = new PlannedFlag(flag, this.#segments)
    this.#planned.set(key, planned)
    return planned
  }
}

/** Makes a flag set ready to answer. */
export function planFlagSet(flagSet: FlagSet): Evaluator {
  return new Evaluator(flagSet)
}
