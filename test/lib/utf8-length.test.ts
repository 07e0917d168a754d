import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Length } from '../../src/lib/utf8-length.ts'

describe('utf8Length', () => {
  it('is the length of what an encoder makes of any text', () => {
    const encoder = new TextEncoder()
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a', 'é', '€') }),
        ),
        (text) => {
          expect(utf8Length(text)).toBe(encoder.encode(text).length)
        },
      ),
    )
  })
})
