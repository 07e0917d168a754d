/** Failures: how a runtime error leaves the expression that it happened in. They never leave a run. */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'

/** An expression has no value. The run goes on after it, to find more. */
export class Failure extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

/** The run cannot go on: its budget is used up. */
export class Exhaustion extends Failure {}
