/**
 * Planning decisions: rules, splits and ramps become closures that pick a resolution made beforehand.
 *
 * Nothing is allocated when a decision is made, except to say why it failed.
 */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { EvaluationContext } from '../model/context.ts'
import type { Decision, RampDecision, Rule, Share, SplitDecision } from '../model/decision.ts'
import type { Reason, Resolution } from '../model/resolution.ts'
import { boundariesOf, boundaryAt, pointOf, seedOf, thresholdOf } from './bucket.ts'
import { type PlanScope, planExpression } from './plan-expression.ts'
import { Failure, type Frame, type Run, type Value } from './value.ts'

/** A planned decision. */
export type Decide = (context: EvaluationContext, nowMs: number, frame: Frame | undefined) => Resolution

/** What the decisions of one flag are planned with. */
export interface DecisionScope extends PlanScope {
  /** The resolution that serves a variant. */
  resolve(variant: string, reason: Reason, at: SourcePosition): Resolution
  /** The resolution that tells of a failure. */
  fail(failure: Failure, at: SourcePosition): Resolution
}

/** A planned rule. */
export interface PlannedRule {
  readonly test: Run | undefined
  readonly fromMs: number
  readonly untilMs: number
  readonly serve: Decide
  readonly at: SourcePosition
}

/** Plans a decision; `at` is the rule or flag that it belongs to. */
export function planDecision(decision: Decision, scope: DecisionScope, at: SourcePosition): Decide {
  switch (decision.kind) {
    case 'variant': {
      const resolution = scope.resolve(decision.variant, decision.reason, at)
      return () => resolution
    }
    case 'split':
      return planSplit(decision, scope, at)
    case 'ramp':
      return planRamp(decision, scope, at)
    case 'first':
      return planRules(
        decision.rules.map((rule) => planRule(rule, scope)),
        planDecision(decision.otherwise, scope, at),
        scope,
      )
  }
}

/** Plans one rule. */
export function planRule(rule: Rule, scope: DecisionScope): PlannedRule {
  return {
    test: rule.test === undefined ? undefined : planExpression(rule.test, scope),
    fromMs: rule.fromMs ?? Number.NEGATIVE_INFINITY,
    untilMs: rule.untilMs ?? Number.POSITIVE_INFINITY,
    serve: planDecision(rule.serve, scope, rule.at),
    at: rule.at,
  }
}

const notBoolean = new Failure('INVALID_CONTEXT', 'the condition of a rule gave a value that is not a boolean')

/** Whether a rule applies, or why that cannot be told. */
export function testRule(
  rule: PlannedRule,
  context: EvaluationContext,
  nowMs: number,
  frame: Frame | undefined,
): boolean | Failure {
  if (!isOpen(rule, nowMs, frame)) return false
  if (rule.test === undefined) return true
  const holds = rule.test(context, nowMs, frame)
  if (typeof holds === 'boolean') return holds
  return holds instanceof Failure ? holds : notBoolean
}

/** Whether the instant is within the rule's time. */
export function isOpen(rule: PlannedRule, nowMs: number, frame: Frame | undefined): boolean {
  frame?.instants?.push(rule.fromMs, rule.untilMs)
  return nowMs >= rule.fromMs && nowMs < rule.untilMs
}

function planRules(rules: readonly PlannedRule[], otherwise: Decide, scope: DecisionScope): Decide {
  return (context, nowMs, frame) => {
    for (const rule of rules) {
      const applies = testRule(rule, context, nowMs, frame)
      if (applies === true) return rule.serve(context, nowMs, frame)
      if (applies !== false) return scope.fail(applies, rule.at)
    }
    return otherwise(context, nowMs, frame)
  }
}

const missingKey = new Failure('TARGETING_KEY_MISSING', 'the key that a split divides by is empty or null')
const wrongKey = new Failure('INVALID_CONTEXT', 'the key that a split divides by is not a scalar')

/** The text that is hashed. Numbers and booleans are hashed as CEL's `string()` writes them. */
function toKey(value: Value): string | Failure {
  if (typeof value === 'string') return value === '' ? missingKey : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null) return missingKey
  return value instanceof Failure ? value : wrongKey
}

function resolveShares(shares: readonly Share[], scope: DecisionScope, at: SourcePosition): Resolution[] {
  return shares.map(({ variant }) => scope.resolve(variant, 'SPLIT', at))
}

const nobody = new Failure('GENERAL', 'the shares of a split do not sum to a positive number')

function planSplit(split: SplitDecision, scope: DecisionScope, at: SourcePosition): Decide {
  const by = planExpression(split.by, scope)
  const seed = seedOf(split.salt)
  const resolutions = resolveShares(split.shares, scope, at)
  const thresholds = boundariesOf(split.shares.map(({ weight }) => weight)).map(thresholdOf)
  return (context, nowMs, frame) => {
    const key = toKey(by(context, nowMs, frame))
    if (key instanceof Failure) return scope.fail(key, at)
    const point = pointOf(key, seed)
    for (let index = 0; index < thresholds.length; index += 1) {
      if (point < thresholds[index]!) return resolutions[index]!
    }
    return scope.fail(nobody, at)
  }
}

function planRamp(ramp: RampDecision, scope: DecisionScope, at: SourcePosition): Decide {
  const by = planExpression(ramp.by, scope)
  const seed = seedOf(ramp.salt)
  const resolutions = resolveShares(ramp.from.shares, scope, at)
  const from = boundariesOf(ramp.from.shares.map(({ weight }) => weight))
  const to = boundariesOf(ramp.to.shares.map(({ weight }) => weight))
  const spanMs = ramp.to.atMs - ramp.from.atMs
  /** Whether the boundary of that index has the point on its lower side. */
  const covers = (index: number, point: number, nowMs: number): boolean =>
    point < thresholdOf(boundaryAt(from[index]!, to[index]!, (nowMs - ramp.from.atMs) / spanMs))
  return (context, nowMs, frame) => {
    const key = toKey(by(context, nowMs, frame))
    if (key instanceof Failure) return scope.fail(key, at)
    const point = pointOf(key, seed)
    if (frame?.instants !== undefined) {
      for (const index of from.keys()) {
        const instant = findSwitch(ramp, (ms) => covers(index, point, ms))
        if (instant !== undefined) frame.instants.push(instant)
      }
    }
    for (let index = 0; index < resolutions.length; index += 1) {
      if (covers(index, point, nowMs)) return resolutions[index]!
    }
    return scope.fail(nobody, at)
  }
}

/** The first millisecond of the ramp at which a boundary has passed the key; each boundary moves one way only. */
function findSwitch(ramp: RampDecision, covers: (ms: number) => boolean): number | undefined {
  let before = ramp.from.atMs
  let after = ramp.to.atMs
  const atStart = covers(before)
  if (covers(after) === atStart) return undefined
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (covers(middle) === atStart) before = middle
    else after = middle
  }
  return after
}
