/** Block scalars: the lines after `|` and `>`. Rules: go-yaml v2, `yaml_parser_scan_block_scalar`. */

import { isBlank, isDigit } from './characters.ts'
import type { Cursor, OnComment } from './cursor.ts'
import { showCharacter, YamlProblem } from './problem.ts'
import { makeToken, type Token } from './token.ts'

interface Header {
  readonly chomping: 'clip' | 'strip' | 'keep'
  /** Columns beyond the parent's; 0: found from the first line. */
  readonly increment: number
}

interface Breaks {
  readonly indent: number
  readonly text: string
  readonly end: number
}

/**
 * Scans from `|` or `>` to the first line that is not part of the scalar.
 *
 * @param parentIndent Column of the collection that the scalar stands in; -1 at the root.
 */
export function scanBlock(cursor: Cursor, parentIndent: number, onComment?: OnComment): Token {
  const start = cursor.offset
  const isLiteral = cursor.code === 0x7c
  const header = readHeader(cursor, onComment)
  const declared = header.increment === 0 ? 0 : Math.max(parentIndent, 0) + header.increment
  let breaks = readBreaks(cursor, declared, parentIndent)
  const { indent } = breaks
  let { end } = breaks
  let text = ''
  let leadingBreak = ''
  let startedBlank = false
  while (cursor.column === indent && cursor.code !== 0) {
    const startsBlank = isBlank(cursor.code)
    const isFolded = !isLiteral && !startedBlank && !startsBlank && leadingBreak === '\n'
    text += (isFolded ? (breaks.text === '' ? ' ' : '') : leadingBreak) + breaks.text
    startedBlank = startsBlank
    const lineEnd = cursor.endOfLine()
    text += cursor.text.slice(cursor.offset, lineEnd)
    cursor.moveTo(lineEnd)
    leadingBreak = cursor.code === 0 ? '' : cursor.readBreak()
    breaks = readBreaks(cursor, indent, parentIndent)
    end = breaks.end
  }
  if (header.chomping !== 'strip') text += leadingBreak
  if (header.chomping === 'keep') text += breaks.text
  return makeToken('scalar', start, end, text, isLiteral ? 'literal' : 'folded')
}

function readHeader(cursor: Cursor, onComment: OnComment | undefined): Header {
  const start = cursor.offset
  cursor.skip()
  let chomping = readChomping(cursor)
  const increment = readIncrement(cursor)
  if (chomping === 'clip') chomping = readChomping(cursor)
  cursor.skipBlanks()
  if (cursor.code === 0x23) {
    const commentStart = cursor.offset
    cursor.skipComment()
    onComment?.(commentStart, cursor.offset)
  }
  if (!cursor.isBreakOrEndAt(cursor.offset)) {
    throw new YamlProblem('YAML_SYNTAX', `nothing may follow "${cursor.text[start]}" in its line`, cursor.offset, {
      found: showCharacter(cursor.text, cursor.offset),
      expected: 'the text in the next line, indented',
      hint: `quote the text if it starts with "${cursor.text[start]}"`,
    })
  }
  if (cursor.code !== 0) cursor.readBreak()
  return { chomping, increment }
}

function readChomping(cursor: Cursor): Header['chomping'] {
  const { code } = cursor
  if (code !== 0x2b && code !== 0x2d) return 'clip'
  cursor.skip()
  return code === 0x2b ? 'keep' : 'strip'
}

function readIncrement(cursor: Cursor): number {
  const { code } = cursor
  if (!isDigit(code)) return 0
  if (code === 0x30) {
    throw new YamlProblem('YAML_SYNTAX', 'a block of text cannot be indented by 0 columns', cursor.offset, {
      found: '0',
      expected: '1 to 9',
    })
  }
  cursor.skip()
  return code - 0x30
}

/** Empty lines and indentation before the next line of text. An indent of 0 is found here, from the widest of them. */
function readBreaks(cursor: Cursor, declared: number, parentIndent: number): Breaks {
  let text = ''
  let widest = 0
  let end = cursor.offset
  const isIndentation = (): boolean => declared === 0 || cursor.column < declared
  for (;;) {
    while (cursor.code === 0x20 && isIndentation()) cursor.skip()
    widest = Math.max(widest, cursor.column)
    if (cursor.code === 0x09 && isIndentation()) {
      throw new YamlProblem('YAML_TAB', 'a tab indents this line of a block of text', cursor.offset, {
        found: 'a tab',
        expected: 'spaces',
        hint: 'YAML indents with spaces only',
      })
    }
    if (!cursor.isBreakAt(cursor.offset)) break
    text += cursor.readBreak()
    end = cursor.offset
  }
  return { indent: declared === 0 ? Math.max(widest, parentIndent + 1, 1) : declared, text, end }
}
