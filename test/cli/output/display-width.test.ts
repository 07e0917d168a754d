import { describe, expect, it } from 'vitest'
import { displayWidth, padToWidth } from '../../../src/cli/output/display-width.ts'

describe('displayWidth', () => {
  it.each([
    { text: 'plain', width: 5, why: 'one each' },
    { text: 'ünï', width: 3, why: 'composed letters are one each' },
    { text: 'u\u0308', width: 1, why: 'a combining mark takes none' },
    { text: '東京', width: 4, why: 'Han is wide' },
    { text: 'ひらカタ한글', width: 12, why: 'so are kana and Hangul' },
    { text: 'ＡＢ', width: 4, why: 'so are full-width letters' },
    { text: 'ｶﾀ', width: 2, why: 'half-width kana are not' },
    { text: '😀', width: 2, why: 'emoji are wide' },
  ])('$text takes $width: $why', ({ text, width }) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('padToWidth', () => {
  it('fills up to columns, not to characters', () => {
    expect(padToWidth('東', 4)).toBe('東  ')
    expect(padToWidth('long', 2)).toBe('long')
  })
})
