/** What expressions are planned with; the planner hands itself out here, so that its parts need not know it. */

import type { Expression } from '../model/expression.ts'
import type { Run } from './value.ts'

/** What an expression is planned with. */
export interface PlanScope {
  /** Plans a part of the expression. */
  plan(expression: Expression): Run
  /** The planned condition of a segment; one that does not exist fails. */
  segment(key: string): Run
  /** Names of the comprehensions' variables around the expression, outermost first. */
  readonly variables: readonly string[]
  /** The scope inside of a comprehension. */
  within(variable: string): PlanScope
}
