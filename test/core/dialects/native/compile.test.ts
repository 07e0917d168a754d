import { describe, expect, it } from 'vitest'
import { loadTexts } from '../../../core/engine/load.ts'
import { findingsIn } from './findings.ts'

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
      finding:
        'UNKNOWN_KEY at "flgs", found "flgs", expected one of "flags", "segments", "facts", did you mean "flags"?',
    },
    { text: '[]', finding: 'WRONG_TYPE at "[]", found a list, expected a map with "flags", "segments" or "facts"' },
    { text: 'flags: []', finding: 'WRONG_TYPE at "[]", found a list, expected a map from names to flags' },
    { text: 'flags: { f: 5 }', finding: 'WRONG_TYPE at "5", found 5, expected a map' },
    {
      text: 'flags: { __proto__: { type: boolean, default: off } }',
      finding:
        'INVALID_NAME at "__proto__", found "__proto__", expected at most 128 letters, digits and ". _ - /", beginning with a letter or digit',
    },
    {
      text: 'flags: { "": { type: boolean, default: off } }',
      finding:
        'INVALID_NAME at "\\"\\"", found "", expected at most 128 letters, digits and ". _ - /", beginning with a letter or digit',
    },
    {
      text: 'flags: { f: { default: off } }',
      finding: 'MISSING_KEY at "f", expected one of "boolean", "string", "integer", "number", "object", "list"',
    },
    { text: 'flags: { f: { type: boolean } }', finding: 'MISSING_KEY at "f", expected the name of a variant' },
    {
      text: 'flags: { f: { type: bool, default: off } }',
      finding:
        'WRONG_TYPE at "bool", found "bool", expected one of "boolean", "string", "integer", "number", "object", "list", did you mean "boolean"?',
    },
    {
      text: 'flags: { f: { type: string, default: a } }',
      finding: 'MISSING_KEY at "f", expected a map from names to values',
    },
    {
      text: 'flags: { f: { type: string, variants: {}, default: a } }',
      finding: 'NO_VARIANTS at "{}", expected at least one',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, enabled: "no" } }',
      finding: 'WRONG_TYPE at "\\"no\\"", found "no", expected true or false',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, rulez: [] } }',
      finding:
        'UNKNOWN_KEY at "rulez", found "rulez", expected one of "description", "type", "enabled", "variants", "default", "rules", "metadata", "owner", "expires", did you mean "rules"?',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, expires: soon } }',
      finding: 'INVALID_TIME at "soon", found "soon", expected a date such as 2026-12-31',
    },
    {
      text: 'flags: { f: { type: boolean, default: off, metadata: { a: [] } } }',
      finding: 'WRONG_TYPE at "[]", found a list, expected a string, number or boolean',
    },
    { text: 'segments: { s: [] }', finding: 'WRONG_TYPE at "[]", found a list, expected a CEL condition' },
  ])('$text is $finding', ({ text, finding }) => {
    expect(findingsIn(text)).toContain(finding)
  })

  it.each([
    { type: 'integer', variants: '{ a: 1.5 }', finding: 'WRONG_VARIANT_TYPE, found 1.5, expected an integer' },
    { type: 'integer', variants: '{ a: "1" }', finding: 'WRONG_VARIANT_TYPE, found "1", expected an integer' },
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
    expect(found?.replace(/ at .*?",/, ',')).toBe(finding)
    expect(others).toEqual([])
  })

  it.each([
    {
      rule: '{ serve: lagre }',
      finding: 'UNKNOWN_VARIANT at "lagre", found "lagre", expected one of "small", "large", did you mean "large"?',
    },
    {
      rule: '{ when: "true" }',
      finding: 'AMBIGUOUS_RULE at "{ when: \\"true\\" }", found none, expected exactly one of "serve", "split", "ramp"',
    },
    {
      rule: '{ serve: a, split: { small: 1 } }',
      finding: 'AMBIGUOUS_RULE at "split", found "serve" and "split", expected exactly one of "serve", "split", "ramp"',
    },
    {
      rule: '{ serve: small, by: facts.x }',
      finding: 'AMBIGUOUS_RULE at "by", found "by", use "split", or leave "by" out',
    },
    {
      rule: '{ split: { small: 0, large: 0 } }',
      finding: 'INVALID_SHARES at "{ small: 0, large: 0 }", found 0, expected a number above 0',
    },
    { rule: '{ split: {} }', finding: 'INVALID_SHARES at "{}", found 0, expected a number above 0' },
    {
      rule: '{ split: { small: -1 } }',
      finding: 'WRONG_TYPE at "-1", found -1, expected a number that is not negative',
    },
    {
      rule: '{ split: { small: "1" } }',
      finding: 'WRONG_TYPE at "\\"1\\"", found "1", expected a number that is not negative',
    },
    {
      rule: '{ split: { smal: 1 } }',
      finding: 'UNKNOWN_VARIANT at "smal", found "smal", expected one of "small", "large", did you mean "small"?',
    },
    {
      rule: '{ split: { small: 1.0e+308, large: 1.0e+308 } }',
      finding: 'INVALID_SHARES at "{ small: 1.0e+308, large: 1.0e+308 }", found Infinity, expected a number above 0',
    },
    {
      rule: '{ serve: small, from: 2026-12-01 }',
      finding: 'INVALID_TIME at "2026-12-01", found "2026-12-01", expected a timestamp such as 2026-12-01T09:00:00Z',
    },
    {
      rule: '{ serve: small, from: 2026-12-01T10:00:00+01:00 }',
      finding:
        'INVALID_TIME at "2026-12-01T10:00:00+01:00", found "2026-12-01T10:00:00+01:00", expected a timestamp such as 2026-12-01T09:00:00Z, write 2026-12-01T09:00:00Z',
    },
    {
      rule: '{ serve: small, from: 2026-12-01T09:00:00Z, until: 2026-12-01T09:00:00Z }',
      finding:
        'EMPTY_WINDOW at "2026-12-01T09:00:00Z", found 2026-12-01T09:00:00Z, expected an instant after 2026-12-01T09:00:00Z',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-01T00:00:00Z, large: 0 } } }',
      finding:
        'MISSING_KEY at "{ from: { at: 2026-01-01T00:00:00Z, large: 0 } }", expected a map with "at" and the percentage of each variant',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-02T00:00:00Z, large: 0 }, to: { at: 2026-01-01T00:00:00Z, large: 9 } } }',
      finding:
        'EMPTY_WINDOW at "2026-01-01T00:00:00Z", found 2026-01-01T00:00:00Z, expected an instant after 2026-01-02T00:00:00Z',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-01T00:00:00Z, large: 101 }, to: { at: 2026-01-02T00:00:00Z, large: 9 } } }',
      finding: 'INVALID_SHARES at "{ at: 2026-01-01T00:00:00Z, large: 101 }", found 101, expected at most 100',
    },
    {
      rule: '{ ramp: { from: { at: 2026-01-01T00:00:00Z, small: 5 }, to: { at: 2026-01-02T00:00:00Z, large: 9 } } }',
      finding:
        'INVALID_SHARES at "{ at: 2026-01-01T00:00:00Z, small: 5 }", found 5, expected 100, leave the default variant out: it gets what the others leave',
    },
  ])('a rule $rule is $finding', ({ rule, finding }) => {
    const text = `flags: { f: { type: string, default: small, rules: [${rule}], variants: { small: s, large: l } } }`
    expect(findingsIn(text)).toContain(finding)
  })

  it('points an unreachable rule to the one that always applies', () => {
    const { diagnostics } = loadTexts(`flags:
  f:
    type: boolean
    default: off
    rules:
      - { serve: on, from: 2026-01-01T00:00:00Z }
      - { serve: on }
      - { serve: off }
`)
    expect(diagnostics).toMatchObject([
      { code: 'UNREACHABLE_RULE', at: { line: 8 }, related: [{ at: { line: 7, column: 9 } }] },
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
      'WRONG_TYPE at "strng"',
      'CEL_SYNTAX at "\\""',
      'AMBIGUOUS_RULE at "{ serv: on }"',
      'UNKNOWN_KEY at "serv"',
      'WRONG_VARIANT_TYPE at "y"',
      'UNKNOWN_VARIANT at "z"',
      'INVALID_TIME at "never"',
      'WRONG_TYPE at "5"',
      'INVALID_FACT_DECLARATION at "{}"',
      'CEL_SYNTAX at ""',
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
    { fact: '{ type: string, default: 5 }', finding: 'INVALID_FACT_DECLARATION at "5", found 5, expected a string' },
    { fact: '{ type: string, enum: [a, 5] }', finding: 'INVALID_FACT_DECLARATION at "5", found 5, expected a string' },
    {
      fact: '{ enum: [a, b], default: c }',
      finding: 'INVALID_FACT_DECLARATION at "c", found "c", expected one of "a", "b"',
    },
    {
      fact: '{ of: "customer/acme" }',
      finding:
        'INVALID_FACT_DECLARATION at "\\"customer/acme\\"", found "customer/acme", expected a kind such as "customer"',
    },
    {
      fact: '{ type: string, maxItems: 5 }',
      finding: 'INVALID_FACT_DECLARATION at "maxItems", found "type: string", expected "type: list"',
    },
    { fact: '{ type: list, maxItems: 0 }', finding: 'WRONG_TYPE at "0", found 0, expected a whole number above 0' },
    {
      fact: '{ typ: string }',
      finding:
        'UNKNOWN_KEY at "typ", found "typ", expected one of "type", "enum", "default", "of", "items", "maxItems", "description", did you mean "type"?',
    },
  ])('$fact is $finding', ({ fact, finding }) => {
    expect(findingsIn(`facts: { f: ${fact} }`)).toEqual([finding])
  })
})
