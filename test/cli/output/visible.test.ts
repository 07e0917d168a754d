import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, quote, visible, visibleJson } from '../../../src/cli/output/visible.ts'
import { calm } from './samples.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 100 })

describe('visible', () => {
  it.each([
    { text: 'plain – ünïcode 東京 😀', shown: 'plain – ünïcode 東京 😀', why: 'ordinary text stays' },
    { text: '\u001b[31m', shown: '\\x1b[31m', why: 'a terminal would obey it' },
    { text: 'a\r\nb', shown: 'a\\x0d\\x0ab', why: 'it would fake a line' },
    { text: '\u009b', shown: '\\x9b', why: 'a C1 control is an escape sequence of one character' },
    { text: '\u202eabc', shown: '\\u{202e}abc', why: 'it would show text in another order' },
    { text: 'a\u200bb', shown: 'a\\u{200b}b', why: 'it would hide a difference' },
    { text: '\u{e0041}', shown: '\\u{e0041}', why: 'tags are invisible' },
    { text: '\ud800', shown: '\\u{d800}', why: 'it is half a character' },
  ])('writes $shown: $why', ({ text, shown }) => {
    expect(visible(text)).toBe(shown)
  })
})

describe('visibleJson', () => {
  it('is the same data, and calm', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const json = visibleJson(texts, 2)
        expect(JSON.parse(json)).toEqual(texts)
        for (const line of json.split('\n')) expect(line).toMatch(calm)
      }),
    )
  })
})

describe('clip', () => {
  it('keeps one end, within the limit, and never half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('start', 'end'),
        (text, most, keep) => {
          const clipped = clip(text, most, keep)
          expect(clipped.length).toBeLessThanOrEqual(most)
          expect(clipped).not.toMatch(/\p{Cs}/u)
          const kept = clipped === text ? text : clipped.replace('…', '')
          expect(keep === 'start' ? text.startsWith(kept) : text.endsWith(kept)).toBe(true)
        },
      ),
    )
  })
  it('leaves text that fits', () => {
    expect(clip('abc', 3)).toBe('abc')
    expect(clip('abcd', 3)).toBe('ab…')
    expect(clip('abcd', 3, 'end')).toBe('…cd')
  })
})

describe('quote', () => {
  it('is visible and short', () => {
    expect(quote('a\nb')).toBe('"a\\x0ab"')
    expect(quote('x'.repeat(1_000))).toHaveLength(62)
  })
})
