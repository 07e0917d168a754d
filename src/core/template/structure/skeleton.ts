/**
 * Compiling a text with holes into a skeleton: parsed once as Kubernetes parses it, then filled any number of times.
 *
 * A value is never parsed. Tokens may stand in values, parts of texts, keys and comments; anywhere else they are
 * refused here, so that no value can become anything but the scalar, or the node, that it stands for.
 */

import { type Diagnostic, hasErrors, type SourcePosition } from '../../diagnostic/diagnostic.ts'
import { readKubernetes } from '../../yaml/kubernetes/read-kubernetes.ts'
import type { Trivia } from '../../yaml/syntax/parser.ts'
import { type HoledText, holePattern } from '../hole.ts'
import { buildDocument, type SplitText } from './document-builder.ts'
import { findLostTokens, findMisplacedTokens, type WrittenScalar } from './find-tokens.ts'
import type { Part, Skeleton } from './form.ts'

/** What compiling a text with holes gives. */
export interface SkeletonResult {
  /** Absent where there are errors. */
  readonly skeleton?: Skeleton
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles the output of a structured template's control flow. Equal texts give equal skeletons, whatever the values.
 *
 * Empty documents are left out. That a document is an object with `apiVersion` and `kind` is the caller's to check.
 */
export function compileSkeleton(holed: HoledText): SkeletonResult {
  const trivia: Trivia[] = []
  const scalars: WrittenScalar[] = []
  const offsets = new Map<SourcePosition, number>()
  const positionAt = (offset: number): SourcePosition => {
    const position = { ...holed.locate(offset) }
    offsets.set(position, offset)
    return position
  }
  const { documents, diagnostics: found } = readKubernetes(
    { text: holed.text, positionAt },
    {
      onTrivia: (part) => trivia.push(part),
      onScalar: (text, start, end) => scalars.push({ text, start, end }),
    },
  )
  const diagnostics = found.map((diagnostic) => inTermsOfHoles(diagnostic, holed, offsets))
  const misplaced = findMisplacedTokens(holed, trivia)
  // an alias that is named by a hole is unknown besides; one report is enough
  if (misplaced.length > 0) return { diagnostics: misplaced }
  if (!hasErrors(diagnostics)) diagnostics.push(...findLostTokens(holed, trivia, scalars))
  if (hasErrors(diagnostics)) return { diagnostics }
  const split = splitAtTokens(holed.prefix)
  return { skeleton: { documents: documents.map((document) => buildDocument(document, split)) }, diagnostics }
}

function splitAtTokens(prefix: string): SplitText {
  const pattern = holePattern(prefix)
  return (text) => {
    if (!text.includes(prefix)) return [text]
    const parts: Part[] = []
    let end = 0
    for (const match of text.matchAll(pattern)) {
      if (match.index > end) parts.push(text.slice(end, match.index))
      parts.push(Number(match[1]))
      end = match.index + match[0].length
    }
    if (end < text.length) parts.push(text.slice(end))
    return parts
  }
}

/** People wrote expressions, not tokens. */
function inTermsOfHoles(
  diagnostic: Diagnostic,
  { text, prefix }: HoledText,
  offsets: ReadonlyMap<SourcePosition, number>,
): Diagnostic {
  const { at, found } = diagnostic
  const offset = at && offsets.get(at)
  if (offset !== undefined && text.startsWith(prefix, offset)) return { ...diagnostic, found: 'an expression' }
  if (found?.includes(prefix)) return { ...diagnostic, found: found.replace(holePattern(prefix), '{{…}}') }
  return diagnostic
}
