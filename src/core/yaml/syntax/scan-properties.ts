/** Anchors, aliases and tags. Rules: go-yaml v2, `yaml_parser_scan_anchor` and `yaml_parser_scan_tag`. */

import { isHexDigit, isWordCharacter } from './characters.ts'
import type { Cursor } from './cursor.ts'
import { showCharacter, YamlProblem } from './problem.ts'
import { makeToken, type Token } from './token.ts'

const mayFollowName = new Set('?:,]}%@`'.split('').map((character) => character.charCodeAt(0)))
const isTagCharacter = new Set(";/?:@&=+$,.!~*'()[]%".split('').map((character) => character.charCodeAt(0)))
/** What `!!` stands for. Other handles would need a `%TAG` directive, which Kubernetes never sees. */
const standardPrefix = 'tag:yaml.org,2002:'

/** Scans `&name` or `*name`. */
export function scanAnchor(cursor: Cursor, kind: 'anchor' | 'alias'): Token {
  const start = cursor.offset
  cursor.skip()
  while (isWordCharacter(cursor.code)) cursor.skip()
  const name = cursor.text.slice(start + 1, cursor.offset)
  if (name === '' || !(cursor.isBlankOrEndAt(cursor.offset) || mayFollowName.has(cursor.code))) {
    const sign = cursor.text[start]
    throw new YamlProblem(
      'YAML_SYNTAX',
      `"${sign}" starts ${kind === 'anchor' ? 'an anchor' : 'an alias'} here`,
      start,
      {
        length: cursor.offset - start + 1,
        found: showCharacter(cursor.text, cursor.offset),
        expected: `a name of letters, digits, "_" and "-" after "${sign}"`,
        hint: 'quote the text if it is meant as text',
      },
    )
  }
  return makeToken(kind, start, cursor.offset, name)
}

/** Scans a tag; the token's text is the whole tag, with `!!` written out. `!` alone stays `!`. */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.offset
  cursor.skip()
  const text = cursor.code === 0x3c ? readVerbatim(cursor, start) : readShorthand(cursor, start)
  if (!cursor.isBlankOrEndAt(cursor.offset)) throw badTag(cursor, start)
  return makeToken('tag', start, cursor.offset, text)
}

function readVerbatim(cursor: Cursor, start: number): string {
  cursor.skip()
  const uri = readUri(cursor, start)
  if (uri === '' || cursor.code !== 0x3e) throw badTag(cursor, start)
  cursor.skip()
  return uri
}

function readShorthand(cursor: Cursor, start: number): string {
  while (isWordCharacter(cursor.code)) cursor.skip()
  if (cursor.code !== 0x21) return cursor.text.slice(start, cursor.offset) + readUri(cursor, start)
  cursor.skip()
  const handle = cursor.text.slice(start, cursor.offset)
  const suffix = readUri(cursor, start)
  if (handle === '!!' && suffix !== '') return standardPrefix + suffix
  throw badTag(cursor, start)
}

function readUri(cursor: Cursor, start: number): string {
  let uri = ''
  for (;;) {
    const { code } = cursor
    if (code === 0x25) uri += readEscapedCharacter(cursor, start)
    else if (isWordCharacter(code) || isTagCharacter.has(code)) {
      uri += cursor.text[cursor.offset]
      cursor.skip()
    } else return uri
  }
}

/** One character as `%` and hexadecimal digits for each of its UTF-8 bytes. */
function readEscapedCharacter(cursor: Cursor, start: number): string {
  const first = readOctet(cursor, start)
  const length =
    first < 0x80 ? 1 : (first & 0xe0) === 0xc0 ? 2 : (first & 0xf0) === 0xe0 ? 3 : (first & 0xf8) === 0xf0 ? 4 : 0
  if (length === 0) throw badTag(cursor, start)
  let text = String.fromCharCode(first)
  for (let count = 1; count < length; count += 1) {
    const octet = readOctet(cursor, start)
    if ((octet & 0xc0) !== 0x80) throw badTag(cursor, start)
    text += String.fromCharCode(octet) // known tags are ASCII, so it is enough that others stay unlike them
  }
  return text
}

function readOctet(cursor: Cursor, start: number): number {
  if (cursor.code !== 0x25 || !isHexDigit(cursor.peek(1)) || !isHexDigit(cursor.peek(2))) throw badTag(cursor, start)
  const octet = Number.parseInt(cursor.text.slice(cursor.offset + 1, cursor.offset + 3), 16)
  cursor.skip(3)
  return octet
}

function badTag(cursor: Cursor, start: number): YamlProblem {
  return new YamlProblem('YAML_SYNTAX', '"!" starts a tag here, and this is not one', start, {
    length: Math.max(1, cursor.offset - start),
    found: showCharacter(cursor.text, cursor.offset),
    expected: 'a tag such as !!str, then a blank',
    hint: 'quote the text if it is meant as text',
  })
}
