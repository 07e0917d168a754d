import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64, isCanonicalBase64 } from '../../src/lib/base64.ts'
import { plainDecimal } from '../../src/lib/decimal.ts'
import { sha256 } from '../../src/lib/sha256.ts'

describe('sha256', () => {
  it.each([
    { text: '', digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', why: 'no block of text' },
    {
      text: 'abc',
      digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      why: 'FIPS 180-4, one block',
    },
    {
      text: 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      digest: '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
      why: 'FIPS 180-4, padding needs a second block',
    },
  ])('gives the published digest: $why', ({ text, digest }) => {
    expect(sha256(text)).toBe(digest)
  })

  it('agrees with the platform on any text', () => {
    const platform = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => sha256(text) === platform(text)))
  })
})

describe('base64', () => {
  it('agrees with the platform on any text, and is canonical', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        expect(base64(text)).toBe(Buffer.from(text).toString('base64'))
        expect(isCanonicalBase64(base64(text))).toBe(true)
      }),
    )
  })

  it.each([
    { text: 'YQ', why: 'padding is missing' },
    { text: 'YR==', why: 'unused bits are not zero' },
    { text: 'YQ==\n', why: 'a line break' },
    { text: 'a-_b', why: "the URL's alphabet" },
  ])('is not canonical where $why', ({ text }) => {
    expect(isCanonicalBase64(text)).toBe(false)
  })
})

describe('plainDecimal', () => {
  it.each([
    { value: 1e21, text: '1000000000000000000000', why: 'JavaScript would write an exponent' },
    { value: 1.5e300, text: `15${'0'.repeat(299)}`, why: 'also far out' },
    { value: 1e-7, text: '0.0000001', why: 'and for small ones' },
    { value: -1.25e-9, text: '-0.00000000125', why: 'with sign and fraction' },
    { value: -0, text: '0', why: 'zero has no sign in a manifest' },
    { value: 0.1, text: '0.1', why: 'ordinary numbers stay as they are' },
  ])('writes $text: $why', ({ value, text }) => {
    expect(plainDecimal(value)).toBe(text)
  })

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(plainDecimal(value))).toBe(value === 0 ? 0 : value)
        expect(plainDecimal(value)).not.toContain('e')
      }),
    )
  })
})
