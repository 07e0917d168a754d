/** Segments, each planned once, when it is first used. */

import type { Expression } from '../model/expression.ts'
import type { Segment } from '../model/flag-set.ts'
import { newPlanScope } from './plan-expression.ts'
import type { PlanScope } from './plan-scope.ts'
import { Failure, type Run } from './value.ts'

/** Plans the segments of one flag set, and remembers them. */
export class PlannedSegments {
  /** What expressions outside of comprehensions are planned with. */
  readonly scope: PlanScope = newPlanScope((key) => this.#run(key))
  readonly #segments: ReadonlyMap<string, Segment>
  readonly #runs = new Map<string, Run>()

  constructor(segments: readonly Segment[]) {
    this.#segments = new Map(segments.map((segment) => [segment.key, segment]))
  }

  /** The condition of a segment; undefined if there is none. */
  conditionOf(key: string): Expression | undefined {
    return this.#segments.get(key)?.condition
  }

  #run(key: string): Run {
    const known = this.#runs.get(key)
    if (known !== undefined) return known
    const condition = this.conditionOf(key)
    const missing = new Failure('PARSE_ERROR', `there is no segment "${key}"`)
    const run: Run = condition === undefined ? () => missing : this.scope.plan(condition)
    this.#runs.set(key, run)
    return run
  }
}
