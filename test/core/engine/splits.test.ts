import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundariesOf, boundaryAt, pointOf, seedOf, thresholdOf } from '../../../src/core/engine/bucket.ts'
import { evaluatorOf } from './load.ts'

interface Vector {
  readonly flag: string
  readonly shares: readonly (readonly [string, number])[]
  readonly key: string
  readonly point: number
  readonly variant: string
}

const vectors: readonly Vector[] = readFileSync(new URL('split-vectors.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

/** Index of the share that a point falls into. */
function shareAt(point: number, weights: readonly number[]): number {
  return boundariesOf(weights).findIndex((boundary) => point < thresholdOf(boundary))
}

describe('splits', () => {
  it.each(vectors)('$flag gives $key the variant $variant, recorded by another implementation', (vector) => {
    const weights = vector.shares.map(([, weight]) => weight)
    const point = pointOf(vector.key, seedOf(vector.flag))
    expect(point).toBe(vector.point)
    expect(vector.shares[shareAt(point, weights)]?.[0]).toBe(vector.variant)
  })

  it('never moves a key out of a share that alone grows', () => {
    const weight = fc.double({ min: 0, max: 1000, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        weight,
        fc.nat(2 ** 32 - 1),
        (weights, pick, more, point) => {
          fc.pre(weights.some((each) => each > 0))
          const index = pick % weights.length
          const grown = weights.map((each, at) => (at === index ? each + more : each))
          if (shareAt(point, weights) === index) expect(shareAt(point, grown)).toBe(index)
        },
      ),
    )
  })

  it('gives every point to a share with a positive weight', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(weights, fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1), (each, point) => {
        fc.pre(each.some((weight) => weight > 0))
        expect(each[shareAt(point, each)]).toBeGreaterThan(0)
      }),
    )
  })

  it('divides keys as the weights say, and differently for each flag', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `customer/${index}`)
    const isOn = (flag: string, key: string): boolean => shareAt(pointOf(key, seedOf(flag)), [25, 75]) === 0
    const inA = keys.filter((key) => isOn('a', key))
    const inBoth = inA.filter((key) => isOn('b', key))
    expect(inA.length / keys.length).toBeCloseTo(0.25, 1.5)
    expect(inBoth.length / inA.length).toBeCloseTo(0.25, 1.5)
  })

  it('hashes what `by` gives', () => {
    const evaluator = evaluatorOf(`
flags:
  new-checkout:
    type: boolean
    default: off
    rules: [{ split: { on: 25, off: 75 }, by: facts.region }]
`)
    const variantFor = (region: string | number): string | undefined =>
      evaluator.evaluate('new-checkout', { facts: { region }, targetingKey: 'ignored' }, 0).variant
    for (const { key, variant } of vectors.filter(({ flag }) => flag === 'new-checkout'))
      expect(variantFor(key)).toBe(variant)
    expect(variantFor(0)).toBe(variantFor('0'))
  })

  it.each([
    { facts: {}, code: 'INVALID_CONTEXT', why: 'the fact is absent' },
    { facts: { region: null }, code: 'TARGETING_KEY_MISSING', why: 'the key is null' },
    { facts: { region: '' }, code: 'TARGETING_KEY_MISSING', why: 'all anonymous callers would get the same variant' },
    { facts: { region: ['eu'] }, code: 'INVALID_CONTEXT', why: 'a list has no one text' },
  ])('ends with $code where $why', ({ facts, code }) => {
    const evaluator = evaluatorOf(
      'flags: { f: { type: boolean, default: off, rules: [{ split: { on: 1, off: 1 }, by: facts.region }] } }',
    )
    expect(evaluator.evaluate('f', { facts }, 0)).toMatchObject({ value: false, reason: 'ERROR', errorCode: code })
  })

  it('needs a targeting key where nothing else is named', () => {
    const evaluator = evaluatorOf(
      'flags: { f: { type: boolean, default: off, rules: [{ split: { on: 1, off: 1 } }] } }',
    )
    expect(evaluator.evaluate('f', { facts: {} }, 0)).toMatchObject({
      value: false,
      reason: 'ERROR',
      errorCode: 'TARGETING_KEY_MISSING',
    })
    expect(evaluator.evaluate('f', { facts: {}, targetingKey: '' }, 0).errorCode).toBe('TARGETING_KEY_MISSING')
  })
})

describe('ramps', () => {
  const evaluator = evaluatorOf(`
flags:
  f:
    type: boolean
    default: off
    rules: [{ ramp: { from: { at: 2026-01-01T00:00:00Z, on: 10 }, to: { at: 2026-01-11T00:00:00Z, on: 90 } } }]
`)
  const start = Date.UTC(2026, 0, 1)
  const day = 24 * 60 * 60 * 1000
  const isOn = (key: string, nowMs: number): boolean =>
    evaluator.evaluate('f', { facts: {}, targetingKey: key }, nowMs).value === true

  it.each([
    { days: -100, share: 0.1, why: 'before' },
    { days: 0, share: 0.1, why: 'at the start' },
    { days: 5, share: 0.5, why: 'in the middle' },
    { days: 10, share: 0.9, why: 'at the end' },
    { days: 100, share: 0.9, why: 'after' },
  ])('serves $share of the keys $why', ({ days, share }) => {
    const keys = Array.from({ length: 5000 }, (_, index) => `customer/${index}`)
    expect(keys.filter((key) => isOn(key, start + days * day)).length / keys.length).toBeCloseTo(share, 1.3)
  })

  it('switches each key once at most, at the instant that it tells', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => {
        const instant = evaluator.flag('f')?.nextChange({ facts: {}, targetingKey: key }, start)
        const states = Array.from({ length: 101 }, (_, step) => isOn(key, start + (step * day) / 10))
        expect(states.slice(1).filter((state, index) => state !== states[index]).length).toBe(
          instant === undefined ? 0 : 1,
        )
        if (instant === undefined) return
        expect(isOn(key, instant - 1)).toBe(false)
        expect(isOn(key, instant)).toBe(true)
      }),
    )
  })

  it('moves boundaries neither back nor beyond their ends, whatever is rounded', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(part, part, part, part, (from, to, a, b) => {
        const [early, late] = [boundaryAt(from, to, Math.min(a, b)), boundaryAt(from, to, Math.max(a, b))]
        expect(Math.sign(late - early) * Math.sign(to - from)).toBeGreaterThanOrEqual(0)
        expect(Math.min(early, late)).toBeGreaterThanOrEqual(Math.min(from, to))
        expect(Math.max(early, late)).toBeLessThanOrEqual(Math.max(from, to))
      }),
    )
  })
})
