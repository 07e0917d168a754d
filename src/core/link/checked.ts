/** What checking an expression takes and gives. */

import type { Severity } from '../diagnostic/diagnostic.ts'
import type { Expression } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import type { Finding } from './findings.ts'
import type { Type } from './types.ts'

/** What expressions are checked against. */
export interface CheckEnvironment {
  readonly facts: ReadonlyMap<string, FactDeclaration>
  /** Cost of each segment; a segment that is not here does not exist. */
  readonly segmentCosts: ReadonlyMap<string, number>
  report(severity: Severity, finding: Finding, expression: Expression): void
}

/** An expression that was checked, with all that was settled. */
export interface Checked {
  readonly expression: Expression
  readonly type: Type
  /** Most steps that evaluating takes, by the declared sizes of lists. */
  readonly cost: number
}
