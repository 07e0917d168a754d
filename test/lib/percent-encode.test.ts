import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentEncode } from '../../src/lib/percent-encode.ts'

describe('percentEncode', () => {
  it.each([
    { text: 'AZaz09-._~', encoded: 'AZaz09-._~', why: 'unreserved characters stay' },
    { text: " !'()*", encoded: '%20%21%27%28%29%2A', why: 'what encodeURIComponent leaves, and no plus for a blank' },
    {
      text: ':/?#[]@$&+,;=%',
      encoded: '%3A%2F%3F%23%5B%5D%40%24%26%2B%2C%3B%3D%25',
      why: 'reserved characters do not',
    },
    { text: 'é😀', encoded: '%C3%A9%F0%9F%98%80', why: 'bytes are those of UTF-8' },
  ])('$why', ({ text, encoded }) => {
    expect(percentEncode(text)).toBe(encoded)
  })

  it('can be undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(percentEncode(text)).toMatch(/^[A-Za-z0-9\-._~%]*$/)
        expect(decodeURIComponent(percentEncode(text))).toBe(text)
      }),
    )
  })

  it('refuses half of a surrogate pair', () => {
    expect(() => percentEncode('\ud800')).toThrow(URIError)
  })
})
