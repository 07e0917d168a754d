/** Planning operators: the general forms, and those that conditions are mostly made of. */

import { compilePattern } from '../../lib/pattern.ts'
import type { Expression } from '../model/expression.ts'
import type { JsonScalar } from '../model/json.ts'
import { binaryOperators, doubleOperators, unaryOperators } from './operators.ts'
import { absentOf, readFact } from './plan-read.ts'
import type { PlanScope } from './plan-scope.ts'
import { Failure, type Run, type Value } from './value.ts'

type UnaryNode = Expression & { kind: 'unary' }
type BinaryNode = Expression & { kind: 'binary' }

/** Plans an operator of one value. */
export function planUnary(node: UnaryNode, scope: PlanScope): Run {
  const operator = unaryOperators[node.operator]
  if (node.value.kind === 'literal') {
    const constant = operator(node.value.value)
    return () => constant
  }
  const argument = scope.plan(node.value)
  return (context, nowMs, frame) => {
    const value = argument(context, nowMs, frame)
    return value instanceof Failure ? value : operator(value)
  }
}

/** Plans an operator of two values. */
export function planBinary(node: BinaryNode, scope: PlanScope): Run {
  const { operator, left, right } = node
  if (operator === 'matches') return planMatches(scope.plan(left), right)
  if (operator === 'equal' || operator === 'notEqual') {
    if (right.kind === 'literal') return planEquality(left, right.value, operator === 'equal', scope)
    if (left.kind === 'literal') return planEquality(right, left.value, operator === 'equal', scope)
  }
  if (operator === 'in' && right.kind === 'list') {
    const values = right.items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []))
    if (values.length === right.items.length) return planMembership(scope.plan(left), values)
  }
  const runLeft = scope.plan(left)
  const runRight = scope.plan(right)
  const apply = (node.onDoubles ? doubleOperators[operator] : undefined) ?? binaryOperators[operator]
  const run: Run = (context, nowMs, frame) => {
    const a = runLeft(context, nowMs, frame)
    if (a instanceof Failure) return a
    const b = runRight(context, nowMs, frame)
    return b instanceof Failure ? b : apply(a, b)
  }
  if (left.kind === 'now') return watchTime(run, runRight)
  return right.kind === 'now' ? watchTime(run, runLeft) : run
}

/** Tells whoever asks at which instants a comparison turns out otherwise: at the timestamp, or just after it. */
function watchTime(compare: Run, timestamp: Run): Run {
  return (context, nowMs, frame) => {
    if (frame?.instants !== undefined) {
      const instant = timestamp(context, nowMs, frame)
      if (typeof instant === 'number') frame.instants.push(Math.ceil(instant), Math.floor(instant) + 1)
    }
    return compare(context, nowMs, frame)
  }
}

/** A scalar equals only itself, so the general comparison is not needed. */
function planEquality(node: Expression, wanted: JsonScalar, whenEqual: boolean, scope: PlanScope): Run {
  if (node.kind === 'read' && node.root === 'facts') {
    const { key } = node
    return (context) => {
      const fact = readFact(context.facts, key)
      const value = fact === undefined ? absentOf(node) : fact
      if (value === wanted) return whenEqual
      return value instanceof Failure ? value : !whenEqual
    }
  }
  const run = scope.plan(node)
  return (context, nowMs, frame) => {
    const value = run(context, nowMs, frame)
    if (value === wanted) return whenEqual
    return value instanceof Failure ? value : !whenEqual
  }
}

/** Up to so many values are compared one by one: that is quicker than to look one up. */
const fewValues = 8

function planMembership(run: Run, values: readonly JsonScalar[]): Run {
  if (values.length > fewValues) {
    const set: ReadonlySet<Value> = new Set(values)
    return (context, nowMs, frame) => {
      const value = run(context, nowMs, frame)
      return value instanceof Failure ? value : set.has(value)
    }
  }
  return (context, nowMs, frame) => {
    const value = run(context, nowMs, frame)
    for (let index = 0; index < values.length; index += 1) if (values[index] === value) return true
    return value instanceof Failure ? value : false
  }
}

const notText = new Failure('INVALID_CONTEXT', '"matches" met a value that is not a string')
const notPattern = new Failure('PARSE_ERROR', 'a pattern is not valid')

function planMatches(text: Run, literal: Expression): Run {
  const source = literal.kind === 'literal' && typeof literal.value === 'string' ? literal.value : undefined
  const pattern = source === undefined ? undefined : compilePattern(source)
  if (pattern === undefined || typeof pattern === 'string') return () => notPattern
  return (context, nowMs, frame) => {
    const value = text(context, nowMs, frame)
    if (value instanceof Failure) return value
    return typeof value === 'string' ? pattern.isFoundIn(value) : notText
  }
}
