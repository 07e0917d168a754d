/**
 * Diagnostics for people: place, what is wrong, the line with it underlined, what would be right.
 *
 * Everything that came from files is made visible first, so that nothing in it can steer a terminal or fake a line.
 */

import type { Diagnostic, RelatedPlace, SourcePosition } from '../../core/diagnostic/diagnostic.ts'
import { type Colours, plain } from './colours.ts'
import { excerptLine } from './excerpt.ts'
import { clip, visible } from './visible.ts'

/** Gives the text of a line (from 1) where it may be shown, else nothing. */
export type ExcerptSource = (file: string, line: number) => string | undefined

/** How to show diagnostics to people. */
export interface TextOptions {
  readonly excerpt: ExcerptSource
  readonly colours?: Colours
  /** Most diagnostics to print; of the others only the number is said. Default: all. */
  readonly maxShown?: number
}

/** Longest message, found, expected or hint, in UTF-16 code units. */
const maxUnits = 2_000

/**
 * Formats diagnostics in the order given, separated by an empty line.
 *
 * @returns Text that ends with a line break; empty when there is nothing to say.
 */
export function formatDiagnosticsText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  const shown = diagnostics.slice(0, options.maxShown ?? diagnostics.length)
  const blocks = shown.map((diagnostic) => formatDiagnostic(diagnostic, options.excerpt, options.colours ?? plain))
  const left = diagnostics.length - shown.length
  if (left > 0) blocks.push(`… and ${left} more\n`)
  return blocks.join('\n')
}

/** `2 errors, 1 warning`; empty when there are none. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  return [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== '').join(', ')
}

const count = (amount: number, noun: string): string =>
  amount === 0 ? '' : `${amount} ${noun}${amount === 1 ? '' : 's'}`

/** `file:line:column`, made visible. */
export function formatPlace(at: SourcePosition): string {
  return `${visible(at.file)}:${at.line}:${at.column}`
}

function formatDiagnostic(diagnostic: Diagnostic, excerpt: ExcerptSource, colours: Colours): string {
  const { at, severity, code, length = 1, found, expected, hint, related = [] } = diagnostic
  const place = at === undefined ? [] : [colours.place(formatPlace(at))]
  const labelled = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`  ${colours.label(`${label}:`.padEnd(9))} ${prose(text)}`]
  return [
    [...place, colours[severity](severity), code].join('  '),
    `  ${prose(diagnostic.message)}`,
    ...excerptLines(at, length, excerpt, colours, severity),
    ...labelled('found', found),
    ...labelled('expected', expected),
    ...labelled('hint', hint),
    ...related.flatMap((place) => relatedLines(place, excerpt, colours)),
    '',
  ].join('\n')
}

function relatedLines({ at, message }: RelatedPlace, excerpt: ExcerptSource, colours: Colours): string[] {
  return [`  ${colours.place(formatPlace(at))}  ${prose(message)}`, ...excerptLines(at, 1, excerpt, colours, 'faint')]
}

function excerptLines(
  at: SourcePosition | undefined,
  length: number,
  excerpt: ExcerptSource,
  colours: Colours,
  mark: 'error' | 'warning' | 'faint',
): string[] {
  const line = at && excerpt(at.file, at.line)
  if (at === undefined || line === undefined) return []
  const { text, carets } = excerptLine(line, at.column, length)
  const number = String(at.line).padStart(5)
  return [
    `${colours.faint(`${number} |`)} ${text}`.trimEnd(),
    `${colours.faint(`${' '.repeat(number.length)} |`)} ${carets.replace(/\^+$/, colours[mark])}`,
  ]
}

const prose = (text: string): string => clip(visible(text), maxUnits)
