/** Planning reads: roots and fields of the context, fields and items of what they hold. Own properties only. */

import type { ContextRecord, EvaluationContext } from '../model/context.ts'
import type { ContextRoot, Expression } from '../model/expression.ts'
import { Failure, isList, isRecord, type Run, readOwn, type Value } from './value.ts'

type Read = Expression & { kind: 'read' }

const readers: Readonly<Record<ContextRoot, (context: EvaluationContext) => Value | undefined>> = {
  facts: (context) => context.facts,
  app: (context) => context.app,
  caller: (context) => context.caller,
  identity: (context) => context.identity,
  targetingKey: (context) => context.targetingKey,
}

/** Plans a whole root. */
export function planRoot(root: ContextRoot): Run {
  const failure =
    root === 'targetingKey'
      ? new Failure('TARGETING_KEY_MISSING', 'the context has no targeting key')
      : new Failure('INVALID_CONTEXT', `the context has no ${root}`)
  const isText = root === 'identity' || root === 'targetingKey'
  const read = readers[root]
  return (context) => {
    const value = read(context)
    const isThere = isText ? typeof value === 'string' : isRecord(value)
    return isThere && value !== undefined ? value : failure
  }
}

/** Plans a field of the context. */
export function planRead(node: Read): Run {
  const { key } = node
  if (node.root === 'facts') {
    return (context) => {
      const value = readFact(context.facts, key)
      return value === undefined ? absentOf(node) : value
    }
  }
  const read = readers[node.root]
  return (context) => {
    const value = readField(read(context), key)
    return value === undefined ? absentOf(node) : value
  }
}

/** A fact's value, if it is there; the facts themselves may be missing from a context that was never checked. */
export function readFact(facts: ContextRecord, key: string): Value | undefined {
  return typeof facts === 'object' && facts !== null && Object.hasOwn(facts, key) ? facts[key] : undefined
}

/** What a field of the context is where it is not there. Failures are made when needed: ten thousand flags need few. */
export function absentOf({ root, key, absent }: Read): Value {
  return absent === undefined ? new Failure('INVALID_CONTEXT', `there is no ${root}.${key}`) : absent
}

function readField(record: Value | undefined, key: string): Value | undefined {
  return isRecord(record) ? readOwn(record, key) : undefined
}

/** Plans a field of what another expression gives. */
export function planField({ key }: Expression & { kind: 'field' }, of: Run): Run {
  const missing = new Failure('INVALID_CONTEXT', `there is no field "${key}"`)
  return (context, nowMs, frame) => {
    const record = of(context, nowMs, frame)
    if (record instanceof Failure) return record
    const value = readField(record, key)
    return value === undefined ? missing : value
  }
}

/** Plans `has`. A root that is absent has no fields; anything else that fails, fails. */
export function planHas({ key, isDeclared, of: { kind } }: Expression & { kind: 'has' }, of: Run): Run {
  if (isDeclared) return () => true
  return (context, nowMs, frame) => {
    const record = of(context, nowMs, frame)
    if (record instanceof Failure) return kind === 'root' ? false : record
    return readField(record, key) !== undefined
  }
}

const nothingThere = new Failure('INVALID_CONTEXT', 'a list or map does not have what a condition takes out of it')

/** Plans `of[index]`. */
export function planIndex(of: Run, index: Run): Run {
  return (context, nowMs, frame) => {
    const holder = of(context, nowMs, frame)
    if (holder instanceof Failure) return holder
    const at = index(context, nowMs, frame)
    if (at instanceof Failure) return at
    const item =
      typeof at === 'number' ? itemAt(holder, at) : typeof at === 'string' ? readField(holder, at) : undefined
    return item === undefined ? nothingThere : item
  }
}

function itemAt(list: Value, index: number): Value | undefined {
  return isList(list) && Number.isInteger(index) && index >= 0 ? list[index] : undefined
}
