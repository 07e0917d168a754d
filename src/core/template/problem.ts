/** Problems: what is wrong, before it is known where. */

import type { DiagnosticCode } from '../diagnostic/codes.ts'
import type { Diagnostic, RelatedPlace, SourcePosition } from '../diagnostic/diagnostic.ts'

/** A diagnostic without its place. */
export interface Problem {
  readonly code: DiagnosticCode
  readonly message: string
  readonly severity?: Diagnostic['severity']
  readonly found?: string | undefined
  readonly expected?: string | undefined
  readonly hint?: string | undefined
  readonly related?: readonly RelatedPlace[] | undefined
}

/** The problem at its place; fields that are not known are left out. */
export function diagnosticAt(at: SourcePosition, length: number, problem: Problem): Diagnostic {
  const { code, message, severity = 'error', found, expected, hint, related } = problem
  return {
    code,
    severity,
    message,
    at,
    length,
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
    ...(related !== undefined && { related }),
  }
}

/** Found where a secret would leave as something else than a value of an object. */
export const secretInText: Problem = {
  code: 'SECRET_IN_TEXT',
  message: 'a secret cannot be written into text',
  expected: 'a value in data or stringData of a v1/Secret',
}

/** What to do where a condition is no boolean: the question is whether it is there, or what it is. */
export const conditionHint = 'ask with (has …), (eq …) or another comparison'
