import { describe, expect, it } from 'vitest'
import { compileText } from '../../../core/engine/load.ts'
import { findingsIn } from './findings.ts'

/** Findings in one condition. */
const findingsInCel = (condition: string): string[] => findingsIn(`segments: { s: ${JSON.stringify(condition)} }`)

describe('conditions in CEL', () => {
  it.each([
    { cel: '', finding: 'CEL_SYNTAX at "\\"", expected a CEL expression' },
    { cel: 'facts.tier = 5', finding: 'CEL_SYNTAX at "=", found "=", write "==" to compare' },
    { cel: 'facts.a && (facts.b', finding: 'CEL_SYNTAX at "\\"", found the end of the condition, expected ")"' },
    { cel: 'facts.a and facts.b', finding: 'CEL_SYNTAX at "and", found "and", write "&&", "||" or "!"' },
    {
      cel: 'facts.a == ',
      finding: 'CEL_SYNTAX at "\\"", found the end of the condition, expected a value or an operator',
    },
    { cel: "facts.a == 'x", finding: 'CEL_SYNTAX at "\'x", found "\'x", expected a closing quote' },
    {
      cel: 'tier == 5',
      finding:
        'CEL_UNKNOWN_NAME at "tier", found "tier", expected one of facts, app, caller, identity, targetingKey, now, a fact is read as facts.tier',
    },
    {
      cel: 'fact.tier == 5',
      finding:
        'CEL_UNKNOWN_NAME at "fact", found "fact", expected one of facts, app, caller, identity, targetingKey, now, did you mean facts?',
    },
    {
      cel: 'facts.a.startswith("x")',
      finding:
        'CEL_UNKNOWN_NAME at "facts.a.startswith(\\\\\\"x\\\\\\")", found "startswith", expected one of contains, startsWith, endsWith, matches, size, lowerAscii, upperAscii, all, exists, exists_one, map, filter, did you mean startsWith?',
    },
    {
      cel: 'contains(facts.a, "x")',
      finding:
        'CEL_UNKNOWN_NAME at "contains(facts.a, \\\\\\"x\\\\\\")", found "contains", expected one of size, semver, timestamp, duration, int, double, string, has, segment, write value.contains(…)',
    },
    { cel: 'segment(facts.a)', finding: 'CEL_SYNTAX at "segment(facts.a)", expected segment("name")' },
    { cel: 'facts.a.map(x)', finding: 'CEL_TYPE at "facts.a.map(x)", found 1, expected 2 or 3 arguments' },
    { cel: '1u == 1', finding: 'CEL_UNSUPPORTED at "1u", leave out the "u"' },
  ])('$cel is $finding', ({ cel, finding }) => {
    expect(findingsInCel(cel)).toEqual([finding])
  })

  it('has all its unknown names reported at once', () => {
    expect(findingsInCel('a == b || foo(c)').map((finding) => finding.split(',')[0])).toEqual([
      'CEL_UNKNOWN_NAME at "a"',
      'CEL_UNKNOWN_NAME at "b"',
      'CEL_UNKNOWN_NAME at "foo(c)"',
      'CEL_UNKNOWN_NAME at "c"',
    ])
  })

  it.each([
    { cel: `${'('.repeat(10_000)}1${')'.repeat(10_000)}`, why: '10,000 parentheses' },
    { cel: `${'('.repeat(100)}true${')'.repeat(100)}`, why: '100 parentheses' },
    { cel: `${'!'.repeat(8000)}true`, why: '8,000 negations' },
    { cel: `${'-'.repeat(8000)}1 == 1`, why: '8,000 signs' },
    { cel: `facts${'.a'.repeat(300)}`, why: '300 fields' },
    { cel: `${'1 + '.repeat(300)}1 == 301`, why: '300 additions' },
    { cel: `${'true ? '.repeat(300)}true${' : true'.repeat(300)}`, why: '300 choices' },
    { cel: `[${'1, '.repeat(3000)}1] == []`, why: 'too many values' },
    { cel: `facts.a == "${'x'.repeat(10_000)}"`, why: 'too long a text' },
    { cel: `${'['.repeat(5000)}`, why: '5,000 lists' },
  ])('is refused where it has $why', ({ cel }) => {
    expect(findingsInCel(cel)[0]).toMatch(/CEL_TOO_DEEP/)
  })

  it('may be a long chain of && and ||', () => {
    expect(findingsInCel(Array.from({ length: 300 }, (_, index) => `facts.a == ${index}`).join(' || '))).toEqual([])
  })
})

describe('places in conditions', () => {
  it.each([
    { scalar: 'facts.a == foo', why: 'plain' },
    { scalar: "'facts.a == foo'", why: 'single quotes' },
    { scalar: '"facts.a == foo"', why: 'double quotes' },
    { scalar: "'facts.a == ''x'' || foo'", why: 'doubled quotes before it' },
    { scalar: '"facts.a == \\"x\\" || foo"', why: 'escapes before it' },
    { scalar: '"facts.a == \\"\\u00e9\\" || foo"', why: 'an escaped character before it' },
  ])('are exact in $scalar: $why', ({ scalar }) => {
    expect(findingsIn(`segments:\n  s: ${scalar}\n`)[0]).toMatch(/^CEL_UNKNOWN_NAME at "foo"/)
  })

  it.each([
    { text: 'segments:\n  s: "facts.a == \\x66oo"\n', why: 'an escape that is not followed' },
    { text: 'segments:\n  s: >\n    facts.a ==\n    foo\n', why: 'a block' },
    { text: 'segments:\n  s: facts.a ==\n    foo\n', why: 'two lines' },
  ])('are the scalar itself for $why', ({ text }) => {
    const { diagnostics } = compileText(text)
    expect(diagnostics).toMatchObject([{ code: 'CEL_UNKNOWN_NAME', found: '"foo"', at: { line: 2, column: 6 } }])
  })
})
