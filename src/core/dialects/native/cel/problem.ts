/** A problem found in the text of a condition, before it is known where in which file that text stands. */

import type { Diagnostic } from '../../../diagnostic/diagnostic.ts'

export interface CelProblem extends Pick<Diagnostic, 'code' | 'message' | 'found' | 'expected' | 'hint'> {
  /** UTF-16 offsets into the condition's text; `end` is exclusive. */
  readonly start: number
  readonly end: number
}
