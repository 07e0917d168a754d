import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, isWellFormed, numberText, quote } from '../../../src/core/yaml/json-text.ts'
import { plainDecimal } from '../../../src/lib/decimal.ts'

describe('escapeText', () => {
  it.each([
    { text: 'plain é 😀', escaped: 'plain é 😀', why: 'nothing to escape' },
    { text: '"\\\n\r\t', escaped: '\\"\\\\\\n\\r\\t', why: 'what JSON escapes' },
    { text: 'a/b', escaped: 'a/b', why: 'go-yaml refuses an escaped slash' },
    {
      text: '\u0000\u001f\u007f\u0085\u009f\u00a0',
      escaped: '\\u0000\\u001f\\u007f\\u0085\\u009f\\u00a0',
      why: 'YAML refuses these, or breaks lines at them',
    },
    { text: '\u2028\u2029\ufeff\ufffe\uffff', escaped: '\\u2028\\u2029\\ufeff\\ufffe\\uffff', why: 'so it does here' },
  ])('writes $escaped: $why', ({ text, escaped }) => {
    expect(escapeText(text)).toBe(escaped)
  })

  it('is undone by JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(quote(text))).toBe(text)
      }),
    )
  })
})

describe('isWellFormed', () => {
  it.each([
    ['a', true],
    ['😀', true],
    ['\ud83d', false],
    ['\ude00\ud83d', false],
    ['😀\ude00', false],
  ])('tells %j: %s', (text, answer) => {
    expect(isWellFormed(text)).toBe(answer)
  })
})

describe('plainDecimal', () => {
  it.each([
    [5, '5'],
    [-1.5, '-1.5'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [1e-7, '0.0000001'],
    [-1.5e-7, '-0.00000015'],
    [-0, '0'],
  ])('writes %d as %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text)
  })

  it('is read back as the same number', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))
    fc.assert(
      fc.property(finite, (value) => {
        expect(plainDecimal(value)).not.toMatch(/e/)
        expect(Number(plainDecimal(value))).toBe(value)
      }),
    )
  })
})

describe('numberText', () => {
  it('keeps what JSON.stringify loses', () => {
    expect([numberText(-0), numberText(2n ** 64n - 1n), numberText(1e21)]).toEqual([
      '-0',
      '18446744073709551615',
      '1e+21',
    ])
  })
})
