import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCodePoints, countCodePoints } from '../../src/lib/code-points.ts'

describe('code points', () => {
  it('are counted as iterating gives them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(countCodePoints(text)).toBe([...text].length)
      }),
    )
    expect(countCodePoints('a\ud800b')).toBe(3)
  })

  it('order texts as their UTF-8 does', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', '\ue000', '\uffff', '😀', '\u{10ffff}'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(text, text, (a, b) => {
        fc.pre(!/\p{Surrogate}/u.test(a + b))
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })
})
