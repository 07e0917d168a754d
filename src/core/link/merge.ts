/** Merging files: everything by its key, and the keys that two places claim. */

import type { DiagnosticCode } from '../diagnostic/codes.ts'
import type { Diagnostic, SourcePosition } from '../diagnostic/diagnostic.ts'

interface Keyed {
  readonly key: string
  readonly at: SourcePosition
}

/**
 * Brings definitions into one map, ordered by key. Of two with the same key the one that stands first by file,
 * line and column stays, so that the order in which files are given does not matter.
 *
 * @param what What they are, for messages: `flag`.
 */
export function mergeByKey<T extends Keyed>(
  items: readonly T[],
  what: string,
  code: DiagnosticCode,
): { readonly merged: ReadonlyMap<string, T>; readonly diagnostics: readonly Diagnostic[] } {
  const merged = new Map<string, T>()
  const diagnostics: Diagnostic[] = []
  for (const item of [...items].sort(compareItems)) {
    const first = merged.get(item.key)
    if (first === undefined) {
      merged.set(item.key, item)
      continue
    }
    diagnostics.push({
      code,
      severity: 'error',
      message: `${what} "${item.key}" is defined twice`,
      at: item.at,
      length: item.key.length,
      found: JSON.stringify(item.key),
      related: [{ message: 'it is defined here first', at: first.at }],
    })
  }
  return { merged, diagnostics }
}

function compareItems(a: Keyed, b: Keyed): number {
  return (
    compareText(a.key, b.key) || compareText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
