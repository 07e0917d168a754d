/**
 * Problems: what stops the reading of one YAML document.
 *
 * Scanner and parser throw them, for there is no way on; the readers catch them and make diagnostics of them.
 */

import type { DiagnosticCode } from '../../diagnostic/codes.ts'
import type { Diagnostic, Severity, SourcePosition } from '../../diagnostic/diagnostic.ts'

/** A text whose offsets (UTF-16 units) can be told as places: a file, or the output of a template's control flow. */
export interface PlacedText {
  readonly text: string
  positionAt(offset: number): SourcePosition
}

/** Most findings for one text: nobody reads more, and a file made to have many must not fill the memory. */
export const maxFindings = 100

/** What makes a problem easier to understand. */
export interface ProblemDetails {
  /** UTF-16 units from the offset that are meant; 1 if not given. */
  readonly length?: number
  readonly found?: string
  readonly expected?: string
  readonly hint?: string
  readonly related?: { readonly message: string; readonly offset: number }
}

/** What is wrong at one place of the text that is being scanned. */
export class YamlProblem extends Error {
  readonly code: DiagnosticCode
  /** In the text that was given to the scanner. */
  readonly offset: number
  readonly details: ProblemDetails

  constructor(code: DiagnosticCode, message: string, offset: number, details: ProblemDetails = {}) {
    super(message)
    this.name = 'YamlProblem'
    this.code = code
    this.offset = offset
    this.details = details
  }
}

/**
 * The diagnostic for a problem.
 *
 * @param base Offset in `source` at which the text that was scanned starts.
 */
export function toDiagnostic(
  problem: YamlProblem,
  source: PlacedText,
  base: number,
  severity: Severity = 'error',
): Diagnostic {
  const { length = 1, found, expected, hint, related } = problem.details
  const offset = base + problem.offset
  return {
    code: problem.code,
    severity,
    message: problem.message,
    at: source.positionAt(offset),
    length: withinLine(source.text, offset, length),
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
    ...(related && { related: [{ message: related.message, at: source.positionAt(base + related.offset) }] }),
  }
}

/** The part of a length that lies on the offset's own line; at least 1. */
export function withinLine(text: string, offset: number, length: number): number {
  for (let at = offset; at < offset + length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d) return Math.max(1, at - offset)
  }
  return Math.max(1, length)
}

/** How a message quotes a character of the text, visible even where the character is not. */
export function showCharacter(text: string, offset: number): string {
  const code = text.codePointAt(offset)
  if (code === undefined || code === 0) return 'the end of the document'
  if (code === 0x09) return 'a tab'
  if (code === 0x0a || code === 0x0d) return 'the end of the line'
  const isVisible = (code > 0x20 && code < 0x7f) || (code > 0xa0 && code < 0xd800)
  return isVisible ? `"${String.fromCodePoint(code)}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
