/** Planning comprehensions: `all`, `exists`, `exists_one`, `map` and `filter`, within a budget of steps. */

import type { Expression } from '../model/expression.ts'
import type { PlanScope } from './plan-scope.ts'
import { Failure, type Frame, isList, isRecord, newFrame, type Run, type Value } from './value.ts'

/** What the loop does with one item; anything but undefined ends it. */
type Step = (item: Value, body: Value) => Value | undefined

/** One run of a comprehension. */
interface Loop {
  readonly step: Step
  /** What it gives when no item ended it. */
  finish(): Value
}

const notBoolean = new Failure('INVALID_CONTEXT', 'a comprehension tests a value that is not a boolean')
const notCollection = new Failure('INVALID_CONTEXT', 'a comprehension goes over a value that is neither list nor map')
const outOfSteps = new Failure('GENERAL', 'a condition took too many steps')

/** Plans a comprehension. Maps are gone over by key, in code unit order, however their storage orders them. */
export function planEach(node: Expression & { kind: 'each' }, scope: PlanScope): Run {
  const slot = scope.variables.length
  const inner = scope.within(node.variable)
  const over = scope.plan(node.over)
  const where = node.where === undefined ? undefined : inner.plan(node.where)
  const body = inner.plan(node.body)
  const begin = loops[node.quantifier]
  return (context, nowMs, outer) => {
    const collection = over(context, nowMs, outer)
    if (collection instanceof Failure) return collection
    const items = itemsOf(collection)
    if (items === undefined) return notCollection
    const frame: Frame = outer ?? newFrame()
    const loop = begin()
    for (const item of items) {
      frame.budget.stepsLeft -= 1
      if (frame.budget.stepsLeft < 0) return outOfSteps
      frame.values[slot] = item
      const passes = where === undefined ? true : where(context, nowMs, frame)
      if (passes === false) continue
      if (passes !== true) return passes instanceof Failure ? passes : notBoolean
      const ended = loop.step(item, body(context, nowMs, frame))
      if (ended !== undefined) return ended
    }
    return loop.finish()
  }
}

function itemsOf(collection: Value): readonly Value[] | undefined {
  if (isList(collection)) return collection
  return isRecord(collection) ? Object.keys(collection).sort() : undefined
}

const loops: Readonly<Record<(Expression & { kind: 'each' })['quantifier'], () => Loop>> = {
  all: () => quantify(false),
  exists: () => quantify(true),
  exists_one: () => {
    let count = 0
    return {
      step(_item, body) {
        if (body === true) count += 1
        return typeof body === 'boolean' ? undefined : failureOf(body)
      },
      finish: () => count === 1,
    }
  },
  map: () => {
    const values: Value[] = []
    return {
      step(_item, body) {
        values.push(body)
        return body instanceof Failure ? body : undefined
      },
      finish: () => values,
    }
  },
  filter: () => {
    const values: Value[] = []
    return {
      step(item, body) {
        if (body === true) values.push(item)
        return typeof body === 'boolean' ? undefined : failureOf(body)
      },
      finish: () => values,
    }
  },
}

/** `all` and `exists` are long `&&` and `||`: an item that decides absorbs the failures of others. */
function quantify(decisive: boolean): Loop {
  let failure: Failure | undefined
  return {
    step(_item, body) {
      if (body === decisive) return decisive
      if (body !== !decisive) failure ??= failureOf(body)
      return undefined
    },
    finish: () => failure ?? !decisive,
  }
}

const failureOf = (value: Value): Failure => (value instanceof Failure ? value : notBoolean)
