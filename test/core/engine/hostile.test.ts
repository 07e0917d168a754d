import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvaluationContext } from '../../../src/core/model/context.ts'
import type { Json } from '../../../src/core/model/json.ts'
import { evaluateCel, evaluatorOf } from './load.ts'

const conditions = [
  'facts.a == facts.b',
  'facts.a < facts.b',
  'facts.a + facts.b == facts.c',
  'facts.a / facts.b > facts.a % facts.b',
  'facts.a in facts.b',
  'facts[facts.a] == 1',
  'facts.a[facts.b] == 1',
  'facts.a.b.c == 1 || has(facts.a.b)',
  'facts.a.exists(x, [x, facts.b].exists(y, y == facts.c))',
  'facts.a.map(x, x)[0] == facts.b',
  'facts.a.matches("^(a+)+$") || facts.a.contains("b")',
  'semver(facts.a) > semver("1.0.0") || now > timestamp(facts.b)',
  'size(facts.a) + size(facts) > int(facts.b) + size(app)',
  'string(facts.a) == caller.x || double(facts.b) > 1',
  '{string(facts.a): 1} == {string(facts.b): 1}',
]

const evaluator = evaluatorOf(
  JSON.stringify({
    flags: Object.fromEntries(
      conditions.flatMap((when, index) => [
        [`rule-${index}`, { type: 'boolean', default: 'off', rules: [{ when, serve: 'on' }] }],
        [
          `split-${index}`,
          {
            type: 'boolean',
            default: 'off',
            rules: [{ split: { on: 1, off: 1 }, by: `facts.a.exists(x, true) ? facts.a[0] : facts.b` }],
          },
        ],
      ]),
    ),
  }),
)

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue().map((json): Json => JSON.parse(JSON.stringify(json))),
  fc.constantFrom(
    '',
    '1.2.3',
    '2026-01-01T00:00:00Z',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    Number.MAX_SAFE_INTEGER,
    [[1]],
    '__proto__',
    'constructor',
  ),
)

describe('evaluate', () => {
  it('never throws and always gives a boolean for any context of JSON', () => {
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'x'), value)
    const contexts = fc.record(
      { facts: record, app: record, caller: record, identity: fc.string(), targetingKey: fc.string() },
      { requiredKeys: ['facts'] },
    )
    fc.assert(
      fc.property(contexts, fc.oneof(fc.integer(), fc.double()), (context, nowMs) => {
        for (const key of evaluator.keys) expect(typeof evaluator.evaluate(key, context, nowMs).value).toBe('boolean')
      }),
    )
  })

  it('never throws for what is no context at all', () => {
    const strange: unknown[] = [
      undefined,
      null,
      5,
      'x',
      [],
      { facts: null },
      { facts: 5 },
      { facts: [] },
      {
        facts: new Proxy(
          {},
          {
            getOwnPropertyDescriptor: () => {
              throw new Error('no')
            },
          },
        ),
      },
    ]
    for (const context of strange) {
      for (const key of evaluator.keys) {
        const ask = (): unknown => Reflect.apply(evaluator.evaluate, evaluator, [key, context, Number.NaN])
        expect(ask).not.toThrow()
      }
    }
  })

  it('reads own properties only', () => {
    const inherited: EvaluationContext = { facts: Object.create({ a: 1, b: 1 }) }
    expect(evaluator.evaluate('rule-0', inherited, 0)).toMatchObject({ reason: 'ERROR', errorCode: 'INVALID_CONTEXT' })
  })

  it('fails, and does not overflow the stack, on a fact that is nested without end', () => {
    const nested = (): object => {
      let list: object = []
      for (let depth = 0; depth < 100_000; depth += 1) list = [list]
      return list
    }
    const context = { facts: { a: nested(), b: nested() } }
    expect(Reflect.apply(evaluator.evaluate, evaluator, ['rule-0', context, 0])).toMatchObject({ reason: 'ERROR' })
  })

  it('stops a comprehension that goes on for too long, whatever was declared', () => {
    const list = Array.from({ length: 2000 }, (_, index) => index)
    const declared = [{ key: 'l', type: 'list', maxItems: 10, at: { file: '', line: 1, column: 1 } }] as const
    const text = 'facts.l.all(x, facts.l.all(y, x + y >= 0))'
    expect(evaluateCel(text, { facts: { l: list.slice(0, 10) } }, declared)).toBe(true)
    expect(evaluateCel(text, { facts: { l: list } }, declared)).toBe('error: GENERAL')
  })

  it('never says a value of the context in a message', () => {
    const secret = 'hunter2'
    for (const key of evaluator.keys) {
      const facts = { a: secret, b: [secret], c: { [secret]: secret } }
      const { errorMessage } = evaluator.evaluate(key, { facts, app: {}, caller: { x: secret } }, 0)
      expect(errorMessage ?? '').not.toContain(secret)
    }
  })
})
