/**
 * Documents of a file, found the way Kubernetes finds them: by lines that start with `---`, before YAML is read.
 *
 * Source: k8s.io/apimachinery `util/yaml`, `YAMLReader` and `LineReader`.
 */

import { YamlProblem } from '../syntax/problem.ts'

/** One document's part of the text: offsets in UTF-16 units. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** What Go's `strings.TrimSpace` cuts off, and a comment after it. */
const onlyBlankOrComment = /^[\t\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*(?:#|$)/

/**
 * Splits a text at its separators. A separator before any line of a document becomes that document's first line.
 *
 * Both are called with the offsets of a line: `onSeparator` for separators that belong to no document, `onBadSeparator`
 * for those that go on with something else than a comment, which Kubernetes refuses.
 */
export function splitDocuments(
  text: string,
  onSeparator: (start: number, end: number) => void,
  onBadSeparator: (start: number, end: number) => void,
): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (let line = 0; line < text.length; ) {
    const lineEnd = nextLine(text, line)
    if (text.startsWith('---', line)) {
      if (!onlyBlankOrComment.test(withoutBreak(text.slice(line + 3, lineEnd)))) onBadSeparator(line, lineEnd)
      if (line > start) {
        pieces.push({ start, end: line })
        onSeparator(line, lineEnd)
        start = lineEnd
      }
    }
    line = lineEnd
  }
  if (start < text.length) pieces.push({ start, end: text.length })
  return pieces
}

function nextLine(text: string, offset: number): number {
  const lineBreak = text.indexOf('\n', offset)
  return lineBreak === -1 ? text.length : lineBreak + 1
}

const withoutBreak = (line: string): string => (line.endsWith('\n') ? line.slice(0, -1) : line)

/** What is wrong with a line that starts with `---` and goes on. */
export function badSeparator(text: string, line: number, lineEnd: number): YamlProblem {
  const length = withoutBreak(text.slice(line, lineEnd)).trimEnd().length
  return new YamlProblem('YAML_SEPARATOR', 'only a comment may follow "---" in its line', line, {
    length,
    expected: 'the document in the lines after it',
    hint: 'quote the text, or indent it, if it is not meant to separate documents',
  })
}
