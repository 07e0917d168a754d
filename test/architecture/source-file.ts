/**
 * TypeScript sources, as far as the architecture's rules need them: code without comments and texts, and imports.
 *
 * A scanner of some lines instead of a compiler: it knows comments, texts, templates and regular expressions, and
 * nothing of grammar.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface SourceFile {
  /** Relative to the root that was read, with forward slashes. */
  readonly path: string
  readonly text: string
  /** `text` with the insides of comments, strings and regular expressions blanked: same length, same lines. */
  readonly code: string
}

export interface Import {
  readonly specifier: string
  readonly line: number
}

/** All files that end in `.ts` below a directory, in order of their paths. */
export function readSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => toSource(path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')))
}

/** A source from its text. */
export function toSource(path: string, text: string): SourceFile {
  return { path, text, code: maskText(text) }
}

/** Line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** What a file imports or exports again, types and late imports included, in order. */
export function findImports({ text, code }: SourceFile): Import[] {
  const start = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bgetBuiltinModule\s*\(\s*)(['"])/g
  return [...code.matchAll(start)].map((match) => {
    const from = match.index + match[0].length
    return { specifier: text.slice(from, code.indexOf(match[1]!, from)), line: lineOf(text, match.index) }
  })
}

/** The path of an imported file of ours; `undefined` for packages. */
export function resolveImport(importer: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : undefined
}

/** In the order in which they are tried; the second group is what is blanked. */
const masked: readonly RegExp[] = [
  /(\/\/)([^\n]*)()/y,
  /(\/\*)([\s\S]*?)(\*\/)/y,
  /(')((?:[^'\\\n]|\\.)*)(')/y,
  /(")((?:[^"\\\n]|\\.)*)(")/y,
]
const regularExpression = /(\/)((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)(\/[a-z]*)/y
const templatePart = /([`}])((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)(`|\$\{)/y
/** Behind these a slash begins a regular expression; behind anything else it divides. */
const beforeExpression = /(?:^|[(,=:[!&|?{};+*%<>~^-]|\b(?:return|typeof|case|in|of))\s*$/

function maskText(text: string): string {
  let code = ''
  /** Open braces in each `${…}` that we are inside of. */
  const templates: number[] = []
  while (code.length < text.length) {
    const character = text[code.length]!
    const depth = templates.at(-1)
    const endsHole = character === '}' && depth === 0
    if (endsHole) templates.pop()
    const patterns = endsHole || character === '`' ? [templatePart] : [...masked, ...expressionAt(code)]
    const match = firstMatch(patterns, text, code.length)
    if (match?.[3] === '${') templates.push(0)
    else if (depth !== undefined && !endsHole && character === '{') templates[templates.length - 1] = depth + 1
    else if (depth !== undefined && !endsHole && character === '}') templates[templates.length - 1] = depth - 1
    code += match ? match[1] + match[2]!.replace(/[^\n]/g, ' ') + match[3] : character
  }
  return code
}

const expressionAt = (code: string): RegExp[] => (beforeExpression.test(code.slice(-40)) ? [regularExpression] : [])

function firstMatch(patterns: readonly RegExp[], text: string, at: number): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) return match
  }
  return undefined
}
