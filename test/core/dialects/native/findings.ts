/** Findings on one line each, for tables. */

import { type SourcePosition, sortDiagnostics } from '../../../../src/core/diagnostic/diagnostic.ts'
import { compileText } from '../../../core/engine/load.ts'

/** What compiling a file finds: `CODE at what is underlined, found …, expected …, hint`. */
export function findingsIn(text: string): string[] {
  return sortDiagnostics(compileText(text).diagnostics).map(({ at, length, code, found, expected, hint }) =>
    [
      `${code} at ${JSON.stringify(underlined(text, at, length))}`,
      ...(found === undefined ? [] : [`found ${found}`]),
      ...(expected === undefined ? [] : [`expected ${expected}`]),
      ...(hint === undefined ? [] : [hint]),
    ].join(', '),
  )
}

function underlined(text: string, at: SourcePosition | undefined, length = 0): string {
  const line = text.split('\n')[(at?.line ?? 0) - 1] ?? ''
  return line.slice((at?.column ?? 1) - 1, (at?.column ?? 1) - 1 + length)
}
