/**
 * Diagnostics: what is wrong, or doubtful, in something that a person wrote.
 *
 * A diagnostic is data: located, collected, as many as there are. How it is printed, and which exit code
 * follows from it, is decided by whoever asked. What *we* could not do is an error, not a diagnostic.
 */

import type { DiagnosticCode } from './codes.ts'

/** A place in a file. Lines and columns count from 1; columns count UTF-16 code units, as editors and SARIF do. */
export interface SourcePosition {
  /** Path as the user knows it: relative to the folder that was asked about, with forward slashes. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** An error forbids to use what it is about; a warning does not. */
export type Severity = 'error' | 'warning'

/** A second place that helps to understand the first: the earlier definition of a duplicate, a use of a cycle. */
export interface RelatedPlace {
  readonly message: string
  readonly at: SourcePosition
}

/** One finding. Texts are single lines without a final full stop, and never hold a secret or a fact's value. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** What is wrong, in terms of what was written: `a rule of flag "x" serves a variant the flag does not have`. */
  readonly message: string
  readonly at?: SourcePosition
  /** How many columns to underline from `at`, within its line. At least 1 where given. */
  readonly length?: number
  /** What stands there, as written or as understood: `"lagre"`, `a list`. */
  readonly found?: string
  /** What would have been right: `one of "small", "large"`. */
  readonly expected?: string
  /** What to do: `did you mean "large"?`. */
  readonly hint?: string
  readonly related?: readonly RelatedPlace[]
}

/** Whether any of the diagnostics is an error, so that nothing may be made of what they are about. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** Orders by file, line and column, errors before warnings at the same place; those without a place come last. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      Number(a.at === undefined) - Number(b.at === undefined) ||
      compareText(a.at?.file ?? '', b.at?.file ?? '') ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
      compareText(a.severity, b.severity),
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
