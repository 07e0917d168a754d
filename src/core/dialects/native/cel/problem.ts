/** A problem found in the text of a condition, before it is known where in which file that text stands. */

import type { Diagnostic } from '../../../diagnostic/diagnostic.ts'

/** An error, with offsets in place of a position. */
export interface CelProblem extends Pick<Diagnostic, 'code' | 'message' | 'found' | 'expected' | 'hint'> {
  /** UTF-16 offsets into the condition's text; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

/** A problem whose place is that of the node being looked at. */
export type PlacelessProblem = Omit<CelProblem, 'start' | 'end'>
