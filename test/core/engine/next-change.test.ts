import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvaluationContext } from '../../../src/core/model/context.ts'
import type { Resolution } from '../../../src/core/model/resolution.ts'
import { evaluatorOf } from './load.ts'

const epoch = Date.UTC(2026, 0, 1)
const at = (ms: number): string => new Date(epoch + ms).toISOString()

/** What a change is a change of. */
const seen = ({ value, variant, reason, errorCode }: Resolution): string =>
  JSON.stringify([value, variant, reason, errorCode])

const ms = fc.integer({ min: 0, max: 60 })
const time = ms.map((instant) => `timestamp(${JSON.stringify(at(instant))})`)
const comparison = fc.tuple(
  fc.constantFrom('<', '<=', '>', '>='),
  fc.oneof(time, fc.constant('timestamp(facts.when)')),
  fc.boolean(),
)
const atom = fc.oneof(
  comparison.map(([sign, other, isFirst]) => (isFirst ? `now ${sign} ${other}` : `${other} ${sign} now`)),
  fc.constantFrom('facts.flag', 'facts.gone', 'segment("later")', 'facts.times.exists(t, now >= timestamp(t))'),
)
const condition = fc.tuple(atom, fc.constantFrom('&&', '||'), atom).map((parts) => parts.join(' '))
const window = fc.record({ from: ms.map(at), until: ms.map((instant) => at(instant + 61)) }, { requiredKeys: [] })
const outcome = fc.oneof(
  fc.constantFrom({ serve: 'on' }, { serve: 'off' }),
  fc.tuple(ms, fc.integer({ min: 1, max: 40 }), fc.nat(100), fc.nat(100)).map(([start, span, a, b]) => ({
    ramp: { from: { at: at(start), on: a }, to: { at: at(start + span), on: b } },
  })),
)
const rule = fc.tuple(condition, window, outcome).map(([when, open, serves]) => ({ when, ...open, ...serves }))
const context = fc.record({
  facts: fc.record({ flag: fc.boolean(), when: ms.map(at), times: fc.array(ms.map(at), { maxLength: 3 }) }),
  targetingKey: fc.string({ minLength: 1 }),
})

describe('nextChange', () => {
  it('is the first instant at which evaluating gives something else, as trying every millisecond shows', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        context,
        ms,
        (rules, asked: EvaluationContext, start) => {
          const flags = { f: { type: 'boolean', default: 'off', rules } }
          const flag = evaluatorOf(JSON.stringify({ flags, segments: { later: `now > timestamp("${at(30)}")` } })).flag(
            'f',
          )
          const look = (instant: number): string =>
            seen(flag?.evaluate(asked, epoch + instant) ?? { value: null, reason: 'ERROR' })
          let expected: number | undefined
          for (let instant = start + 1; instant < 200 && expected === undefined; instant += 1) {
            if (look(instant) !== look(start)) expected = epoch + instant
          }
          expect(flag?.nextChange(asked, epoch + start)).toBe(expected)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('does not exist for a flag that time does not change', () => {
    const evaluator = evaluatorOf(
      'flags: { f: { type: boolean, default: off, rules: [{ when: facts.a == 1, serve: on }] } }',
    )
    expect(evaluator.flag('f')?.nextChange({ facts: { a: 1 } }, 0)).toBeUndefined()
  })
})
