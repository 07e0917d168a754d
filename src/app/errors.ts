/**
 * Errors: what FlagOps could not do, as opposed to diagnostics, which are about what somebody wrote.
 *
 * How an error is printed, and which exit code or status follows, is decided by whoever asked.
 */

/**
 * Whose move it is: `findings`: what was written is wrong; `usage`: we were asked wrongly;
 * `unreachable`: something did not answer or could not be read; `internal`: a defect of FlagOps.
 */
export type ErrorKind = 'findings' | 'usage' | 'unreachable' | 'internal'

/** What else is known of an error. */
export interface ErrorDetails {
  /** What to do about it, one line. */
  readonly hint?: string
  /** Whether the same attempt may succeed later without anybody changing anything. */
  readonly canRetry?: boolean
  readonly cause?: unknown
}

/** An error with a stable code. Its message is one line without a final full stop, and never holds a secret or a fact's value. */
export class FlagOpsError extends Error {
  override readonly name: string = 'FlagOpsError'
  readonly kind: ErrorKind
  /** SCREAMING_SNAKE; others match on it. */
  readonly code: string
  readonly hint: string | undefined
  readonly canRetry: boolean

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.code = code
    this.hint = details.hint
    this.canRetry = details.canRetry ?? false
  }
}
