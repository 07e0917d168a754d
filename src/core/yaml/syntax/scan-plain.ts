/** Plain scalars: text without quotes, possibly over several lines. Rules: go-yaml v2, `yaml_parser_scan_plain_scalar`. */

import { isBlank, isFlowIndicator } from './characters.ts'
import type { Cursor } from './cursor.ts'
import { Folding } from './folding.ts'
import { YamlProblem } from './problem.ts'
import { makeToken, type Token } from './token.ts'

/**
 * Scans from the scalar's first character to the first that is not part of it, white space passed.
 *
 * @param indent   Column that following lines must reach outside of brackets.
 * @returns `brokeLine`: a line break lies between the scalar and the cursor, so a key may follow.
 */
export function scanPlain(
  cursor: Cursor,
  indent: number,
  isInFlow: boolean,
): { readonly token: Token; readonly brokeLine: boolean } {
  const start = cursor.offset
  const folding = new Folding()
  let text = ''
  let end = start
  while (!cursor.isAtDocumentIndicator() && cursor.code !== 0x23) {
    const runEnd = endOfRun(cursor, isInFlow)
    if (runEnd > cursor.offset) {
      text += folding.take() + cursor.text.slice(cursor.offset, runEnd)
      cursor.moveTo(runEnd)
      end = runEnd
    }
    if (!cursor.isBlankOrEndAt(cursor.offset) || cursor.code === 0) break
    readWhiteSpace(cursor, folding, indent, start)
    if (!isInFlow && cursor.column < indent) break
  }
  return { token: makeToken('scalar', start, end, text), brokeLine: folding.brokeLine }
}

/** Where the words of this line end. Blanks between words are part of the run, those after the last are not. */
function endOfRun(cursor: Cursor, isInFlow: boolean): number {
  const { text } = cursor
  let at = cursor.offset
  for (;;) {
    const code = text.charCodeAt(at)
    if (endsPlain(cursor, at, isInFlow)) return at
    if (code > 0x20 && code < 0x7f) at += 1
    else if (isBlank(code)) {
      const next = cursor.endOfBlanks(at)
      if (text.charCodeAt(next) === 0x23 || cursor.isBreakOrEndAt(next) || endsPlain(cursor, next, isInFlow)) return at
      at = next
    } else if (cursor.isBreakOrEndAt(at)) return at
    else at += 1
  }
}

function endsPlain(cursor: Cursor, at: number, isInFlow: boolean): boolean {
  const code = cursor.text.charCodeAt(at)
  return code === 0x3a ? cursor.isBlankOrEndAt(at + 1) : isInFlow && isFlowIndicator(code)
}

function readWhiteSpace(cursor: Cursor, folding: Folding, indent: number, start: number): void {
  for (;;) {
    if (isBlank(cursor.code)) {
      if (folding.brokeLine && cursor.code === 0x09 && cursor.column < indent) {
        throw new YamlProblem('YAML_TAB', 'a tab stands where this text would have to be indented', cursor.offset, {
          found: 'a tab',
          expected: 'spaces',
          hint: 'YAML indents with spaces only',
          related: { message: 'the text starts here', offset: start },
        })
      }
      folding.addBlank(cursor.text[cursor.offset]!)
      cursor.skip()
    } else if (cursor.isBreakAt(cursor.offset)) folding.addBreak(cursor.readBreak())
    else return
  }
}
