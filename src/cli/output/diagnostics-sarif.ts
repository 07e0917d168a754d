/**
 * Diagnostics as a SARIF 2.1.0 log, for GitHub code scanning and editors.
 *
 * Source: OASIS "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
 */

import { type DiagnosticCode, diagnosticCodes } from '../../core/diagnostic/codes.ts'
import type { Diagnostic, SourcePosition } from '../../core/diagnostic/diagnostic.ts'
import { diagnosticSentences } from './sentences.ts'
import { visibleJson } from './visible.ts'

/**
 * Formats diagnostics, in the order given, as an indented SARIF log that ends with a line break.
 *
 * Those without a place become notifications of the run: GitHub refuses a whole log with one result that has none.
 *
 * @param version FlagOps' own version.
 */
export function formatDiagnosticsSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort()
  const unplaced = diagnostics.filter(({ at }) => at === undefined)
  const run = {
    tool: { driver: { name: 'FlagOps', version, rules: codes.map(toRule) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        ...(unplaced.length > 0 && { toolExecutionNotifications: unplaced.map(toNotification) }),
      },
    ],
    results: diagnostics.flatMap((diagnostic) =>
      diagnostic.at === undefined ? [] : [toResult(diagnostic, diagnostic.at, codes.indexOf(diagnostic.code))],
    ),
  }
  return `${visibleJson({ $schema: schema, version: '2.1.0', runs: [run] }, 2)}\n`
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

function toRule(code: DiagnosticCode): object {
  return { id: code, shortDescription: { text: diagnosticCodes[code] } }
}

function toResult(diagnostic: Diagnostic, at: SourcePosition, ruleIndex: number): object {
  const { code, severity, length, related = [] } = diagnostic
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: toMessage(diagnostic),
    locations: [toLocation(at, length)],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        message: { text: literal(place.message) },
        ...toLocation(place.at, undefined),
      })),
    }),
  }
}

function toNotification(diagnostic: Diagnostic): object {
  return { descriptor: { id: diagnostic.code }, level: diagnostic.severity, message: toMessage(diagnostic) }
}

const toMessage = (diagnostic: Diagnostic): object => ({ text: literal(diagnosticSentences(diagnostic).join('\n')) })

/** SARIF reads `{0}` as a placeholder and `[a](b)` as a link; §3.11.5 and §3.11.6. Our messages have neither. */
const literal = (text: string): string => text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (')

function toLocation(at: SourcePosition, length: number | undefined): object {
  return {
    physicalLocation: {
      artifactLocation: toArtifact(at.file),
      region: {
        startLine: at.line,
        startColumn: at.column,
        ...(length !== undefined && { endColumn: at.column + length }),
      },
    },
  }
}

/** Relative paths are relative to the top of the repository, by the name that GitHub gives it. */
function toArtifact(file: string): object {
  // encodeURIComponent throws on lone surrogates
  const uri = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' }
}
