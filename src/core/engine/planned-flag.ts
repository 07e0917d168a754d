/** Planned flags: one flag, ready to be evaluated. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { EvaluationContext } from '../model/context.ts'
import type { Expression } from '../model/expression.ts'
import type { Flag } from '../model/flag.ts'
import type { Json } from '../model/json.ts'
import type { Resolution } from '../model/resolution.ts'
import { type Decide, type DecisionScope, isOpen, planDecision, planRule, testRule } from './plan-decision.ts'
import { readsOf } from './reads.ts'
import { Failure, newFrame, type Run } from './value.ts'

/** Segments, as flags use them. */
export interface Segments {
  /** The planned condition; a segment that does not exist fails. */
  run(key: string): Run
  conditionOf(key: string): Expression | undefined
}

/** What became of one rule in one evaluation. */
export interface RuleOutcome {
  readonly at: SourcePosition
  readonly outcome: 'applied' | 'did not apply' | 'outside its time' | 'failed' | 'not reached'
}

/** One flag, ready to be evaluated. */
export class PlannedFlag {
  readonly flag: Flag
  readonly #segments: Segments
  readonly #scope: DecisionScope
  readonly #decide: Decide
  #reads: readonly string[] | undefined

  constructor(flag: Flag, segments: Segments) {
    this.flag = flag
    this.#segments = segments
    this.#scope = new FlagScope(flag, segments)
    this.#decide = planFlag(flag, this.#scope)
  }

  /**
   * Evaluates the flag. Pure, never throws, and allocates nothing unless it fails.
   *
   * @param nowMs Milliseconds since 1970 UTC.
   */
  evaluate(context: EvaluationContext, nowMs: number): Resolution {
    try {
      return this.#decide(context, nowMs, undefined)
    } catch {
      return this.#scope.fail(unreadable, this.flag.at)
    }
  }

  /** Paths of the context that the flag can read: `facts.tier`, `targetingKey`; `facts.*` where a key is computed. Sorted. */
  get reads(): readonly string[] {
    this.#reads ??= this.flag.isEnabled ? readsOf(this.flag.decision, (key) => this.#segments.conditionOf(key)) : []
    return this.#reads
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
      const planned = planRule(rule, this.#scope)
      if (isDecided) return { at: rule.at, outcome: 'not reached' }
      if (!isOpen(planned, nowMs, undefined)) return { at: rule.at, outcome: 'outside its time' }
      const applies = testRule(planned, context, nowMs, undefined)
      isDecided = applies !== false
      return { at: rule.at, outcome: applies instanceof Failure ? 'failed' : applies ? 'applied' : 'did not apply' }
    })
  }

  /**
   * Evaluates at an instant, and tells at which later one the decision could be another: the nearest of those that the
   * comparisons on the way to it depend on. Until then the way is the same.
   */
  #look(context: EvaluationContext, nowMs: number): [Resolution, number | undefined] {
    const instants: number[] = []
    let resolution: Resolution
    try {
      resolution = this.#decide(context, nowMs, newFrame(instants))
    } catch {
      resolution = this.#scope.fail(unreadable, this.flag.at)
    }
    const later = instants.filter((instant) => instant > nowMs && Number.isFinite(instant))
    return [resolution, later.length === 0 ? undefined : later.reduce((a, b) => Math.min(a, b))]
  }
}

const unreadable = new Failure('GENERAL', 'the context could not be read')

function planFlag(flag: Flag, scope: DecisionScope): Decide {
  if (flag.isEnabled) return planDecision(flag.decision, scope, flag.at)
  const disabled = scope.resolve(flag.defaultVariant ?? '', 'DISABLED', flag.at)
  return () => disabled
}

const isSame = (a: Resolution, b: Resolution): boolean =>
  a.reason === b.reason && a.variant === b.variant && a.errorCode === b.errorCode && a.value === b.value

/** Makes the resolutions of one flag. */
class FlagScope implements DecisionScope {
  readonly variables: readonly string[] = []
  readonly #flag: Flag
  readonly #segments: Segments

  constructor(flag: Flag, segments: Segments) {
    this.#flag = flag
    this.#segments = segments
  }

  segment(key: string): Run {
    return this.#segments.run(key)
  }

  resolve(key: string, reason: Resolution['reason'], at: SourcePosition): Resolution {
    const variant = this.#flag.variants.find((candidate) => candidate.key === key)
    return Object.freeze({
      value: variant === undefined ? null : freeze(variant.value),
      ...(variant !== undefined && { variant: key }),
      reason,
      at,
      ...this.#metadata(),
    })
  }

  fail({ code, message }: Failure, at: SourcePosition): Resolution {
    const fallback = this.resolve(this.#flag.defaultVariant ?? '', 'ERROR', at)
    return Object.freeze({ ...fallback, errorCode: code, errorMessage: message })
  }

  #metadata(): Pick<Resolution, 'metadata'> {
    const { metadata } = this.#flag
    return metadata === undefined ? {} : { metadata: freeze(metadata) }
  }
}

/** Resolutions are shared by all who ask, so nobody may change what is in them. */
function freeze<T extends Json>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}
