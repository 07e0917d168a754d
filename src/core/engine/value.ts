/** Values of expressions while they are evaluated, and the failures that stand in for them. */

import { Version } from '../../lib/semver.ts'
import type { EvaluationContext } from '../model/context.ts'
import type { JsonScalar } from '../model/json.ts'
import type { ErrorCode, Resolution } from '../model/resolution.ts'

/** Why an expression has no value. Handed on as a value, because `&&` and `||` can do without some of their items. */
export class Failure {
  readonly code: ErrorCode
  /** Never holds a value of the context. */
  readonly message: string

  constructor(code: ErrorCode, message: string) {
    this.code = code
    this.message = message
  }
}

/** A map; only its own keys count. */
export interface ValueRecord {
  readonly [key: string]: Value
}

/** JSON, with timestamps and durations as milliseconds, and versions. Which numbers are times, only the types know. */
export type Value = JsonScalar | Version | Failure | readonly Value[] | ValueRecord

/** What an evaluation carries along if it has to remember something; most have none. */
export interface Frame {
  /** Values of the comprehensions' variables, by nesting. */
  readonly values: Value[]
  readonly budget: { stepsLeft: number }
  /** Where present, instants at which a comparison that was made turns out otherwise are added, in any order. */
  readonly instants: number[] | undefined
}

/** A planned expression. Never throws on JSON. */
export type Run = (context: EvaluationContext, nowMs: number, frame: Frame | undefined) => Value

/** A planned decision. Never throws on JSON. */
export type Decide = (context: EvaluationContext, nowMs: number, frame: Frame | undefined) => Resolution

/** Most items that the comprehensions of one condition go over, whatever was declared. */
export const maxSteps = 500_000

/** A frame for an evaluation that begins to remember. */
export function newFrame(instants?: number[]): Frame {
  return { values: [], budget: { stepsLeft: maxSteps }, instants }
}

/** Whether the value has named fields. */
export function isRecord(value: Value | undefined): value is ValueRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof Failure) && !(value instanceof Version)
}

/** Whether the value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** The record's own value under that key; undefined if there is none. A prototype is never looked at. */
export function readOwn(record: ValueRecord, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
