import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourcePosition } from '../../../../src/core/diagnostic/diagnostic.ts'
import { planFlagSet } from '../../../../src/core/engine/evaluator.ts'
import { loadTexts } from '../../../core/engine/load.ts'

const words = fc.constantFrom(
  'flags',
  'segments',
  'facts',
  'type',
  'boolean',
  'integer',
  'string',
  'object',
  'list',
  'default',
  'variants',
  'rules',
  'when',
  'serve',
  'split',
  'ramp',
  'from',
  'until',
  'to',
  'at',
  'by',
  'segment',
  'on',
  'off',
  'true',
  'a',
  'b',
  'enum',
  'of',
  'items',
  'maxItems',
  '__proto__',
  'constructor',
  '2026-12-01T09:00:00Z',
)
const tokens = fc.constantFrom(
  'facts',
  'app',
  'now',
  '.a',
  '["a"]',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '&&',
  '||',
  '!',
  '-',
  '==',
  '<',
  'in',
  '+',
  '/',
  '%',
  '?',
  ':',
  ',',
  '1',
  '2.5',
  '"x"',
  "'",
  'has(',
  '.all(x, ',
  '.map(x, ',
  'semver(',
  'timestamp(',
  'segment("a")',
  '.matches("a")',
  'size(',
  'x',
  'null',
  'true',
  ' ',
)
const condition = fc.array(tokens, { maxLength: 12 }).map((parts) => parts.join(''))
const scalar = fc.oneof(
  words,
  condition,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(words, tie('tree'), { maxKeys: 6 }),
  ),
}))

/** Nearly right files, of which a few parts are anything. */
const rule = fc.record(
  {
    when: fc.oneof(condition, tree),
    segment: words,
    serve: fc.constantFrom('on', 'off', true),
    split: tree,
    by: condition,
    from: scalar,
  },
  { requiredKeys: [] },
)
const flag = fc.record(
  {
    type: fc.oneof(fc.constant('boolean'), words),
    default: fc.oneof(fc.constant('off'), scalar),
    rules: fc.array(fc.oneof(rule, tree), { maxLength: 3 }),
  },
  { requiredKeys: ['type'] },
)
const fact = fc.record(
  { type: words, enum: tree, default: tree, of: words, items: words, maxItems: scalar },
  { requiredKeys: [] },
)
const file = fc.record(
  {
    flags: fc.dictionary(words, fc.oneof(flag, tree)),
    segments: fc.dictionary(words, fc.oneof(condition, tree)),
    facts: fc.dictionary(words, fc.oneof(fact, tree)),
  },
  { requiredKeys: [] },
)

describe('compiling and linking', () => {
  it('never throws, places every finding in the file, and gives an evaluator where there is no error', () => {
    fc.assert(
      fc.property(fc.oneof(file, tree), fc.boolean(), (value, isPretty) => {
        const text = JSON.stringify(value, undefined, isPretty ? 2 : undefined)
        const lines = text.split('\n')
        const isInside = (at: SourcePosition | undefined): boolean => {
          const line = at === undefined ? undefined : lines[at.line - 1]
          return line !== undefined && at !== undefined && at.column >= 1 && at.column <= line.length + 1
        }
        const { flagSet, diagnostics } = loadTexts(text)
        for (const diagnostic of diagnostics) expect(isInside(diagnostic.at)).toBe(true)
        expect(flagSet === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))
        if (flagSet === undefined) return
        const evaluator = planFlagSet(flagSet)
        for (const key of evaluator.keys)
          expect(typeof evaluator.evaluate(key, { facts: { a: 1 } }, 0).reason).toBe('string')
      }),
      { numRuns: 500 },
    )
  })

  it('never throws for any text as a condition', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), condition), (text) => {
        expect(loadTexts(JSON.stringify({ segments: { s: text } })).diagnostics.every(({ at }) => at?.line === 1)).toBe(
          true,
        )
      }),
      { numRuns: 500 },
    )
  })
})
