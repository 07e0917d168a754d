/** Diagnostics on the error output, the line to act on last. */

import { type Diagnostic, sortDiagnostics } from '../core/diagnostic/diagnostic.ts'
import { type ExcerptSource, formatDiagnosticsText } from './output/diagnostics-text.ts'
import { summaryLine } from './output/summary-line.ts'
import type { Terminal } from './terminal.ts'

/** Most diagnostics shown in full where somebody waits for a render; `validate` shows all. */
const maxShown = 20

/**
 * Prints diagnostics for people, errors last, and after them the first error as one line: what Argo CD's users see.
 *
 * Prints nothing where there is nothing to say.
 */
export function reportDiagnostics(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  excerpt: ExcerptSource,
): void {
  if (diagnostics.length === 0) return
  const sorted = sortDiagnostics(diagnostics)
  const errors = sorted.filter(({ severity }) => severity === 'error')
  const shown = [...sorted.filter(({ severity }) => severity === 'warning'), ...errors]
  terminal.errors.write(formatDiagnosticsText(shown, { excerpt, colours: terminal.errors.colours, maxShown }))
  const [first] = errors
  if (first) terminal.errors.write(`\n${summaryLine(first, errors.length - 1)}\n`)
}
