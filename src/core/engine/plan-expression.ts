/**
 * Planning expressions: each node becomes a closure.
 *
 * What can be known beforehand is settled here: failures are made once, patterns compiled, literals parsed. The common
 * forms of conditions have closures of their own, because this is the hottest code there is.
 */

import { compilePattern } from '../../lib/pattern.ts'
import type { ContextRecord, EvaluationContext } from '../model/context.ts'
import type { ContextRoot, Expression } from '../model/expression.ts'
import { binaryOperators, doubleOperators, unaryOperators } from './operators.ts'
import { planEach } from './plan-each.ts'
import { Failure, isList, isRecord, type Run, readOwn, type Value } from './value.ts'

/** What expressions are planned with. */
export interface PlanScope {
  /** The planned condition of a segment. */
  segment(key: string): Run
  /** Names of the comprehensions' variables around the expression, outermost first. */
  readonly variables: readonly string[]
}

/** Plans one expression. */
export function planExpression(expression: Expression, scope: PlanScope): Run {
  switch (expression.kind) {
    case 'literal':
      return planLiteral(expression.value)
    case 'root':
      return planRoot(expression.root)
    case 'now':
      return (_context, nowMs) => nowMs
    case 'variable':
      return planVariable(scope.variables.lastIndexOf(expression.name))
    case 'field':
      return planField(expression, scope)
    case 'index':
      return planIndex(expression, scope)
    case 'has':
      return planHas(expression, scope)
    case 'list':
      return planList(expression, scope)
    case 'record':
      return planRecord(expression, scope)
    case 'and':
      return planLogic(expression, scope, false)
    case 'or':
      return planLogic(expression, scope, true)
    case 'choose':
      return planChoice(expression, scope)
    case 'call':
      return planCall(expression, scope)
    case 'each':
      return planEach(expression, scope)
    case 'segment':
      return planSegment(scope.segment(expression.key))
  }
}

const planLiteral =
  (value: Value): Run =>
  () =>
    value

const planVariable =
  (slot: number): Run =>
  (_context, _nowMs, frame) =>
    frame?.values[slot] ?? null

const readers: Readonly<Record<ContextRoot, (context: EvaluationContext) => Value | undefined>> = {
  facts: (context) => context.facts,
  app: (context) => context.app,
  caller: (context) => context.caller,
  identity: (context) => context.identity,
  targetingKey: (context) => context.targetingKey,
}

function planRoot(root: ContextRoot): Run {
  const isText = root === 'identity' || root === 'targetingKey'
  const failure =
    root === 'targetingKey'
      ? new Failure('TARGETING_KEY_MISSING', 'the context has no targeting key')
      : new Failure('INVALID_CONTEXT', `the context has no ${root}`)
  const read = readers[root]
  return (context) => {
    const value = read(context)
    return (isText ? typeof value === 'string' : isRecord(value)) ? (value ?? failure) : failure
  }
}

function planField(node: Expression & { kind: 'field' }, scope: PlanScope): Run {
  const { key } = node
  const isOptional = node.absent !== undefined
  const fallback: Value = isOptional
    ? node.absent
    : new Failure('INVALID_CONTEXT', `there is no ${describeField(node)}`)
  if (node.of.kind === 'root' && node.of.root === 'facts') {
    return (context) => readFact(context.facts, key) ?? fallback
  }
  const of = planExpression(node.of, scope)
  return (context, nowMs, frame) => {
    const record = of(context, nowMs, frame)
    if (record instanceof Failure) return record
    return readField(record, key) ?? fallback
  }
}

const readField = (record: Value | undefined, key: string): Value | undefined =>
  isRecord(record) ? readOwn(record, key) : undefined

/** As `readField`, without asking whether the record is a version or failure, which a context never holds. */
const readFact = (facts: ContextRecord, key: string): Value | undefined =>
  typeof facts === 'object' && facts !== null && Object.hasOwn(facts, key) ? facts[key] : undefined

function describeField({ of, key }: Expression & { kind: 'field' }): string {
  return of.kind === 'root' ? `${of.root}.${key}` : `field "${key}"`
}

function planIndex(node: Expression & { kind: 'index' }, scope: PlanScope): Run {
  const of = planExpression(node.of, scope)
  const index = planExpression(node.index, scope)
  const failure = new Failure('INVALID_CONTEXT', 'a list or map does not have what a condition takes out of it')
  return (context, nowMs, frame) => {
    const holder = of(context, nowMs, frame)
    if (holder instanceof Failure) return holder
    const at = index(context, nowMs, frame)
    if (at instanceof Failure) return at
    if (typeof at === 'number') return (isList(holder) ? holder[at] : undefined) ?? failure
    return (typeof at === 'string' ? readField(holder, at) : undefined) ?? failure
  }
}

function planHas(node: Expression & { kind: 'has' }, scope: PlanScope): Run {
  if (node.isDeclared) return planLiteral(true)
  const { key } = node
  const isRoot = node.of.kind === 'root'
  const of = planExpression(node.of, scope)
  return (context, nowMs, frame) => {
    const record = of(context, nowMs, frame)
    if (record instanceof Failure) return isRoot ? false : record
    return readField(record, key) !== undefined
  }
}

function planList(node: Expression & { kind: 'list' }, scope: PlanScope): Run {
  const items = node.items.map((item) => planExpression(item, scope))
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

function planRecord(node: Expression & { kind: 'record' }, scope: PlanScope): Run {
  const entries = node.entries.map(({ key, value }) => ({
    key: planExpression(key, scope),
    value: planExpression(value, scope),
  }))
  const failure = new Failure('INVALID_CONTEXT', 'a key of a map is not a string, or stands there twice')
  return (context, nowMs, frame) => {
    const record: Record<string, Value> = Object.create(null)
    for (const entry of entries) {
      const key = entry.key(context, nowMs, frame)
      if (key instanceof Failure) return key
      const value = entry.value(context, nowMs, frame)
      if (value instanceof Failure) return value
      if (typeof key !== 'string' || key in record) return failure
      record[key] = value
    }
    return record
  }
}

/** `&&` and `||`: the item that decides wins over any that fails, in whatever order they stand. */
function planLogic(node: Expression & { kind: 'and' | 'or' }, scope: PlanScope, decisive: boolean): Run {
  const items = node.items.map((item) => planExpression(item, scope))
  const wrongType = new Failure('INVALID_CONTEXT', `"${decisive ? '||' : '&&'}" met a value that is not a boolean`)
  return (context, nowMs, frame) => {
    let failure: Failure | undefined
    for (const item of items) {
      const value = item(context, nowMs, frame)
      if (value === decisive) return decisive
      if (value !== !decisive) failure ??= value instanceof Failure ? value : wrongType
    }
    return failure ?? !decisive
  }
}

function planChoice(node: Expression & { kind: 'choose' }, scope: PlanScope): Run {
  const test = planExpression(node.test, scope)
  const yes = planExpression(node.yes, scope)
  const no = planExpression(node.no, scope)
  const wrongType = new Failure('INVALID_CONTEXT', 'a choice depends on a value that is not a boolean')
  return (context, nowMs, frame) => {
    const value = test(context, nowMs, frame)
    if (value === true) return yes(context, nowMs, frame)
    if (value === false) return no(context, nowMs, frame)
    return value instanceof Failure ? value : wrongType
  }
}

/** A segment has variables of its own, but the budget and the instants are those of the whole evaluation. */
const planSegment =
  (condition: Run): Run =>
  (context, nowMs, frame) =>
    condition(context, nowMs, frame === undefined ? undefined : { ...frame, values: [] })

function planCall(node: Expression & { kind: 'call' }, scope: PlanScope): Run {
  const [left, right] = node.args
  if (left === undefined) return planLiteral(new Failure('GENERAL', `"${node.operator}" has no operands`))
  if (right === undefined) return planUnary(node, planExpression(left, scope), left.kind === 'literal')
  switch (node.operator) {
    case 'matches':
      return planMatches(planExpression(left, scope), right)
    case 'equal':
    case 'notEqual':
      return planEquality(node, left, right, scope)
    case 'in':
      if (right.kind === 'list') return planMembership(node, left, right.items, scope)
  }
  return left.kind === 'now' || right.kind === 'now'
    ? planTimeComparison(
        planBinary(node, left, right, scope),
        planExpression(left.kind === 'now' ? right : left, scope),
      )
    : planBinary(node, left, right, scope)
}

function planUnary(node: Expression & { kind: 'call' }, argument: Run, isConstant: boolean): Run {
  const operator = unaryOperators.get(node.operator)
  if (operator === undefined)
    return planLiteral(new Failure('GENERAL', `"${node.operator}" is not an operator of one value`))
  const run: Run = (context, nowMs, frame) => {
    const value = argument(context, nowMs, frame)
    return value instanceof Failure ? value : operator(value)
  }
  // A literal version is parsed once; a literal reads nothing of the context.
  return isConstant ? planLiteral(run({ facts: {} }, 0, undefined)) : run
}

function planBinary(node: Expression & { kind: 'call' }, left: Expression, right: Expression, scope: PlanScope): Run {
  const operator =
    (node.onDoubles ? doubleOperators.get(node.operator) : undefined) ?? binaryOperators.get(node.operator)
  if (operator === undefined)
    return planLiteral(new Failure('GENERAL', `"${node.operator}" is not an operator of two values`))
  const runLeft = planExpression(left, scope)
  const runRight = planExpression(right, scope)
  return (context, nowMs, frame) => {
    const a = runLeft(context, nowMs, frame)
    if (a instanceof Failure) return a
    const b = runRight(context, nowMs, frame)
    return b instanceof Failure ? b : operator(a, b)
  }
}

/** Tells whoever asks at which instants the comparison turns out otherwise: at the timestamp, or just after it. */
function planTimeComparison(compare: Run, timestamp: Run): Run {
  return (context, nowMs, frame) => {
    if (frame?.instants !== undefined) {
      const instant = timestamp(context, nowMs, frame)
      if (typeof instant === 'number') frame.instants.push(Math.ceil(instant), Math.floor(instant) + 1)
    }
    return compare(context, nowMs, frame)
  }
}

function planEquality(node: Expression & { kind: 'call' }, left: Expression, right: Expression, scope: PlanScope): Run {
  const whenEqual = node.operator === 'equal'
  const literal = right.kind === 'literal' ? right : left.kind === 'literal' ? left : undefined
  if (literal === undefined) return planBinary(node, left, right, scope)
  const wanted = literal.value
  const other = planExpression(literal === right ? left : right, scope)
  // A scalar equals only itself, so the general comparison is not needed.
  return (context, nowMs, frame) => {
    const value = other(context, nowMs, frame)
    if (value === wanted) return whenEqual
    return value instanceof Failure ? value : !whenEqual
  }
}

function planMembership(
  node: Expression & { kind: 'call' },
  item: Expression,
  list: readonly Expression[],
  scope: PlanScope,
): Run {
  const literals = list.flatMap((part) => (part.kind === 'literal' ? [part.value] : []))
  if (literals.length !== list.length) return planBinary(node, item, { kind: 'list', items: list }, scope)
  const values: ReadonlySet<Value> = new Set(literals)
  const run = planExpression(item, scope)
  return (context, nowMs, frame) => {
    const value = run(context, nowMs, frame)
    return value instanceof Failure ? value : values.has(value)
  }
}

function planMatches(text: Run, literal: Expression): Run {
  const source = literal.kind === 'literal' && typeof literal.value === 'string' ? literal.value : undefined
  const pattern = source === undefined ? 'it is not a literal' : compilePattern(source)
  if (typeof pattern === 'string') return planLiteral(new Failure('PARSE_ERROR', `a pattern is not valid: ${pattern}`))
  const wrongType = new Failure('INVALID_CONTEXT', '"matches" met a value that is not a string')
  return (context, nowMs, frame) => {
    const value = text(context, nowMs, frame)
    if (value instanceof Failure) return value
    return typeof value === 'string' ? pattern.isFoundIn(value) : wrongType
  }
}
