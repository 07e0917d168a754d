/** Planned flags: one flag, ready to be evaluated. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { EvaluationContext } from '../model/context.ts'
import type { Flag } from '../model/flag.ts'
import type { Resolution } from '../model/resolution.ts'
import { planFlag, planRule, positionOf, traceRule } from './plan-decision.ts'
import type { PlannedSegments } from './planned-segments.ts'
import { readsOf } from './reads.ts'
import { resolveFailure } from './resolve.ts'
import { type Decide, Failure, type Frame, newFrame } from './value.ts'

/** What became of one rule in one evaluation. */
export interface RuleOutcome {
  readonly at: SourcePosition
  readonly outcome: 'applied' | 'did not apply' | 'outside its time' | 'failed' | 'not reached'
}

const unreadable = new Failure('GENERAL', 'the context could not be read')

/** One flag, ready to be evaluated. */
export class PlannedFlag {
  readonly flag: Flag
  readonly #segments: PlannedSegments
  readonly #decide: Decide

  constructor(flag: Flag, segments: PlannedSegments) {
    this.flag = flag
    this.#segments = segments
    this.#decide = planFlag(flag, segments.scope)
  }

  /**
   * Evaluates the flag. Pure, never throws, and allocates nothing unless it fails.
   *
   * @param nowMs Milliseconds since 1970 UTC.
   */
  evaluate(context: EvaluationContext, nowMs: number): Resolution {
    return this.#evaluate(context, nowMs, undefined)
  }

  /** Paths of the context that the flag can read: `facts.tier`, `targetingKey`; `facts.*` where a key is computed. Sorted. */
  get reads(): readonly string[] {
    return this.flag.isEnabled ? readsOf(this.flag.decision, (key) => this.#segments.conditionOf(key)) : []
  }

  /**
   * The first instant after `nowMs` at which the same context gets another value, variant, reason or error, by the
   * passing of time alone. In whole milliseconds; undefined if it never does.
   */
  nextChange(context: EvaluationContext, nowMs: number): number | undefined {
    let [current, next] = this.#look(context, nowMs)
    while (next !== undefined) {
      const [later, afterwards] = this.#look(context, next)
      if (!isSame(current, later)) return next
      current = later
      next = afterwards
    }
    return undefined
  }

  /** What became of each rule, in order; for explaining, not for speed. */
  trace(context: EvaluationContext, nowMs: number): readonly RuleOutcome[] {
    const { decision, isEnabled } = this.flag
    if (decision.kind !== 'first') return []
    let isDecided = !isEnabled
    return decision.rules.map((rule) => {
      const at = positionOf(rule, this.flag)
      if (isDecided) return { at, outcome: 'not reached' }
      const outcome = traceRule(planRule(rule, this.flag, this.#segments.scope), context, nowMs)
      isDecided = outcome === 'applied' || outcome === 'failed'
      return { at, outcome }
    })
  }

  /** A context with getters or proxies can throw; what has been checked to be JSON cannot. */
  #evaluate(context: EvaluationContext, nowMs: number, frame: Frame | undefined): Resolution {
    try {
      return this.#decide(context, nowMs, frame)
    } catch {
      return resolveFailure(this.flag, unreadable, this.flag.at)
    }
  }

  /**
   * Evaluates at an instant, and tells at which later one the decision could be another: the nearest of those that the
   * comparisons on the way to it depend on. Until then the way is the same.
   */
  #look(context: EvaluationContext, nowMs: number): [Resolution, number | undefined] {
    const instants: number[] = []
    const resolution = this.#evaluate(context, nowMs, newFrame(instants))
    let next: number | undefined
    for (const instant of instants) {
      if (instant > nowMs && Number.isFinite(instant)) next = Math.min(instant, next ?? instant)
    }
    return [resolution, next]
  }
}

const isSame = (a: Resolution, b: Resolution): boolean =>
  a.reason === b.reason && a.variant === b.variant && a.errorCode === b.errorCode && a.value === b.value
