import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../../core/engine/load.ts'
import { findingsIn } from './findings.ts'

/** A boolean flag in JSON, so that columns are easy to count. */
const flag = (body: object): string => JSON.stringify({ flags: { f: { type: 'boolean', default: 'off', ...body } } })

describe('compileNative', () => {
  it.each([
    { text: '', why: 'an empty file' },
    { text: '# nothing but a comment', why: 'a file without content' },
    { text: 'flags: {}', why: 'a file without flags' },
    { text: 'facts: { tier: {} }', why: 'a fact that may be anything' },
    {
      text: 'flags: { constructor: { type: boolean, default: off }, toString: { type: boolean, default: off } }',
      why: 'names that objects inherit',
    },
  ])('takes $why', ({ text }) => {
    expect(findingsIn(text)).toEqual([])
  })

  it.each([
    {
      text: 'flgs: {}',
      finding: '1:1+4 UNKNOWN_KEY, found "flgs", expected one of "flags", "segments", "facts", did you mean "flags"?',
    },
    { text: '[]', finding: '1:1+2 WRONG_TYPE, found a list, expected a map with "flags", "segments" or "facts"' },
    { text: 'flags: []', finding: '1:8+2 WRONG_TYPE, found a list, expected a map from names to flags' },
    { text: 'flags: { f: 5 }', finding: '1:13+1 WRONG_TYPE, found 5, expected a map' },
    {
      text: 'flags: { __proto__: { type: boolean, default: off } }',
      finding:
        '1:10+9 INVALID_NAME, found "__proto__", expected at most 128 letters, digits and ". _ - /", beginning with a letter or digit',
    },
    {
      text: 'flags: { "": { type: boolean, default: off } }',
      finding:
        '1:10+2 INVALID_NAME, found "", expected at most 128 letters, digits and ". _ - /", beginning with a letter or digit',
    },
    {
      text: 'flags: { f: { default: off } }',
      finding: '1:10+1 MISSING_KEY, expected one of "boolean", "string", "integer", "number", "object", "list"',
    },
    { text: 'flags: { f: { type: boolean } }', finding: '1:10+1 MISSING_KEY, expected the name of a variant' },
    {
      text: 'flags: { f: { type: bool, default: off } }',
      finding:
        '1:21+4 WRONG_TYPE, found "bool", expected one of "boolean", "string", "integer", "number", "object", "list"',
    },
    {
      text: 'flags: { f: { type: string, default: a } }',
      finding: '1:10+1 MISSING_KEY, expected a map from names to values',
    },
    {
      text: 'flags: { f: { type: string, variants: {}, default: a } }',
      finding: '1:39+2 NO_VARIANTS, expected at least one',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, enabled: "no" } }',
      finding: '1:53+4 WRONG_TYPE, found "no", expected true or false',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, rulez: [] } }',
      finding:
        '1:44+5 UNKNOWN_KEY, found "rulez", expected one of "description", "type", "enabled", "variants", "default", "rules", "metadata", "owner", "expires", did you mean "rules"?',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, expires: soon } }',
      finding: '1:53+4 INVALID_TIME, found "soon", expected a date such as 2026-12-31',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, metadata: { a: [] } } }',
      finding: '1:59+2 WRONG_TYPE, found a list, expected a string, number or boolean',
    },
    { text: 'segments: { s: [] }', finding: '1:16+2 WRONG_TYPE, found a list, expected a CEL condition' },
  ])('$text is $finding', ({ text, finding }) => {
    expect(findingsIn(text)).toContain(finding)
  })

  it.each([
    { type: 'integer', variants: '{ a: 1.5 }', finding: 'WRONG_VARIANT_TYPE, found 1.5, expected an integer' },
    { type: 'integer', variants: '{ a: "1" }', finding: 'WRONG_VARIANT_TYPE, found "1", expected an integer' },
    { type: 'number', variants: '{ a: .inf }', finding: 'WRONG_VARIANT_TYPE, found null, expected a number' },
    { type: 'string', variants: '{ a: 1 }', finding: 'WRONG_VARIANT_TYPE, found 1, expected a string' },
    { type: 'string', variants: '{ a: null }', finding: 'WRONG_VARIANT_TYPE, found nothing, expected a string' },
    { type: 'object', variants: '{ a: [] }', finding: 'WRONG_VARIANT_TYPE, found a list, expected a map' },
    { type: 'list', variants: '{ a: {} }', finding: 'WRONG_VARIANT_TYPE, found a map, expected a list' },
    {
      type: 'boolean',
      variants: '{ a: yes }',
      finding: 'WRONG_VARIANT_TYPE, found "yes", expected true or false, write true or false',
    },
    { type: 'boolean', variants: '{ a: true, on: false }', finding: 'WRONG_VARIANT_TYPE, found false, expected true' },
    { type: 'boolean', variants: '{ a: true, on: true, true: true }', finding: 'DUPLICATE_VARIANT, found "true"' },
    {
      type: 'string',
      variants: '{ a: x, __proto__: y }',
      finding:
        'INVALID_NAME, found "__proto__", expected at most 128 letters, digits and ". _ - /", beginning with a letter or digit',
    },
  ])('a $type flag with variants $variants: $finding', ({ type, variants, finding }) => {
    const [found, ...others] = findingsIn(`flags: { f: { type: ${type}, variants: ${variants}, default: a } }`)
    expect(found?.replace(/^\S+ /, '')).toBe(finding)
    expect(others).toEqual([])
  })

  it.each([
    {
      rule: '{ serve: lagre }',
      finding: '1:61+5 UNKNOWN_VARIANT, found "lagre", expected one of "small", "large", did you mean "large"?',
    },
    {
      rule: '{ when: "true" }',
      finding: '1:52+16 AMBIGUOUS_RULE, found none, expected exactly one of "serve", "split", "ramp"',
    },
    {
      rule: '{ serve: a, split: { small: 1 } }',
      finding: '1:64+5 AMBIGUOUS_RULE, found "serve" and "split", expected exactly one of "serve", "split", "ramp"',
    },
    {
      rule: '{ serve: small, by: facts.x }',
      finding: '1:68+2 AMBIGUOUS_RULE, found "by", use "split", or leave "by" out',
    },
    {
      rule: '{ split: { small: 0, large: 0 } }',
      finding: '1:61+22 INVALID_SHARES, found 0, expected a number above 0',
    },
    { rule: '{ split: {} }', finding: '1:61+2 INVALID_SHARES, found 0, expected a number above 0' },
    {
      rule: '{ split: { small: -1 } }',
      finding: '1:70+2 WRONG_TYPE, found -1, expected a number that is not negative',
    },
    {
      rule: '{ split: { small: "1" } }',
      finding: '1:70+3 WRONG_TYPE, found "1", expected a number that is not negative',
    },
    {
      rule: '{ split: { smal: 1 } }',
      finding: '1:63+4 UNKNOWN_VARIANT, found "smal", expected one of "small", "large", did you mean "small"?',
    },
    {
      rule: '{ split: { small: 1.0e+308, large: 1.0e+308 } }',
      finding: '1:61+36 INVALID_SHARES, found Infinity, expected a number above 0',
    },
    {
      rule: '{ serve: small, from: 2026-12-01 }',
      finding: '1:74+10 INVALID_TIME, found "2026-12-01", expected a timestamp such as 2026-12-01T09:00:00Z',
    },
    {
      rule: '{ serve: small, from: 2026-12-01T10:00:00+01:00 }',
      finding:
        '1:74+25 INVALID_TIME, found "2026-12-01T10:00:00+01:00", expected a timestamp such as 2026-12-01T09:00:00Z, write 2026-12-01T09:00:00Z',
    },
    {
      rule: '{ serve: small, from: 2026-12-01T09:00:00Z, until: 2026-12-01T09:00:00Z }',
      finding: '1:103+20 EMPTY_WINDOW, found 2026-12-01T09:00:00Z, expected an instant after 2026-12-01T09:00:00Z',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-01T00:00:00Z, large: 0 } } }',
      finding: '1:60+50 MISSING_KEY, expected a map with "at" and the percentage of each variant',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-02T00:00:00Z, large: 0 }, to: { at: 2026-01-01T00:00:00Z, large: 9 } } }',
      finding: '1:118+20 EMPTY_WINDOW, found 2026-01-01T00:00:00Z, expected an instant after 2026-01-02T00:00:00Z',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-01T00:00:00Z, large: 101 }, to: { at: 2026-01-02T00:00:00Z, large: 9 } } }',
      finding: '1:68+40 INVALID_SHARES, found 101, expected at most 100',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-01T00:00:00Z, small: 5 }, to: { at: 2026-01-02T00:00:00Z, large: 9 } } }',
      finding:
        '1:68+38 INVALID_SHARES, found 5, expected 100, leave the default variant out: it gets what the others leave',
    },
  ])('a rule $rule is $finding', ({ rule, finding }) => {
    const text = `flags: { f: { type: string, default: small, rules: [${rule}], variants: { small: s, large: l } } }`
    expect(findingsIn(text)).toContain(finding)
  })

  it('points an unreachable rule to the one that always applies', () => {
    const { diagnostics } = loadTexts(
      flag({ rules: [{ serve: 'on', from: '2026-01-01T00:00:00Z' }, { serve: 'on' }, { serve: 'off' }] }),
    )
    expect(diagnostics).toMatchObject([
      { code: 'UNREACHABLE_RULE', at: { column: 120 }, related: [{ at: { column: 105 } }] },
    ])
  })

  it('reports all problems at once, in the order of the file', () => {
    const findings = findingsIn(`
flags:
  a: { type: strng, default: off, rules: [{ when: "facts.x ==", serve: on }, { serv: on }] }
  b: { type: integer, variants: { x: y }, default: z, expires: never }
facts:
  c: { type: list, enum: 5, default: {} }
segments:
  d: 1 +
`)
    expect(findings.map((finding) => finding.replace(/,.*/, ''))).toEqual([
      '3:14+5 WRONG_TYPE',
      '3:61+1 CEL_SYNTAX',
      '3:78+12 AMBIGUOUS_RULE',
      '3:80+4 UNKNOWN_KEY',
      '4:38+1 WRONG_VARIANT_TYPE',
      '4:52+1 UNKNOWN_VARIANT',
      '4:64+5 INVALID_TIME',
      '6:26+1 WRONG_TYPE',
      '6:38+2 INVALID_FACT_DECLARATION',
      '8:9+1 CEL_SYNTAX',
    ])
  })
})

describe('names of boolean variants', () => {
  it.each(['on', '"on"', 'true', '"true"'])('%s is on', (name) => {
    const text = `flags: { f: { type: boolean, default: ${name}, variants: { ${name}: true, off: false }, rules: [{ when: "false", split: { ${name}: 1 } }] } }`
    const { flagSet, diagnostics } = loadTexts(text)
    expect(diagnostics).toEqual([])
    expect(flagSet?.flags[0]).toMatchObject({ defaultVariant: 'on', variants: [{ key: 'on' }, { key: 'off' }] })
  })

  it.each([
    { name: 'yes', hint: 'write on' },
    { name: 'No', hint: 'write off' },
    { name: 'True', hint: 'write on' },
    { name: 'OFF', hint: 'write off' },
  ])('$name is none, with the hint: $hint', ({ name, hint }) => {
    expect(findingsIn(`flags: { f: { type: boolean, default: ${name} } }`)[0]).toContain(hint)
  })

  it('are what they are in flags of other types', () => {
    const { flagSet } = loadTexts('flags: { f: { type: string, variants: { true: a, 1.0: b }, default: 1.0 } }')
    expect(flagSet?.flags[0]).toMatchObject({ defaultVariant: '1.0', variants: [{ key: 'true' }, { key: '1.0' }] })
  })
})

describe('fact declarations', () => {
  it.each([
    { fact: '{ type: string, default: 5 }', finding: '1:37+1 INVALID_FACT_DECLARATION, found 5, expected a string' },
    { fact: '{ type: string, enum: [a, 5] }', finding: '1:38+1 INVALID_FACT_DECLARATION, found 5, expected a string' },
    {
      fact: '{ enum: [a, b], default: c }',
      finding: '1:37+1 INVALID_FACT_DECLARATION, found "c", expected one of "a", "b"',
    },
    {
      fact: '{ of: "customer/acme" }',
      finding: '1:18+15 INVALID_FACT_DECLARATION, found "customer/acme", expected a kind such as "customer"',
    },
    {
      fact: '{ type: string, maxItems: 5 }',
      finding: '1:28+8 INVALID_FACT_DECLARATION, found "type: string", expected "type: list"',
    },
    { fact: '{ type: list, maxItems: 0 }', finding: '1:36+1 WRONG_TYPE, found 0, expected a whole number above 0' },
    {
      fact: '{ typ: string }',
      finding:
        '1:14+3 UNKNOWN_KEY, found "typ", expected one of "type", "enum", "default", "of", "items", "maxItems", "description", did you mean "type"?',
    },
  ])('$fact is $finding', ({ fact, finding }) => {
    expect(findingsIn(`facts: { f: ${fact} }`)).toEqual([finding])
  })
})
