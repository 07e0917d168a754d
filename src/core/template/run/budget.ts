/** Budget: how much one render of one template may do, so that no template runs without end. */

import { limits } from '../../model/limits.ts'
import { maxHoles } from '../hole.ts'

/** Most that one run may take. */
export interface Budget {
  /** Statements executed and helpers called; long texts count as more. */
  readonly steps: number
  /** Blocks and partials in each other. */
  readonly depth: number
  /** UTF-8 bytes of text written, values of structured templates not counted. */
  readonly outputBytes: number
  /** Values put out by a structured template. */
  readonly holes: number
  /** Most characters of a text that a helper makes. */
  readonly textLength: number
}

/** The budget of a render. */
export const standardBudget: Budget = {
  steps: 1_000_000,
  depth: limits.depth,
  outputBytes: limits.outputBytes,
  holes: maxHoles,
  textLength: 1024 * 1024,
}

/** A limit in words, for messages. */
export const budgetWords: Readonly<Record<keyof Budget, string>> = {
  steps: 'steps',
  depth: 'blocks and partials in each other',
  outputBytes: 'bytes of output',
  holes: 'values',
  textLength: 'characters in one text',
}
