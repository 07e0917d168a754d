import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../src/cli/output/display-width.ts'
import { excerptLine } from '../../../src/cli/output/excerpt.ts'

/** The text above the carets, by display columns. */
function underlined({ text, carets }: { text: string; carets: string }): string {
  const from = carets.indexOf('^')
  const to = carets.length
  let column = 0
  let found = ''
  for (const character of text) {
    if (column >= from && column < to) found += character
    column += displayWidth(character)
  }
  return found
}

describe('excerptLine', () => {
  it.each([
    { line: '      serve: lagre', column: 14, length: 5, marks: 'lagre', why: 'plain text' },
    { line: '\tserve: lagre', column: 9, length: 5, marks: 'lagre', why: 'a tab takes up to its stop' },
    {
      line: 'name: 東京タワー # x',
      column: 7,
      length: 5,
      marks: '東京タワー',
      why: 'wide characters take two columns',
    },
    { line: '東京: x', column: 5, length: 1, marks: 'x', why: 'wide characters stand before' },
    { line: 'cafe\u0301: x', column: 8, length: 1, marks: 'x', why: 'a combining mark takes none' },
    { line: '😀: x', column: 5, length: 1, marks: 'x', why: 'a surrogate pair is two units and two columns' },
    { line: 'a\u001b[31mb', column: 2, length: 1, marks: '\\x1b', why: 'a control is shown by its code' },
    { line: 'a\u202eb', column: 3, length: 1, marks: 'b', why: 'reordering marks are shown, too' },
    { line: 'key: ', column: 6, length: 1, marks: '', why: 'just behind the end' },
    { line: 'abc', column: 2, length: 99, marks: 'bc', why: 'the length ends with the line' },
  ])('underlines "$marks": $why', ({ line, column, length, marks }) => {
    expect(underlined(excerptLine(line, column, length))).toBe(marks)
  })

  it('shows a part of a long line around the column', () => {
    const line = `${'a'.repeat(500)}lagre${'b'.repeat(500)}`
    const excerpt = excerptLine(line, 501, 5)
    expect(excerpt.text).toBe(`…${'a'.repeat(40)}lagre${'b'.repeat(55)}…`)
    expect(underlined(excerpt)).toBe('lagre')
  })

  it.each([
    { column: 1, starts: true, why: 'its start is not cut' },
    { column: 1_000, starts: false, why: 'its end is not cut' },
  ])('at column $column of a long line $why', ({ column, starts }) => {
    const { text } = excerptLine('x'.repeat(1_000), column, 1)
    expect([text.startsWith('…'), text.endsWith('…')]).toEqual([!starts, starts])
  })

  it('never shows a control or half a character, and never more than a screen, whatever the line is', () => {
    const line = fc.string({ unit: 'binary', maxLength: 400 })
    fc.assert(
      fc.property(line, fc.nat(500), fc.nat(500), (text, column, length) => {
        const excerpt = excerptLine(text, column, length)
        expect(excerpt.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        expect(excerpt.text.length).toBeLessThan(1_200)
        expect(excerpt.carets).toMatch(/^ *\^+$/)
      }),
    )
  })
})
