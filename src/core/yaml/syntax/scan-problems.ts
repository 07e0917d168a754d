/** What the scanner says about characters that stand where YAML expects others. */

import type { Cursor } from './cursor.ts'
import { showCharacter, YamlProblem } from './problem.ts'

/** A key without `?` must fit into one line and this many characters, `:` not counted. */
export const maxSimpleKeyLength = 1024

/** A tab in front of a line, or a character such as `@` that is kept for later versions of YAML. */
export function noToken({ code, offset, text }: Cursor): YamlProblem {
  if (code === 0x09) {
    return new YamlProblem('YAML_TAB', 'a tab indents this line', offset, {
      found: 'a tab',
      expected: 'spaces',
      hint: 'YAML indents with spaces only',
    })
  }
  return new YamlProblem('YAML_SYNTAX', 'no value can start like this', offset, {
    found: showCharacter(text, offset),
    hint: 'quote the text',
  })
}

/** `key: - item`. */
export function misplacedList(offset: number): YamlProblem {
  return new YamlProblem('YAML_SYNTAX', 'a list cannot start here', offset, {
    found: '"- "',
    hint: 'start the list in a line of its own, or quote the text if it is meant as text',
  })
}

/** `key: ? text`. */
export function misplacedKey(offset: number): YamlProblem {
  return new YamlProblem('YAML_SYNTAX', 'a key cannot start here', offset, {
    found: '"? "',
    hint: 'quote the text if it is meant as text',
  })
}

/**
 * `a: b: c`, and the line after a text that was meant to be a key: `a:1`.
 *
 * @param textStart Where the text before the colon starts, if that is in an earlier line.
 */
export function misplacedColon(offset: number, textStart: number | undefined): YamlProblem {
  if (textStart === undefined) {
    return new YamlProblem('YAML_SYNTAX', 'a second ":" stands in a value', offset, {
      found: '":" followed by a blank',
      hint: 'quote the value if the ":" belongs to it',
    })
  }
  return new YamlProblem(
    'YAML_SYNTAX',
    'this line goes on with a text of an earlier line, so it cannot hold a key',
    offset,
    {
      found: '":" followed by a blank',
      hint: 'check the indentation of this line, and that a blank follows the ":" of the earlier line',
      related: { message: 'the text starts here', offset: textStart },
    },
  )
}

/** More characters than YAML looks back for a key. */
export function keyTooLong(offset: number): YamlProblem {
  return new YamlProblem('YAML_KEY_TOO_LONG', 'a key is too long', offset, {
    expected: `at most ${maxSimpleKeyLength} characters`,
  })
}

/** A line of a map that is no key, or whose key is too long. */
export function missingColon({ line, text, offset }: Cursor, keyOffset: number, keyLine: number): YamlProblem {
  if (keyLine === line && offset - keyOffset > maxSimpleKeyLength) {
    return keyTooLong(keyOffset)
  }
  const lineEnd = text.slice(keyOffset, keyOffset + maxSimpleKeyLength).search(/[\r\n]/)
  return new YamlProblem('YAML_SYNTAX', 'this line is neither a key with its value nor an item of a list', keyOffset, {
    length: Math.max(1, lineEnd),
    expected: 'a key, ":" and a value',
    hint: 'a text that goes on in this line must be indented further than its key',
  })
}
