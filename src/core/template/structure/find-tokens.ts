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

interface Range {
  readonly start: number
  readonly end: number
}

const placeNames: Readonly<Record<Trivia['kind'], string>> = {
  comment: 'a comment',
  anchor: 'the name of an anchor',
  alias: 'the name of an alias',
  tag: 'a tag',
}

/** Tokens in names of anchors and aliases, and in tags: such text is not a value's to decide. */
export function findMisplacedTokens(holed: HoledText, trivia: readonly Trivia[]): Diagnostic[] {
  return trivia
    .filter(({ kind, start, end }) => kind !== 'comment' && indexesIn(holed, holed.text.slice(start, end)).length > 0)
    .map(({ kind, start }) => misplaced(holed, start, placeNames[kind]))
}

/**
 * Checks that each token of the text is in a comment or is found, whole, in the decoded text of the scalar that it
 * stands in. To be asked only where the text has been parsed without errors.
 */
export function findLostTokens(
  holed: HoledText,
  trivia: readonly Trivia[],
  scalars: readonly WrittenScalar[],
): Diagnostic[] {
  const comments = trivia.filter(({ kind }) => kind === 'comment')
  const lost: Diagnostic[] = []
  const accounted = new Set<number>()
  for (const scalar of scalars) {
    const written = tokensBetween(holed, scalar).filter(({ index: offset }) => !isInside(offset, comments))
    for (const { index } of written) accounted.add(index)
    const decoded = indexesIn(holed, scalar.text)
    const same = decoded.length === written.length && decoded.every((index, at) => index === Number(written[at]![1]))
    if (!same || decoded.some((index) => index >= holed.holes.length)) {
      lost.push(misplaced(holed, scalar.start, 'a text whose escapes take the hole apart'))
    }
  }
  for (const { index } of tokensBetween(holed, { start: 0, end: holed.text.length })) {
    if (!accounted.has(index) && !isInside(index, comments)) lost.push(misplaced(holed, index, 'no value'))
  }
  return lost
}
