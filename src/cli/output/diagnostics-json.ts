/**
 * Diagnostics for programs: one JSON document of a stable shape. Fields may be added, none changes its meaning.
 */

import type { Diagnostic, SourcePosition } from '../../core/diagnostic/diagnostic.ts'
import { visibleJson } from './visible.ts'

/** A place; lines and columns count from 1, columns in UTF-16 code units. */
export interface PlaceJson {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One diagnostic; absent fields are left out. The place's fields are there together or not at all. */
export interface DiagnosticJson extends Partial<PlaceJson> {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Column behind the last one that the diagnostic is about. */
  readonly endColumn?: number
  readonly found?: string
  readonly expected?: string
  readonly hint?: string
  readonly related?: readonly (PlaceJson & { readonly message: string })[]
}

/** The whole document. */
export interface DiagnosticsJson {
  /** Version of this shape. */
  readonly version: 1
  readonly errors: number
  readonly warnings: number
  readonly diagnostics: readonly DiagnosticJson[]
}

/** Formats diagnostics, in the order given, as an indented JSON document that ends with a line break. */
export function formatDiagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  return `${visibleJson(toDocument(diagnostics), 2)}\n`
}

function toDocument(diagnostics: readonly Diagnostic[]): DiagnosticsJson {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return { version: 1, errors, warnings: diagnostics.length - errors, diagnostics: diagnostics.map(toEntry) }
}

function toEntry({ code, severity, message, at, length, found, expected, hint, related }: Diagnostic): DiagnosticJson {
  return {
    code,
    severity,
    message,
    ...(at !== undefined && { ...toPlace(at), endColumn: at.column + (length ?? 1) }),
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
    ...(related !== undefined &&
      related.length > 0 && { related: related.map((place) => ({ ...toPlace(place.at), message: place.message })) }),
  }
}

const toPlace = ({ file, line, column }: SourcePosition): PlaceJson => ({ file, line, column })
