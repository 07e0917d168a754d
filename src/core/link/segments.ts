/**
 * Segments among each other: an order in which each comes after those it refers to, or the circles that forbid one.
 *
 * Nothing here recurses, so thousands of segments that refer to each other in a row are no danger.
 */

import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { type Expression, partsOf } from '../model/expression.ts'
import type { Segment } from '../model/flag-set.ts'

/** How many segments may refer to each other in a row. */
export const maxSegmentDepth = 32

/** An order of segments, as far as there is one. */
export interface OrderedSegments {
  /** Those that stand in no circle and depend on none, each after all that it refers to. */
  readonly order: readonly Segment[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Keys of the segments that an expression refers to, each once. */
export function segmentsIn(expression: Expression): ReadonlySet<string> {
  const keys = new Set<string>()
  const pending = [expression]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'segment') keys.add(node.key)
    pending.push(...partsOf(node))
  }
  return keys
}

/** Orders segments by reference. References to segments that do not exist count for nothing. */
export function orderSegments(segments: ReadonlyMap<string, Segment>): OrderedSegments {
  const references = new Map<string, readonly string[]>()
  for (const [key, { condition }] of segments) {
    references.set(key, [...segmentsIn(condition)].filter((other) => segments.has(other)).sort())
  }
  const depths = new Map<string, number>()
  const order: Segment[] = []
  const diagnostics: Diagnostic[] = []
  for (const segment of settle(segments, references)) {
    const depth = 1 + Math.max(0, ...(references.get(segment.key) ?? []).map((other) => depths.get(other) ?? 0))
    depths.set(segment.key, depth)
    order.push(segment)
    if (depth === maxSegmentDepth + 1) diagnostics.push(tooDeep(segment))
  }
  const left = new Map([...segments].filter(([key]) => !depths.has(key)))
  return { order, diagnostics: [...diagnostics, ...findCircles(left, references)] }
}

/** Gives out segments once all that they refer to have been given out. */
function* settle(
  segments: ReadonlyMap<string, Segment>,
  references: ReadonlyMap<string, readonly string[]>,
): Generator<Segment> {
  const users = new Map<string, string[]>()
  const missing = new Map<string, number>()
  for (const [key, others] of references) {
    missing.set(key, others.length)
    for (const other of others) users.set(other, [...(users.get(other) ?? []), key])
  }
  const ready = [...missing].filter(([, count]) => count === 0).map(([key]) => key)
  for (const key of ready) {
    const segment = segments.get(key)
    if (segment !== undefined) yield segment
    for (const user of users.get(key) ?? []) {
      const count = (missing.get(user) ?? 0) - 1
      missing.set(user, count)
      if (count === 0) ready.push(user)
    }
  }
}

function tooDeep(segment: Segment): Diagnostic {
  return {
    code: 'CEL_TOO_DEEP',
    severity: 'error',
    message: `segment "${segment.key}" refers to segments that refer to segments, too many in a row`,
    at: segment.at,
    expected: `at most ${maxSegmentDepth}`,
  }
}

/** Each circle once, at its first segment by name; segments that only lead into a circle are not reported. */
function findCircles(
  left: ReadonlyMap<string, Segment>,
  references: ReadonlyMap<string, readonly string[]>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const seen = new Set<string>()
  for (const start of [...left.keys()].sort()) {
    const path: string[] = []
    let key: string | undefined = start
    while (key !== undefined && !seen.has(key)) {
      seen.add(key)
      path.push(key)
      key = references.get(key)?.find((other) => left.has(other))
    }
    const first = key === undefined ? -1 : path.indexOf(key)
    if (first !== -1) diagnostics.push(circle(path.slice(first), left))
  }
  return diagnostics
}

function circle(keys: readonly string[], segments: ReadonlyMap<string, Segment>): Diagnostic {
  const [first, ...others] = keys
  const at = segments.get(first ?? '')?.at
  const related = others.flatMap((key) => {
    const place = segments.get(key)?.at
    return place === undefined ? [] : [{ message: `segment "${key}" is in the circle`, at: place }]
  })
  return {
    code: 'SEGMENT_CYCLE',
    severity: 'error',
    message: `segment "${first}" refers to itself`,
    ...(at !== undefined && { at, length: first?.length ?? 1 }),
    found: [...keys, first].map((key) => JSON.stringify(key)).join(' → '),
    ...(related.length > 0 && { related }),
  }
}
