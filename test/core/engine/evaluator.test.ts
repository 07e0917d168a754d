import { describe, expect, it } from 'vitest'
import { planFlagSet } from '../../../src/core/engine/evaluator.ts'
import type { EvaluationContext } from '../../../src/core/model/context.ts'
import { evaluatorOf, loadTexts } from './load.ts'

const tenant = `
flags:
  max-replicas:
    type: integer
    variants: { free: 1, team: 3, business: 5 }
    default: free
    metadata: { owner: platform }
    rules:
      - when: facts.tier == "business"
        serve: business
      - when: facts.tier == "team"
        serve: team
  plain: { type: string, variants: { a: x }, default: a }
  empty-rules: { type: string, variants: { a: x }, default: a, rules: [] }
  off-duty:
    type: boolean
    enabled: false
    default: off
    rules: [{ serve: on }]
  sizes: { type: object, variants: { small: { cpu: 1, disks: [10] } }, default: small }
  new-checkout:
    type: boolean
    default: off
    rules:
      - segment: beta
        when: app.project == "shop"
        serve: on
        from: 2026-12-01T09:00:00Z
        until: 2026-12-02T09:00:00Z
  asks-caller: { type: boolean, default: on, rules: [{ when: caller.plan == "pro", serve: off }] }
segments:
  beta: segment("cohort") && semver(facts.version) >= semver("2.4.0")
  cohort: facts.cohort == "beta"
facts:
  tier: { type: string, enum: [free, team, business], default: free }
  cohort: { type: string }
  version: { type: string, default: 1.0.0 }
`

const opens = Date.UTC(2026, 11, 1, 9)
const closes = Date.UTC(2026, 11, 2, 9)
const shop: EvaluationContext = { facts: { tier: 'team', cohort: 'beta', version: '2.10.0' }, app: { project: 'shop' } }

describe('evaluate', () => {
  const evaluator = evaluatorOf(tenant)

  it.each([
    {
      flag: 'max-replicas',
      facts: { tier: 'business' },
      value: 5,
      variant: 'business',
      reason: 'TARGETING_MATCH',
      line: 9,
      why: 'the first rule applies',
    },
    {
      flag: 'max-replicas',
      facts: { tier: 'team' },
      value: 3,
      variant: 'team',
      reason: 'TARGETING_MATCH',
      line: 11,
      why: 'the second rule applies',
    },
    { flag: 'max-replicas', facts: {}, value: 1, variant: 'free', reason: 'DEFAULT', line: 3, why: 'no rule applies' },
    { flag: 'plain', facts: {}, value: 'x', variant: 'a', reason: 'STATIC', line: 13, why: 'there are no rules' },
    {
      flag: 'empty-rules',
      facts: {},
      value: 'x',
      variant: 'a',
      reason: 'STATIC',
      line: 14,
      why: 'an empty list holds no rules',
    },
    {
      flag: 'off-duty',
      facts: {},
      value: false,
      variant: 'off',
      reason: 'DISABLED',
      line: 15,
      why: 'the flag is disabled',
    },
  ])('$flag is $value where $why', ({ flag, facts, value, variant, reason, line }) => {
    const resolution = evaluator.evaluate(flag, { facts }, 0)
    expect(resolution).toMatchObject({ value, variant, reason, at: { file: 'flags.yaml', line } })
    expect(resolution.errorCode).toBeUndefined()
  })

  it.each([
    { nowMs: opens - 1, reason: 'DEFAULT', why: 'before it opens' },
    { nowMs: opens, reason: 'TARGETING_MATCH', why: 'at the instant it opens' },
    { nowMs: closes - 1, reason: 'TARGETING_MATCH', why: 'until the last instant' },
    { nowMs: closes, reason: 'DEFAULT', why: 'at the instant it closes' },
  ])('a rule with a window gives $reason $why', ({ nowMs, reason }) => {
    expect(evaluator.evaluate('new-checkout', shop, nowMs).reason).toBe(reason)
  })

  it('needs segment and condition of a rule both', () => {
    expect(evaluator.evaluate('new-checkout', { ...shop, app: { project: 'other' } }, opens).reason).toBe('DEFAULT')
    expect(evaluator.evaluate('new-checkout', { ...shop, facts: { cohort: 'alpha' } }, opens).reason).toBe('DEFAULT')
  })

  it('ends with the default and the rule that failed where a rule fails', () => {
    expect(evaluator.evaluate('asks-caller', { facts: {} }, 0)).toEqual({
      value: true,
      variant: 'on',
      reason: 'ERROR',
      errorCode: 'INVALID_CONTEXT',
      errorMessage: 'there is no caller.plan',
      at: { file: 'flags.yaml', line: 30, column: 54 },
    })
  })

  it('knows flags by their own names only', () => {
    for (const key of ['unknown', 'constructor', '__proto__', '']) {
      expect(evaluator.evaluate(key, { facts: {} }, 0)).toMatchObject({
        value: null,
        reason: 'ERROR',
        errorCode: 'FLAG_NOT_FOUND',
      })
      expect(evaluator.flag(key)).toBeUndefined()
    }
  })

  it('hands out metadata with every resolution, failures included', () => {
    expect(evaluator.evaluate('max-replicas', { facts: { tier: 5 } }, 0).metadata).toEqual({ owner: 'platform' })
  })

  it('gives the very same frozen resolution each time', () => {
    const resolution = evaluator.evaluate('sizes', { facts: {} }, 0)
    expect(evaluator.evaluate('sizes', { facts: { tier: 'team' } }, 5)).toBe(resolution)
    expect(Object.isFrozen(resolution.value)).toBe(true)
    expect(() => Object.assign(Object(resolution.value).disks, [11])).toThrow(TypeError)
  })

  it('gives the same answers from a flag set that went by way of JSON', () => {
    const { flagSet } = loadTexts(tenant)
    expect(flagSet).toBeDefined()
    expect(JSON.parse(JSON.stringify(flagSet))).toEqual(flagSet)
    const direct = flagSet && planFlagSet(flagSet)
    for (const key of evaluator.keys)
      expect(direct?.evaluate(key, shop, opens)).toEqual(evaluator.evaluate(key, shop, opens))
  })
})

describe('reads', () => {
  it.each([
    { when: 'facts.tier == "a"', reads: ['facts.tier'], why: 'a fact' },
    {
      when: 'has(facts.tier) && app.project == "x"',
      reads: ['app.project', 'facts.tier'],
      why: 'presence is read too',
    },
    {
      when: 'facts["a b"] == "x" && facts.a["c.d"].e == "y"',
      reads: ['facts.a["c.d"].e', 'facts["a b"]'],
      why: 'keys that are no names',
    },
    { when: 'facts[identity] == 1', reads: ['facts.*', 'identity'], why: 'a computed key may be any' },
    { when: 'facts.a[facts.b] == 1', reads: ['facts.a', 'facts.b'], why: 'a computed key within a fact' },
    { when: '"x" in facts && size(caller) > 1', reads: ['caller.*', 'facts.*'], why: 'whole maps' },
    {
      when: 'facts.l.exists(x, x.y == facts.z)',
      reads: ['facts.l', 'facts.z'],
      why: 'variables are not of the context',
    },
    { when: 'segment("s")', reads: ['caller.s', 'facts.t'], why: 'segments of segments' },
    { when: 'now > timestamp("2026-01-01T00:00:00Z")', reads: [], why: 'time is no part of the context' },
  ])('$when: $why', ({ when, reads }) => {
    const text = JSON.stringify({
      flags: { f: { type: 'boolean', default: 'off', rules: [{ when, serve: 'on' }] } },
      segments: { s: 'segment("t") && caller.s == 1', t: 'facts.t == 1' },
    })
    expect(evaluatorOf(text).flag('f')?.reads).toEqual(reads)
  })

  it('has what a split divides by, and nothing where the flag is disabled', () => {
    const text = (enabled: boolean): string =>
      JSON.stringify({ flags: { f: { type: 'boolean', enabled, default: 'off', rules: [{ split: { on: 1 } }] } } })
    expect(evaluatorOf(text(true)).flag('f')?.reads).toEqual(['targetingKey'])
    expect(evaluatorOf(text(false)).flag('f')?.reads).toEqual([])
  })
})

describe('trace', () => {
  it('tells what became of each rule', () => {
    const planned = evaluatorOf(`
flags:
  f:
    type: boolean
    default: off
    rules:
      - { when: facts.a == 1, serve: on }
      - { serve: on, until: 2020-01-01T00:00:00Z }
      - { when: facts.b == 1, serve: on }
      - { serve: off }
`).flag('f')
    const outcomes = (facts: EvaluationContext['facts']): unknown =>
      planned?.trace({ facts }, Date.UTC(2026)).map(({ at, outcome }) => `${at.line} ${outcome}`)
    expect(outcomes({ a: 0, b: 1 })).toEqual(['7 did not apply', '8 outside its time', '9 applied', '10 not reached'])
    expect(outcomes({ a: 0 })).toEqual(['7 did not apply', '8 outside its time', '9 failed', '10 not reached'])
    expect(outcomes({ a: 1 })).toEqual(['7 applied', '8 not reached', '9 not reached', '10 not reached'])
  })
})
