/**
 * YAML for people to read: block style, quotes only where they are needed.
 *
 * Every reader gets back the same values: Kubernetes' own, YAML 1.1 and YAML 1.2. Whatever any of them could take for
 * something else is quoted, with the escapes that all of them know.
 */

import type { ExactJson } from './exact-json.ts'
import { numberText, quote } from './json-text.ts'

/** Longest key that can do without `? ` in front; a little less than YAML allows. */
const maxPlainKeyLength = 1000

/** Text that starts with a letter or `/` and holds nothing that means something to YAML; a `:` must not end a word. */
const plainText = /^[A-Za-z/](?:[A-Za-z0-9_./@%+=~()-]|:(?=[^\s])| (?=[A-Za-z0-9_./@(-])(?!- ))*$/
/** `100m`, `1.5Gi`, `30s`: they start like numbers, but no reader takes them for one. */
const quantity = /^[0-9]+(?:\.[0-9]+)?(?:m|ms|s|h|[KMGT]i)$/
/** What some reader takes for a boolean or null, in any case of letters. */
const words = /^(?:y|n|yes|no|on|off|true|false|null)$/i

/** A block of text can hold what is printable everywhere, in lines that neither start nor end blank. */
const blockCharacters = /^[\t\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/
/** Where readers disagree: a first line that starts blank, lines that start with a tab or end blank. */
const blankEdges = /^[ \t]|\n\t|[ \t](?:\n|$)/

/**
 * Documents as one YAML text, separated by `---`, each line ended.
 *
 * @param documents Their texts must be well-formed Unicode and their numbers finite, as in anything filled or read.
 */
export function emitYaml(documents: readonly ExactJson[]): string {
  return documents.map((document) => `${emitRoot(document)}\n`).join('---\n')
}

function emitRoot(value: ExactJson): string {
  if (typeof value === 'string') return quote(value)
  return isFilled(value) ? emitLines(value).join('\n') : emitInline(value)
}

/** Lines of a list or map that holds something, without indentation. */
function emitLines(value: Filled): string[] {
  return isList(value)
    ? value.flatMap((item) => emitItem(item))
    : Object.entries(value).flatMap(([key, child]) => emitEntry(key, child))
}

function emitItem(item: ExactJson): string[] {
  if (!isFilled(item)) return prefixed('- ', emitLeaf(item))
  const [first, ...rest] = emitLines(item)
  return [`- ${first}`, ...indented(rest)]
}

function emitEntry(key: string, value: ExactJson): string[] {
  const name = emitText(key)
  const isLong = name.length > maxPlainKeyLength
  const start = isLong ? [`? ${name}`] : []
  const label = isLong ? ':' : `${name}:`
  if (isFilled(value)) return [...start, label, ...indented(emitLines(value))]
  return [...start, ...prefixed(`${label} `, emitLeaf(value))]
}

/** A value without children: one line, or a block of text whose lines are to be indented. */
function emitLeaf(value: ExactJson): string[] {
  if (typeof value !== 'string' || !canBeBlock(value)) return [emitInline(value)]
  const isEnded = value.endsWith('\n')
  const lines = (isEnded ? value.slice(0, -1) : value).split('\n')
  return [isEnded ? '|' : '|-', ...lines]
}

function emitInline(value: ExactJson): string {
  if (typeof value === 'string') return emitText(value)
  if (typeof value === 'number') return emitNumber(value)
  if (typeof value === 'object' && value !== null) return isList(value) ? '[]' : '{}'
  return String(value)
}

function emitText(text: string): string {
  const isPlain = (plainText.test(text) && !words.test(text)) || quantity.test(text)
  return isPlain ? text : quote(text)
}

/** YAML 1.1 knows exponents only after a point, and takes `-0` for an integer. */
function emitNumber(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  return numberText(value).replace(/^(-?\d+)e/, '$1.0e')
}

function canBeBlock(text: string): boolean {
  const hasLines = /[^\n]\n/.test(text)
  return (
    hasLines && blockCharacters.test(text) && !blankEdges.test(text) && !text.startsWith('\n') && !text.endsWith('\n\n')
  )
}

type Filled = readonly ExactJson[] | { readonly [key: string]: ExactJson }

function isFilled(value: ExactJson): value is Filled {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** `Array.isArray` does not narrow readonly lists. */
function isList(value: Filled): value is readonly ExactJson[] {
  return Array.isArray(value)
}

const prefixed = (prefix: string, [first, ...rest]: readonly string[]): string[] => [prefix + first, ...indented(rest)]

/** Empty lines stay empty: they belong to blocks of text. */
const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`))
