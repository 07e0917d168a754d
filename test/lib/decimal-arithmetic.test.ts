import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, multiplyDecimals } from '../../src/lib/decimal-arithmetic.ts'

describe('decimal arithmetic', () => {
  it.each([
    { a: 0.1, b: 0.2, sum: 0.3, product: 0.02, why: 'fractions are those that were written' },
    { a: 1.1, b: 10, sum: 11.1, product: 11, why: 'a fraction and an integer' },
    { a: -0.5, b: 0.5, sum: 0, product: -0.25, why: 'signs' },
    { a: 1e21, b: 0.5, sum: 1e21, product: 5e20, why: 'far apart' },
    { a: 1e-7, b: 2e-7, sum: 3e-7, product: 2e-14, why: 'numbers that print with an exponent' },
    { a: -0.1, b: -0.2, sum: -0.3, product: 0.02, why: 'negative numbers below one' },
  ])('$a and $b: $why', ({ a, b, sum, product }) => {
    expect(addDecimals(a, b)).toBe(sum)
    expect(multiplyDecimals(a, b)).toBe(product)
  })

  it('is that of integers for integers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(addDecimals(a, b)).toBe(a + b)
        expect(multiplyDecimals(a, b)).toBe(a * b)
      }),
    )
  })

  it('is exact for money', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(addDecimals(a / 100, b / 100)).toBe((a + b) / 100)
        expect(multiplyDecimals(a / 100, b / 100)).toBe((a * b) / 10_000 + 0) // the plain product can be -0
      }),
    )
  })
})
