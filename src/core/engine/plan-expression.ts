/**
 * Planning expressions: each node becomes a closure.
 *
 * What can be known beforehand is settled here: failures are made once, patterns compiled, literals parsed. The common
 * forms of conditions have closures of their own, because this is the hottest code there is.
 */

import type { Expression } from '../model/expression.ts'
import { planEach } from './plan-each.ts'
import { planBinary, planUnary } from './plan-operator.ts'
import { planField, planHas, planIndex, planRead, planRoot } from './plan-read.ts'
import type { PlanScope } from './plan-scope.ts'
import { Failure, type Run, type Value } from './value.ts'

/**
 * The scope of expressions outside of comprehensions.
 *
 * @param segment The planned condition of a segment; one that does not exist fails.
 */
export function newPlanScope(segment: (key: string) => Run): PlanScope {
  return scopeOf(segment, [])
}

function scopeOf(segment: (key: string) => Run, variables: readonly string[]): PlanScope {
  const scope: PlanScope = {
    plan: (expression) => planExpression(expression, scope),
    segment,
    variables,
    within: (variable) => scopeOf(segment, [...variables, variable]),
  }
  return scope
}

function planExpression(expression: Expression, scope: PlanScope): Run {
  switch (expression.kind) {
    case 'literal':
      return () => expression.value
    case 'root':
      return planRoot(expression.root)
    case 'now':
      return (_context, nowMs) => nowMs
    case 'variable':
      return planVariable(scope.variables.lastIndexOf(expression.name))
    case 'read':
      return planRead(expression)
    case 'field':
      return planField(expression, scope.plan(expression.of))
    case 'has':
      return planHas(expression, scope.plan(expression.of))
    case 'index':
      return planIndex(scope.plan(expression.of), scope.plan(expression.index))
    case 'list':
      return planList(expression, scope)
    case 'record':
      return planRecord(expression, scope)
    case 'and':
    case 'or':
      return planLogic(expression, scope)
    case 'choose':
      return planChoice(expression, scope)
    case 'unary':
      return planUnary(expression, scope)
    case 'binary':
      return planBinary(expression, scope)
    case 'each':
      return planEach(expression, scope)
    case 'segment':
      return planSegment(scope.segment(expression.key))
  }
}

function planVariable(slot: number): Run {
  return (_context, _nowMs, frame) => frame?.values[slot] ?? null
}

function planList(node: Expression & { kind: 'list' }, scope: PlanScope): Run {
  const items = node.items.map((item) => scope.plan(item))
  return (context, nowMs, frame) => {
    const values: Value[] = []
    for (const item of items) {
      const value = item(context, nowMs, frame)
      if (value instanceof Failure) return value
      values.push(value)
    }
    return values
  }
}

const wrongMapKey = new Failure('INVALID_CONTEXT', 'a key of a map is not a string, or stands there twice')

function planRecord(node: Expression & { kind: 'record' }, scope: PlanScope): Run {
  const entries = node.entries.map(({ key, value }) => ({
    key: scope.plan(key),
    value: scope.plan(value),
  }))
  return (context, nowMs, frame) => {
    const record: Record<string, Value> = Object.create(null)
    for (const entry of entries) {
      const key = entry.key(context, nowMs, frame)
      if (key instanceof Failure) return key
      const value = entry.value(context, nowMs, frame)
      if (value instanceof Failure) return value
      if (typeof key !== 'string' || key in record) return wrongMapKey
      record[key] = value
    }
    return record
  }
}

const notBoolean = new Failure('INVALID_CONTEXT', '"&&" or "||" met a value that is not a boolean')

/** `&&` and `||`: the item that decides wins over any that fails, in whatever order they stand. */
function planLogic(node: Expression & { kind: 'and' | 'or' }, scope: PlanScope): Run {
  const decisive = node.kind === 'or'
  const items = node.items.map((item) => scope.plan(item))
  const [first, second] = items
  if (items.length === 2 && first !== undefined && second !== undefined) return planPair(first, second, decisive)
  return (context, nowMs, frame) => {
    let failure: Failure | undefined
    for (const item of items) {
      const value = item(context, nowMs, frame)
      if (value === decisive) return decisive
      if (value !== !decisive) failure ??= value instanceof Failure ? value : notBoolean
    }
    return failure ?? !decisive
  }
}

/** Two items, as most have, without a list. */
function planPair(first: Run, second: Run, decisive: boolean): Run {
  return (context, nowMs, frame) => {
    const left = first(context, nowMs, frame)
    if (left === decisive) return decisive
    const right = second(context, nowMs, frame)
    if (right === decisive) return decisive
    if (left !== !decisive) return left instanceof Failure ? left : notBoolean
    if (right !== !decisive) return right instanceof Failure ? right : notBoolean
    return !decisive
  }
}

const noChoice = new Failure('INVALID_CONTEXT', 'a choice depends on a value that is not a boolean')

function planChoice(node: Expression & { kind: 'choose' }, scope: PlanScope): Run {
  const test = scope.plan(node.test)
  const yes = scope.plan(node.yes)
  const no = scope.plan(node.no)
  return (context, nowMs, frame) => {
    const value = test(context, nowMs, frame)
    if (value === true) return yes(context, nowMs, frame)
    if (value === false) return no(context, nowMs, frame)
    return value instanceof Failure ? value : noChoice
  }
}

/** A segment has variables of its own, but the budget and the instants are those of the whole evaluation. */
function planSegment(condition: Run): Run {
  return (context, nowMs, frame) =>
    condition(context, nowMs, frame === undefined ? undefined : { ...frame, values: [] })
}
