/** Exit codes of every command. They are stable: scripts and Argo CD decide by them. */

import type { ErrorKind } from '../app/errors.ts'
import type { DiagnosticCode } from '../core/diagnostic/codes.ts'
import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'

/** Each way to end, with its number. */
export const exitCodes = {
  /** Done; warnings at most. */
  fine: 0,
  /** What was asked about has errors. */
  findings: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** Something could not be reached or read: a file, a server, a program. */
  unreachable: 3,
  /** A defect of FlagOps itself, so that no script takes it for a finding. `EX_SOFTWARE` of BSD's sysexits. */
  internal: 70,
  /** Whoever read our output went away before its end: what a shell reports for death by SIGPIPE. */
  readerGone: 141,
} as const satisfies Record<ErrorKind | 'fine' | 'readerGone', number>

/** The number of any of them. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const unreadable: ReadonlySet<string> = new Set<DiagnosticCode>(['FILE_NOT_FOUND', 'FILE_UNREADABLE'])

/** The exit code that follows from diagnostics alone: `unreachable` where all that is wrong is that files cannot be read. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  if (!hasErrors(diagnostics)) return exitCodes.fine
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return errors.every(({ code }) => unreadable.has(code)) ? exitCodes.unreachable : exitCodes.findings
}
