/**
 * Diagnostics as workflow commands: GitHub shows each at its line of a pull request.
 *
 * Source: GitHub Docs, "Workflow commands for GitHub Actions"; escaping as in actions/toolkit `packages/core/src/command.ts`.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { diagnosticSentences } from './sentences.ts'
import { visible } from './visible.ts'

/** Formats diagnostics in the order given, one command a line; empty when there are none. */
export function formatDiagnosticsGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${toCommand(diagnostic)}\n`).join('')
}

function toCommand(diagnostic: Diagnostic): string {
  const { severity, code, at, length } = diagnostic
  const place: [string, string | number][] =
    at === undefined
      ? []
      : [
          ['file', at.file],
          ['line', at.line],
          ['col', at.column],
          ['endColumn', at.column + (length ?? 1)],
        ]
  const properties = [...place, ['title', code]].map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${severity} ${properties.join(',')}::${diagnosticSentences(diagnostic).map(escapeData).join('%0A')}`
}

const escapeData = (text: string): string => visible(text).replaceAll('%', '%25')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
