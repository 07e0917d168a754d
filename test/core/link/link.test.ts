import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkFlagFiles } from '../../../src/core/link/link.ts'
import { lintFlagSet } from '../../../src/core/link/lint.ts'
import { compileText, loadTexts, origin } from '../engine/load.ts'

const rule = (when: string): string =>
  `flags: { f: { type: boolean, default: off, rules: [{ when: ${JSON.stringify(when)}, serve: on }] } }`

/** `CODE: message` of all findings. */
const findingsIn = (...texts: string[]): string[] =>
  loadTexts(...texts).diagnostics.map(({ code, message }) => `${code}: ${message}`)

describe('linkFlagFiles', () => {
  it('makes one flag set of many files, ordered by key, with its origin', () => {
    const { flagSet, diagnostics } = loadTexts(
      'flags: { b: { type: boolean, default: off, rules: [{ segment: s, serve: on }] } }',
      'flags: { a: { type: boolean, default: on } }\nfacts: { tier: { type: string } }',
      'segments: { s: facts.tier == "x" }',
    )
    expect(diagnostics).toEqual([])
    expect(flagSet?.flags.map(({ key, at }) => `${key} ${at.file}`)).toEqual(['a 2.yaml', 'b 1.yaml'])
    expect(flagSet?.origin).toEqual(origin)
  })

  it('gives the same set and findings whatever the order of the files', () => {
    const texts = [
      'flags: { a: { type: boolean, default: off, rules: [{ segment: s, serve: on }] }, b: { type: boolean, default: off } }',
      'flags: { b: { type: boolean, default: on, rules: [{ when: facts.x == 1, serve: on }] } }',
      'segments: { s: segment("t") }\nfacts: { tier: { type: string } }',
      'segments: { t: facts.tiers == "x", s: "true" }\nfacts: { tier: { type: integer } }',
    ]
    const parts = texts.map((text, index) => compileText(text, `${index}.yaml`).part)
    const expected = linkFlagFiles(parts, origin)
    expect(expected.diagnostics.length).toBeGreaterThan(3)
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(linkFlagFiles(shuffled, origin)).toEqual(expected)
      }),
    )
    const fine = [parts[0], parts[2]].flatMap((part) => part ?? [])
    expect(linkFlagFiles(fine.toReversed(), origin)).toEqual(linkFlagFiles(fine, origin))
  })

  it.each([
    { what: 'flag', code: 'DUPLICATE_FLAG', text: 'flags: { a: { type: boolean, default: off } }' },
    { what: 'segment', code: 'DUPLICATE_SEGMENT', text: 'segments: { a: "true" }' },
    { what: 'fact', code: 'DUPLICATE_FACT', text: 'facts: { a: {} }' },
  ])('refuses the same $what twice, and shows both places', ({ what, code, text }) => {
    const { flagSet, diagnostics } = loadTexts(text, text)
    expect(flagSet).toBeUndefined()
    expect(diagnostics).toMatchObject([
      {
        code,
        severity: 'error',
        message: `${what} "a" is defined twice`,
        at: { file: '2.yaml' },
        related: [{ at: { file: '1.yaml' } }],
      },
    ])
  })

  it('makes no set of files of which one has errors, and still finds what is wrong between them', () => {
    const { flagSet, diagnostics } = loadTexts('flags: { a: { type: boolean, default: of } }', rule('segment("gone")'))
    expect(flagSet).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['UNKNOWN_VARIANT', 'UNKNOWN_SEGMENT'])
  })

  it('does not say that a segment or fact with problems of its own does not exist', () => {
    expect(
      findingsIn(
        `${rule('segment("s") && facts.tier == "x"')}\nsegments: { s: 1 + }\nfacts: { tier: { type: strin } }`,
      ),
    ).toHaveLength(2)
  })

  it.each([
    {
      when: 'facts.seats == "5"',
      finding: 'CEL_TYPE: == is applied to types that it does not take, in rule 1 of flag "f"',
    },
    { when: 'facts.seats', finding: 'CEL_TYPE: rule 1 of flag "f" has a condition that is not true or false' },
    {
      when: 'facts.tier == "busines"',
      finding: 'CEL_IMPOSSIBLE_VALUE: fact "tier" is compared with a value that it cannot have, in rule 1 of flag "f"',
    },
    {
      when: 'facts.teir == "free"',
      finding: 'UNDECLARED_FACT: no schema declares the fact "teir", in rule 1 of flag "f"',
    },
    { when: 'has(facts.teir)', finding: 'UNDECLARED_FACT: no schema declares the fact "teir", in rule 1 of flag "f"' },
    { when: 'app.projekt == "x"', finding: 'CEL_UNKNOWN_NAME: app has no field "projekt", in rule 1 of flag "f"' },
    { when: 'segment("beto")', finding: 'UNKNOWN_SEGMENT: no file defines the segment "beto", in rule 1 of flag "f"' },
    {
      when: 'now > 5',
      finding: 'CEL_TIME: the time is used otherwise than compared with a timestamp, in rule 1 of flag "f"',
    },
    {
      when: 'facts.hosts.all(a, facts.hosts.all(b, facts.hosts.all(c, a == b)))',
      finding: 'CEL_TOO_COSTLY: the condition could take too many steps, in rule 1 of flag "f"',
    },
  ])('finds in $when: $finding', ({ when, finding }) => {
    const schema =
      '\nfacts: { tier: { type: string, enum: [free, business] }, seats: { type: integer }, hosts: { type: list, maxItems: 100 } }\nsegments: { beta: "true" }'
    expect(findingsIn(rule(when) + schema)).toEqual([finding])
  })

  it('bounds cost by the declared sizes of lists', () => {
    const when = 'facts.hosts.all(a, facts.hosts.all(b, facts.hosts.all(c, a == b)))'
    expect(findingsIn(`${rule(when)}\nfacts: { hosts: { type: list, maxItems: 20 } }`)).toEqual([])
  })

  it('adds up the cost of segments that are used again and again', () => {
    const levels = Array.from(
      { length: 25 },
      (_, level) =>
        `  s${level}: ${level === 0 ? 'facts.a == 1' : `segment("s${level - 1}") && segment("s${level - 1}")`}`,
    )
    expect(
      findingsIn(`${rule('segment("s24")')}\nsegments:\n${levels.join('\n')}`).map((finding) => finding.split(':')[0]),
    ).toContain('CEL_TOO_COSTLY')
  })

  it('refuses a key of a split that is no scalar', () => {
    const text =
      'flags: { f: { type: boolean, default: off, rules: [{ split: { on: 1 }, by: facts.tags }] } }\nfacts: { tags: { type: list } }'
    expect(findingsIn(text)).toEqual(['CEL_TYPE: rule 1 of flag "f" divides by something that is not a key'])
  })

  it('warns of undeclared facts only where a schema declares any', () => {
    expect(findingsIn(rule('facts.tier == "x"'))).toEqual([])
    const { flagSet, diagnostics } = loadTexts(`${rule('facts.a == 1 && facts.a == 2')}\nfacts: { b: {} }`)
    expect(diagnostics).toMatchObject([{ code: 'UNDECLARED_FACT', severity: 'warning' }])
    expect(flagSet).toBeDefined()
  })
})

describe('segments', () => {
  it('may refer to each other across files, in any order', () => {
    expect(
      findingsIn('segments: { a: segment("b") || segment("c") }', 'segments: { b: segment("c"), c: "true" }'),
    ).toEqual([])
  })

  it.each([
    { segments: '{ a: segment("a") }', found: ['"a" → "a"'], why: 'itself' },
    {
      segments: '{ a: segment("b"), b: segment("c"), c: "true || segment(\\"a\\")" }',
      found: ['"a" → "b" → "c" → "a"'],
      why: 'through others',
    },
    { segments: '{ a: segment("b"), b: segment("b") }', found: ['"b" → "b"'], why: 'one only leads into the circle' },
    {
      segments: '{ a: segment("b"), b: segment("a"), c: segment("d"), d: segment("c") }',
      found: ['"a" → "b" → "a"', '"c" → "d" → "c"'],
      why: 'two circles',
    },
  ])('are refused in a circle: $why', ({ segments, found }) => {
    const { flagSet, diagnostics } = loadTexts(`segments: ${segments}`)
    expect(flagSet).toBeUndefined()
    expect(diagnostics.map((each) => [each.code, each.found])).toEqual(found.map((circle) => ['SEGMENT_CYCLE', circle]))
  })

  it('are refused, without overflowing the stack, in a chain of thousands', () => {
    const chain = Array.from(
      { length: 4000 },
      (_, index) => `"s${index}": ${index === 0 ? '"true"' : JSON.stringify(`segment("s${index - 1}")`)}`,
    )
    expect(findingsIn(`{"segments": {${chain.join(',')}}}`)).toEqual([
      'CEL_TOO_DEEP: segment "s32" refers to segments that refer to segments, too many in a row',
    ])
  })
})

describe('lintFlagSet', () => {
  const { flagSet } = loadTexts(`
flags:
  old: { type: boolean, default: off, owner: checkout, expires: 2026-12-31, rules: [{ segment: used, serve: on }] }
segments: { used: segment("inner"), inner: "true", unused: segment("alone"), alone: "true" }
`)
  const lint = (nowMs: number): string[] =>
    flagSet === undefined
      ? []
      : lintFlagSet(flagSet, nowMs).map(({ code, message, at }) => `${at?.line} ${code}: ${message}`)

  it('warns of segments that no flag uses, directly or through another', () => {
    expect(lint(0)).toEqual([
      '4 UNUSED_SEGMENT: no flag uses the segment "alone"',
      '4 UNUSED_SEGMENT: no flag uses the segment "unused"',
    ])
  })

  it('warns of a flag after its last day, not during it', () => {
    expect(lint(Date.UTC(2026, 11, 31, 23, 59))).toHaveLength(2)
    expect(lint(Date.UTC(2027, 0, 1))[2]).toBe('3 FLAG_EXPIRED: flag "old" should be gone since 2027-01-01T00:00:00Z')
  })
})
