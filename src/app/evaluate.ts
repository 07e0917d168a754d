/**
 * Evaluating flags without rendering: one question after another against the same flags and facts.
 */

import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import type { Evaluator } from '../core/engine/evaluator.ts'
import { mergeFacts } from '../core/engine/merge-facts.ts'
import type { ContextRecord, EvaluationContext } from '../core/model/context.ts'
import type { FlagSet } from '../core/model/flag-set.ts'
import type { Json } from '../core/model/json.ts'
import type { Resolution } from '../core/model/resolution.ts'
import { parseTimestamp } from '../lib/timestamp.ts'
import { type FactsByIdentity, isIdentity } from './inputs/facts.ts'

/** One question. Absent parts are those of the asker's defaults. */
export interface Question {
  readonly flag: string
  readonly key?: string
  readonly identities?: readonly string[]
  readonly caller?: ContextRecord
  readonly atMs?: number
}

/** What all questions share. */
export interface Asker {
  readonly flagSet: FlagSet
  readonly evaluator: Evaluator
  readonly facts: FactsByIdentity
  readonly app: ContextRecord | undefined
  /** Whose facts are merged. */
  readonly identities: readonly string[]
  /** The last identity that was named. */
  readonly identity: string | undefined
  readonly caller: ContextRecord
  readonly key: string | undefined
  readonly atMs: number
}

/** Answers a question. Facts that are not what the schema says make it an error, as they would fail a render. */
export function evaluate(asker: Asker, question: Question): Resolution {
  const identities = question.identities ?? asker.identities
  const merged = mergeFacts(identities, (identity) => asker.facts[identity], asker.flagSet.facts)
  const [problem] = merged.diagnostics
  if (problem) return { value: null, reason: 'ERROR', errorCode: 'INVALID_CONTEXT', errorMessage: problem.message }
  const identity = question.identities?.at(-1) ?? asker.identity
  const context: EvaluationContext = {
    facts: merged.facts,
    app: asker.app,
    caller: { ...asker.caller, ...question.caller },
    identity,
    targetingKey: question.key ?? asker.key ?? identity,
  }
  return asker.evaluator.evaluate(question.flag, context, question.atMs ?? asker.atMs)
}

/**
 * Reads one line of a batch.
 *
 * @param line Of the form `{"flag", "key"?, "identity"?, "context"?, "at"?}`; `identity` may be a list.
 * @returns The question, or why the line is none.
 */
export function readQuestion(line: string): { question: Question } | { problem: string } {
  let value: Json
  try {
    value = JSON.parse(line)
  } catch {
    return { problem: 'it is not JSON' }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { problem: 'it is not an object' }
  const { flag, key, identity, context, at, ...rest } = value as ContextRecord
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) return { problem: `it has an unknown key ${JSON.stringify(unknown)}` }
  if (typeof flag !== 'string') return { problem: '"flag" is not a string' }
  if (key !== undefined && typeof key !== 'string') return { problem: '"key" is not a string' }
  const identities = identity === undefined || Array.isArray(identity) ? identity : [identity]
  if (identities !== undefined && !areIdentities(identities)) return { problem: '"identity" is not kind/name' }
  if (context !== undefined && (context === null || typeof context !== 'object' || Array.isArray(context))) {
    return { problem: '"context" is not an object' }
  }
  const atMs = typeof at === 'string' ? parseTimestamp(at) : undefined
  if (at !== undefined && atMs === undefined) return { problem: '"at" is not a time such as 2026-12-01T09:00:00Z' }
  return {
    question: {
      flag,
      ...(key !== undefined && { key }),
      ...(identities !== undefined && { identities }),
      ...(context !== undefined && { caller: context as ContextRecord }),
      ...(atMs !== undefined && { atMs }),
    },
  }
}

function areIdentities(value: readonly Json[]): value is readonly string[] {
  return value.every((it) => typeof it === 'string' && isIdentity(it))
}

/** A resolution as scripts read it; what does not apply is left out. */
export function answerOf(
  flag: string,
  { value, variant, reason, errorCode }: Resolution,
): { readonly [key: string]: Json } {
  return {
    flag,
    value,
    ...(variant !== undefined && { variant }),
    reason,
    ...(errorCode !== undefined && { errorCode }),
  }
}

/** A diagnostic for a line of a batch that is no question. */
export function badLine(file: string, line: number, problem: string): Diagnostic {
  return {
    code: 'BATCH_LINE',
    severity: 'error',
    message: `this line is no question: ${problem}`,
    at: { file, line, column: 1 },
    expected: '{"flag": …, "key"?: …, "identity"?: …, "context"?: …, "at"?: …}',
  }
}
