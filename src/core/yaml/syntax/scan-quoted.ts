/** Quoted scalars. Rules: go-yaml v2, `yaml_parser_scan_flow_scalar`; the `core` flavour knows JSON's escapes besides. */

import { endOfText, isBlank, isHexDigit } from './characters.ts'
import type { Cursor } from './cursor.ts'
import { Folding } from './folding.ts'
import { showCharacter, YamlProblem } from './problem.ts'
import { makeToken, type Token } from './token.ts'

const singleQuote = 0x27
const doubleQuote = 0x22
const backslash = 0x5c

/** Scans from the opening quote past the closing one. */
export function scanQuoted(cursor: Cursor): Token {
  const start = cursor.offset
  const quote = cursor.code
  const folding = new Folding()
  let text = ''
  cursor.skip()
  for (;;) {
    refuseUnclosed(cursor, start)
    text += readWords(cursor, quote, folding)
    if (cursor.code === quote) break
    readWhiteSpace(cursor, folding)
    text += folding.take()
  }
  cursor.skip()
  return makeToken('scalar', start, cursor.offset, text, quote === singleQuote ? 'single' : 'double')
}

function refuseUnclosed(cursor: Cursor, start: number): void {
  const isAtEnd = cursor.code === endOfText
  if (!isAtEnd && !cursor.isAtDocumentIndicator()) return
  throw new YamlProblem('YAML_UNCLOSED_QUOTE', 'this quote is never closed', start, {
    found: isAtEnd ? 'the end of the document' : 'a document separator inside the quotes',
    expected: `a closing ${cursor.text[start]}`,
  })
}

/** Up to white space, the closing quote or the end. */
function readWords(cursor: Cursor, quote: number, folding: Folding): string {
  let text = ''
  while (!cursor.isBlankOrEndAt(cursor.offset)) {
    const code = cursor.code
    if (code === quote) {
      if (quote === doubleQuote || cursor.peek(1) !== singleQuote) return text
      text += "'"
      cursor.skip(2)
    } else if (code === backslash && quote === doubleQuote) {
      if (cursor.isBreakAt(cursor.offset + 1)) {
        cursor.skip()
        cursor.readBreak()
        folding.joinLines()
        return text
      }
      text += readEscape(cursor)
    } else {
      const end = endOfRun(cursor, quote)
      text += cursor.text.slice(cursor.offset, end)
      cursor.moveTo(end)
    }
  }
  return text
}

/** Up to what needs care: an escape, the quote, or white space that a line break follows. */
function endOfRun(cursor: Cursor, quote: number): number {
  const { text } = cursor
  // a backslash that single quotes hold stands for itself
  let at = cursor.code === backslash ? cursor.offset + 1 : cursor.offset
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === quote || code === backslash) return at
    if (code > 0x20 && code < 0x7f) at += 1
    else if (isBlank(code)) {
      const next = cursor.endOfBlanks(at)
      if (cursor.isBreakOrEndAt(next)) return at
      at = next
    } else if (cursor.isBreakOrEndAt(at)) return at
    else at += 1
  }
}

function readWhiteSpace(cursor: Cursor, folding: Folding): void {
  for (;;) {
    if (isBlank(cursor.code)) {
      folding.addBlank(cursor.text[cursor.offset]!)
      cursor.skip()
    } else if (cursor.isBreakAt(cursor.offset)) folding.addBreak(cursor.readBreak())
    else return
  }
}

const simpleEscapes = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
const codeLengths = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

function readEscape(cursor: Cursor): string {
  const start = cursor.offset
  const letter = cursor.text[start + 1]!
  const length = codeLengths.get(letter)
  if (length !== undefined) {
    const code = readCode(cursor, length)
    return String.fromCodePoint(isHighSurrogate(code) ? joinSurrogates(cursor, start, code) : checkCode(start, code))
  }
  const simple = simpleEscapes.get(letter) ?? (letter === '/' && cursor.flavour === 'core' ? '/' : undefined)
  if (simple === undefined) {
    throw new YamlProblem('YAML_ESCAPE', 'double quotes give this backslash a meaning that YAML does not know', start, {
      length: 2,
      found: `a backslash before ${showCharacter(cursor.text, start + 1)}`,
      hint: 'write \\\\ for a backslash, or use single quotes',
    })
  }
  cursor.skip(2)
  return simple
}

function readCode(cursor: Cursor, length: number): number {
  const start = cursor.offset + 2
  for (let at = start; at < start + length; at += 1) {
    if (isHexDigit(cursor.text.charCodeAt(at))) continue
    throw new YamlProblem('YAML_ESCAPE', 'an escaped character has too few digits', cursor.offset, {
      length: at - cursor.offset + 1,
      found: showCharacter(cursor.text, at),
      expected: `${length} hexadecimal digits after \\${cursor.text[cursor.offset + 1]}`,
    })
  }
  cursor.skip(2 + length)
  return Number.parseInt(cursor.text.slice(start, start + length), 16)
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

/** JSON writes characters beyond U+FFFF as two escapes. go-yaml v2 does not know that. */
function joinSurrogates(cursor: Cursor, start: number, high: number): number {
  if (cursor.flavour === 'core' && cursor.code === backslash && cursor.text[cursor.offset + 1] === 'u') {
    const low = readCode(cursor, 4)
    if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff)
  }
  return checkCode(start, high)
}

function checkCode(start: number, code: number): number {
  if (code <= 0x10ffff && !isSurrogate(code)) return code
  throw new YamlProblem('YAML_ESCAPE', 'an escape names no character', start, {
    length: 2,
    found: `U+${code.toString(16).toUpperCase()}`,
    hint: isSurrogate(code) ? 'write the character itself, or \\U and eight digits' : 'the last character is U+10FFFF',
  })
}
