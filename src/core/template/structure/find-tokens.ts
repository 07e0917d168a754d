/**
 * Tokens in a parsed text: every one must be found in a value, a key or a comment, and nowhere else.
 *
 * In comments a token goes nowhere, since people comment out lines of templates; that is allowed.
 */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Trivia } from '../../yaml/syntax/parser.ts'
import { type HoledText, holePattern } from '../hole.ts'

/** A scalar as written: its decoded text, and the offsets of what was written. */
export interface WrittenScalar {
  readonly text: string
  readonly start: number
  readonly end: number
}

const placeNames: Readonly<Record<Trivia['kind'], string>> = {
  comment: 'a comment',
  anchor: 'the name of an anchor',
  alias: 'the name of an alias',
  tag: 'a tag',
}

interface Token {
  readonly offset: number
  /** Of the hole. */
  readonly index: number
}

/** Tokens in names of anchors and aliases, and in tags: such text is not a value's to decide. */
export function findMisplacedTokens(holed: HoledText, trivia: readonly Trivia[]): Diagnostic[] {
  return trivia
    .filter(({ kind, start, end }) => kind !== 'comment' && tokensOf(holed, holed.text.slice(start, end)).length > 0)
    .map(({ kind, start }) => misplaced(holed, start, placeNames[kind]))
}

/**
 * Checks that each token of the text is in a comment or is found, whole, in the decoded text of the scalar that it
 * stands in, and that no escapes spell out a token. To be asked only where the text has been parsed without errors.
 */
export function findLostTokens(
  holed: HoledText,
  trivia: readonly Trivia[],
  scalars: readonly WrittenScalar[],
): Diagnostic[] {
  const comments = byStart(trivia.filter(({ kind }) => kind === 'comment'))
  const ordered = byStart(scalars)
  const written = new Map<WrittenScalar, number[]>(ordered.map((scalar) => [scalar, []]))
  const lost: Diagnostic[] = []
  for (const { offset, index } of tokensOf(holed, holed.text)) {
    if (findRange(comments, offset)) continue
    const scalar = findRange(ordered, offset)
    if (scalar) written.get(scalar)!.push(index)
    else lost.push(misplaced(holed, offset, 'no value'))
  }
  for (const [scalar, indexes] of written) {
    const decoded = tokensOf(holed, scalar.text).map(({ index }) => index)
    const isSame = decoded.length === indexes.length && decoded.every((index, at) => index === indexes[at])
    if (!isSame) lost.push(misplaced(holed, scalar.start, 'a text whose escapes take holes apart or spell them out'))
    else if (decoded.some((index) => index >= holed.holes.length)) {
      lost.push(misplaced(holed, scalar.start, 'a text that looks like a hole'))
    }
  }
  return lost
}

function tokensOf({ prefix }: HoledText, text: string): Token[] {
  if (!text.includes(prefix)) return []
  return [...text.matchAll(holePattern(prefix))].map((match) => ({ offset: match.index, index: Number(match[1]) }))
}

interface Range {
  readonly start: number
  readonly end: number
}

const byStart = <T extends Range>(ranges: readonly T[]): readonly T[] => [...ranges].sort((a, b) => a.start - b.start)

/** The range that holds an offset, among ranges in order that do not overlap. */
function findRange<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]!
    if (offset < range.start) high = middle - 1
    else if (offset >= range.end) low = middle + 1
    else return range
  }
  return undefined
}

function misplaced(holed: HoledText, offset: number, found: string): Diagnostic {
  return {
    code: 'HOLE_MISPLACED',
    severity: 'error',
    message: `a value is put where it cannot stand: in ${found}`,
    at: holed.locate(offset),
    expected: 'a value, a part of a text, a key, or a comment',
  }
}
