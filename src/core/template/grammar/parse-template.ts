/**
 * The grammar: from a template's text to Handlebars' tree, with every mistake reported.
 *
 * This is the one module that loads Handlebars, and of it only the parser; its compiler is never called. A file with
 * mistakes still gives a tree: of what is well-formed in it, so that names and types are checked in the same run.
 */

import { type Position, type Program, parse, parser } from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import { balanceBlocks } from './balance-blocks.ts'
import type { Delimiters } from './delimiters.ts'
import { explainSyntax, isTokenError } from './explain-syntax.ts'
import { type Changes, NormalText } from './normal-text.ts'
import type { Report } from './report.ts'
import { type Scan, scanTags } from './scan-tags.ts'
import { opensBlock, type Tag } from './tag.ts'

/** Handlebars' tree, with the tags that it was made of. */
export interface Parsed {
  readonly program: Program
  readonly scan: Scan
  /** Offset in the file of a position in the tree. */
  toFile(position: Position): number
}

/** @returns `undefined` where nothing can be said of the file beyond what is reported. */
export function parseTemplate(delimiters: Delimiters, report: Report): Parsed | undefined {
  const { text } = report.source
  const scan = scanTags(text, delimiters, report)
  const mending = balanceBlocks(scan.tags, delimiters, report)
  if (mending.isTooDeep) return undefined
  const parsed =
    parseTags(text, scan, omitBlocks(scan.tags, mending)) ??
    parseTags(text, scan, omitBroken(scan.tags, mending, report))
  if (parsed === undefined && report.diagnostics.length === 0) {
    report.add(report.place(0, 0), {
      code: 'TEMPLATE_SYNTAX',
      message: 'the template does not follow the grammar of Handlebars',
    })
  }
  return parsed
}

function parseTags(text: string, scan: Scan, changes: Changes): Parsed | undefined {
  const normal = NormalText.write(text, scan.tags, changes)
  const program = tryParse(normal.text)
  if (program === undefined) return undefined
  return { program, scan, toFile: ({ line, column }) => normal.toFile(line, column) }
}

function tryParse(text: string): Program | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** Finds the tags that Handlebars does not take, by parsing each alone, and leaves them out, blocks whole. */
function omitBroken(tags: readonly Tag[], { closeBefore, omitted }: Changes, report: Report): Changes {
  const without = new Set(omitted)
  for (const tag of tags) {
    if (!omitted.has(tag) && !isSound(tag, report)) without.add(tag)
  }
  return omitBlocks(tags, { closeBefore, omitted: without })
}

/** Whether Handlebars takes the tag; if not, that is reported. */
function isSound(tag: Tag, report: Report): boolean {
  if (tag.kind === 'broken' || tag.kind === 'comment' || tag.kind === 'close') return true
  try {
    parse(aloneText(tag, report.source.text.slice(tag.bodyStart, tag.bodyEnd)))
    return true
  } catch (error) {
    report.add(report.place(...errorRange(tag, report.source.text, error)), {
      code: 'TEMPLATE_SYNTAX',
      ...explainSyntax(error),
    })
    return false
  }
}

/** The tag as a whole template; its body starts at offset 2. */
function aloneText(tag: Tag, body: string): string {
  if (tag.kind === 'open') return `{{${body}}}{{/${tag.name}}}`
  if (tag.kind !== 'else') return `{{${body}}}`
  return tag.isSpecial
    ? `{{${body.replace(/^\s*else/, (start) => `#${' '.repeat(start.length - 1)}`)}}}{{/${tag.name}}}`
    : '{{!}}'
}

/** From the token that did not fit to the tag's end; the whole tag where the fault is not in one token. */
function errorRange(tag: Tag, text: string, error: unknown): [start: number, end: number] {
  const { first_line: line, first_column: column } = parser.lexer.yylloc
  const body = text.slice(tag.bodyStart, tag.bodyEnd)
  const lines = [...body.matchAll(/\r\n?|\n/g)].map((match) => match.index + match[0].length)
  const at = line === 1 ? column - 2 : (lines[line - 2] ?? 0) + column
  const isInside = isTokenError(error) && at >= 0 && at <= body.length
  return isInside ? [tag.bodyStart + at, at === body.length ? tag.end : tag.bodyEnd] : [tag.start, tag.end]
}

/** Leaves out, with every opening tag that is, the block that it opens: what names mean in there is not known. */
function omitBlocks(tags: readonly Tag[], { closeBefore, omitted }: Changes): Changes {
  const without = new Set(omitted)
  const stack: { readonly name: string; readonly isOmitted: boolean }[] = []
  for (const tag of tags) {
    const isInside = stack.at(-1)?.isOmitted ?? false
    const isOmitted = isInside || omitted.has(tag) || tag.kind === 'broken'
    if (isInside) without.add(tag)
    if (opensBlock(tag)) stack.push({ name: tag.name, isOmitted })
    const opening = tag.kind === 'close' ? stack.findLastIndex(({ name }) => name === tag.name) : -1
    if (opening !== -1) stack.splice(opening)
  }
  return { closeBefore, omitted: without }
}
