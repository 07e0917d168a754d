/**
 * The summary line: one diagnostic as the one line that somebody can act on.
 *
 * Argo CD shows and stores all that a plugin writes to stderr, and people read its end; so this line comes last.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { clip, visible } from './visible.ts'

/** Longest summary line in UTF-16 code units. */
export const maxSummaryUnits = 500

const maxUnits = { file: 120, found: 60, expected: 100, hint: 100 } as const

/**
 * Summarises a diagnostic: `flags/x.yaml:22:14: UNKNOWN_VARIANT: message (found …, expected …; hint)`.
 *
 * @param others How many more diagnostics there are; said at the end.
 * @returns One line without its line break and without controls, at most `maxSummaryUnits` long.
 *   Where it would be longer, the message gives way first; place and code always stay.
 */
export function summaryLine(diagnostic: Diagnostic, others = 0): string {
  const { at, code } = diagnostic
  const place = at === undefined ? '' : `${clip(visible(at.file), maxUnits.file, 'end')}:${at.line}:${at.column}: `
  const start = `${place}${code}: `
  const end = `${aside(diagnostic)}${others > 0 ? ` [and ${others} more]` : ''}`
  return start + clip(visible(diagnostic.message), maxSummaryUnits - start.length - end.length) + end
}

function aside({ found, expected, hint }: Diagnostic): string {
  const part = (text: string | undefined, most: number, label = ''): string[] =>
    text === undefined ? [] : [label + clip(visible(text), most)]
  const facts = [...part(found, maxUnits.found, 'found '), ...part(expected, maxUnits.expected, 'expected ')].join(', ')
  const parts = [...(facts === '' ? [] : [facts]), ...part(hint, maxUnits.hint)]
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}
