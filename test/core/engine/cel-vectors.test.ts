/**
 * The meaning of conditions, recorded: a line of the vectors may be added, but never changed, because every change
 * moves live deployments. Contexts without facts of their own have those of `cel-facts.json`.
 */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ContextRecord, EvaluationContext } from '../../../src/core/model/context.ts'
import type { FactDeclaration } from '../../../src/core/model/facts.ts'
import type { Json } from '../../../src/core/model/json.ts'
import { evaluateCel } from './load.ts'

interface Vector {
  readonly expression: string
  readonly why: string
  readonly context?: Partial<EvaluationContext>
  readonly facts?: readonly FactDeclaration[]
  readonly nowMs?: number
  readonly value: Json
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const facts: ContextRecord = JSON.parse(read('cel-facts.json'))
const vectors: readonly Vector[] = read('cel-vectors.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

describe('conditions in CEL', () => {
  it.each(vectors)('$expression: $why', ({ expression, context, facts: declarations, nowMs, value }) => {
    expect(evaluateCel(expression, { facts, ...context }, declarations, nowMs)).toEqual(value)
  })
})
