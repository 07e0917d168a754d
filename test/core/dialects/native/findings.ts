/** Findings on one line each, for tables. */

import { sortDiagnostics } from '../../../../src/core/diagnostic/diagnostic.ts'
import { compileText } from '../../../core/engine/load.ts'

/** What compiling a file finds: `line:column+length CODE, found …, expected …, hint`. */
export function findingsIn(text: string): string[] {
  return sortDiagnostics(compileText(text).diagnostics).map(({ at, length, code, found, expected, hint }) =>
    [
      `${at?.line}:${at?.column}+${length} ${code}`,
      ...(found === undefined ? [] : [`found ${found}`]),
      ...(expected === undefined ? [] : [`expected ${expected}`]),
      ...(hint === undefined ? [] : [hint]),
    ].join(', '),
  )
}
