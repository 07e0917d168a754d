/** What expressions become: functions of the run and the scope that they stand in. */

import type { Json, JsonList } from '../../model/json.ts'
import type { SecretText } from '../hole.ts'
import { diagnosticAt, type Problem } from '../problem.ts'
import { Failure } from './failure.ts'
import type { Run } from './run.ts'
import type { RunScope } from './run-scope.ts'
import type { Spot } from './spot.ts'

/** There is no value. Never leaves an expression. */
export const absent = Symbol('absent')

/** Why there is no value. */
export type Absent = typeof absent

/** @throws Failure where there can be no value. */
export type Evaluate<Value = Json> = (run: Run, scope: RunScope) => Value

/** Gives a value, or says why there is none. */
export type EvaluateMaybe = Evaluate<Json | Absent>

/** Gives text with secrets in it, still in parts. */
export type EvaluateSecret = Evaluate<SecretText>

/** @throws Failure always. */
export function fail({ at, length }: Spot, problem: Problem): never {
  throw new Failure(diagnosticAt(at, length, problem))
}

/** `Array.isArray` does not narrow readonly lists. */
export const isList = (value: Json): value is JsonList => Array.isArray(value)

/**
 * The value at a path, by own keys and indexes only.
 *
 * @param spot Where to report a step into something that has no fields.
 * @returns `absent` where a step leads to nothing, or passes null.
 */
export function walk(value: Json, path: readonly string[], from: number, spot: Spot): Json | Absent {
  let at = value
  for (let index = from; index < path.length; index += 1) {
    const next = step(at, path[index]!, spot)
    if (next === absent) return absent
    at = next
  }
  return at
}

function step(value: Json, key: string, spot: Spot): Json | Absent {
  if (value === null) return absent
  if (typeof value !== 'object') {
    return fail(spot, {
      code: 'WRONG_TYPE',
      message: 'a field is asked of something that has none',
      found: `a ${typeof value}`,
      expected: 'a map or list',
    })
  }
  if (isList(value)) return itemAt(value, isIndex.test(key) ? Number(key) : -1)
  return Object.hasOwn(value, key) ? value[key]! : absent
}

const isIndex = /^(0|[1-9]\d{0,9})$/

/** The item with an index from 0. */
export function itemAt(list: JsonList, index: number): Json | Absent {
  const item = list[index]
  return item === undefined ? absent : item
}
