/**
 * Planning decisions: rules and what they serve become closures that pick a resolution made beforehand.
 *
 * Nothing is allocated when a decision is made, except to say why it failed.
 */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { EvaluationContext } from '../model/context.ts'
import type { Decision, Rule } from '../model/decision.ts'
import type { Flag } from '../model/flag.ts'
import type { Resolution } from '../model/resolution.ts'
import type { PlanScope } from './plan-scope.ts'
import { planRamp, planSplit } from './plan-split.ts'
import { resolveFailure, resolveVariant } from './resolve.ts'
import { type Decide, Failure, type Frame, type Run } from './value.ts'

/** A planned rule. What it serves is a resolution, or a closure where that depends on more. */
export interface PlannedRule {
  readonly rule: Rule
  /** Whether the rule has a time; most have none, and then nothing of it is looked at. */
  readonly isTimed: boolean
  readonly test: Run | undefined
  readonly serve: Resolution | Decide
}

/** Plans what a flag decides. */
export function planFlag(flag: Flag, scope: PlanScope): Decide {
  const decision = flag.isEnabled ? flag.decision : undefined
  if (decision !== undefined && decision.kind !== 'variant')
    return asDecide(planDecision(decision, flag, scope, flag.at))
  const { variant, reason } = decision ?? ({ variant: flag.defaultVariant, reason: 'DISABLED' } as const)
  return asDecide(resolveVariant(flag, variant, reason, flag.at))
}

const asDecide = (serve: Resolution | Decide): Decide => (typeof serve === 'function' ? serve : () => serve)

function planDecision(decision: Decision, flag: Flag, scope: PlanScope, at: SourcePosition): Resolution | Decide {
  switch (decision.kind) {
    case 'variant':
      return resolveVariant(flag, decision.variant, decision.reason, at)
    case 'split':
      return planSplit(decision, flag, scope, at)
    case 'ramp':
      return planRamp(decision, flag, scope, at)
    case 'first': {
      const rules = decision.rules.map((rule) => planRule(rule, flag, scope))
      return planRules(rules, resolveVariant(flag, flag.defaultVariant, 'DEFAULT', flag.at), flag)
    }
  }
}

/** Plans one rule. */
export function planRule(rule: Rule, flag: Flag, scope: PlanScope): PlannedRule {
  return {
    rule,
    isTimed: rule.fromMs !== undefined || rule.untilMs !== undefined,
    test: rule.test === undefined ? undefined : scope.plan(rule.test),
    serve: planDecision(rule.serve, flag, scope, positionOf(rule, flag)),
  }
}

/** Where a rule of a flag stands. */
export function positionOf({ line, column }: Rule, flag: Flag): SourcePosition {
  return { file: flag.at.file, line, column }
}

function planRules(rules: readonly PlannedRule[], otherwise: Resolution, flag: Flag): Decide {
  return (context, nowMs, frame) => {
    for (let index = 0; index < rules.length; index += 1) {
      const { rule, isTimed, test, serve } = rules[index]!
      if (isTimed && !isOpen(rule, nowMs, frame)) continue
      const holds = test === undefined ? true : test(context, nowMs, frame)
      if (holds === true) return typeof serve === 'function' ? serve(context, nowMs, frame) : serve
      if (holds !== false) return resolveFailure(flag, failureOf(holds), positionOf(rule, flag))
    }
    return otherwise
  }
}

const notBoolean = new Failure('INVALID_CONTEXT', 'the condition of a rule gave a value that is not a boolean')

const failureOf = (value: unknown): Failure => (value instanceof Failure ? value : notBoolean)

/** Whether an instant is within the rule's time. */
function isOpen({ fromMs, untilMs }: Rule, nowMs: number, frame: Frame | undefined): boolean {
  if (fromMs === undefined && untilMs === undefined) return true
  frame?.instants?.push(fromMs ?? nowMs, untilMs ?? nowMs)
  return (fromMs === undefined || nowMs >= fromMs) && (untilMs === undefined || nowMs < untilMs)
}

/** What became of a rule in an evaluation that reached it. */
export function traceRule(
  { rule, test }: PlannedRule,
  context: EvaluationContext,
  nowMs: number,
): 'applied' | 'did not apply' | 'outside its time' | 'failed' {
  if (!isOpen(rule, nowMs, undefined)) return 'outside its time'
  const holds = test === undefined ? true : test(context, nowMs, undefined)
  return holds === true ? 'applied' : holds === false ? 'did not apply' : 'failed'
}
