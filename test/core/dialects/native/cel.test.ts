import { describe, expect, it } from 'vitest'
import { compileText } from '../../../core/engine/load.ts'
import { findingsIn } from './findings.ts'

/** Findings in one condition, with columns as offsets into it. */
function findingsInCel(condition: string): string[] {
  const before = 'segments: { s: '
  return findingsIn(`${before}${JSON.stringify(condition)} }`).map((finding) =>
    finding.replace(/^1:(\d+)/, (_, column) => String(Number(column) - before.length - 2)),
  )
}

describe('conditions in CEL', () => {
  it.each([
    { cel: '', finding: '0+1 CEL_SYNTAX, expected a CEL expression' },
    { cel: 'facts.tier = 5', finding: '11+1 CEL_SYNTAX, found "=", write "==" to compare' },
    { cel: 'facts.a && (facts.b', finding: '19+1 CEL_SYNTAX, found the end of the condition, expected ")"' },
    { cel: 'facts.a and facts.b', finding: '8+3 CEL_SYNTAX, found "and", write "&&", "||" or "!"' },
    { cel: 'facts.a == ', finding: '11+1 CEL_SYNTAX, found the end of the condition, expected a value or an operator' },
    { cel: "facts.a == 'x", finding: '11+2 CEL_SYNTAX, found "\'x", expected a closing quote' },
    {
      cel: 'tier == 5',
      finding:
        '0+4 CEL_UNKNOWN_NAME, found "tier", expected one of facts, app, caller, identity, targetingKey, now, a fact is read as facts.tier',
    },
    {
      cel: 'fact.tier == 5',
      finding:
        '0+4 CEL_UNKNOWN_NAME, found "fact", expected one of facts, app, caller, identity, targetingKey, now, did you mean facts?',
    },
    {
      cel: 'facts.a.startswith("x")',
      finding:
        '0+23 CEL_UNKNOWN_NAME, found "startswith", expected one of contains, startsWith, endsWith, matches, size, lowerAscii, upperAscii, all, exists, exists_one, map, filter, did you mean startsWith?',
    },
    {
      cel: 'contains(facts.a, "x")',
      finding:
        '0+22 CEL_UNKNOWN_NAME, found "contains", expected one of size, semver, timestamp, duration, int, double, string, has, segment, write value.contains(…)',
    },
    { cel: 'segment(facts.a)', finding: '0+16 CEL_SYNTAX, expected segment("name")' },
    { cel: 'facts.a.map(x)', finding: '0+14 CEL_TYPE, found 1, expected 2 or 3 arguments' },
    { cel: '1u == 1', finding: '0+2 CEL_UNSUPPORTED, leave out the "u"' },
  ])('$cel is $finding', ({ cel, finding }) => {
    expect(findingsInCel(cel)).toEqual([finding])
  })

  it('has all its unknown names reported at once', () => {
    expect(findingsInCel('a == b || foo(c)').map((finding) => finding.split(',')[0])).toEqual([
      '0+1 CEL_UNKNOWN_NAME',
      '5+1 CEL_UNKNOWN_NAME',
      '10+6 CEL_UNKNOWN_NAME',
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
    { scalar: 'facts.a == foo', column: 24, why: 'plain' },
    { scalar: "'facts.a == foo'", column: 25, why: 'single quotes' },
    { scalar: '"facts.a == foo"', column: 25, why: 'double quotes' },
    { scalar: "'facts.a == ''x'' || foo'", column: 34, why: 'doubled quotes before it' },
    { scalar: '"facts.a == \\"x\\" || foo"', column: 34, why: 'escapes before it' },
    { scalar: '"facts.a == \\"\\u00e9\\" || foo"', column: 39, why: 'an escaped character before it' },
    { scalar: '"facts.a == \\x41 || foo"', column: 12, why: 'an escape that is not followed: the scalar itself' },
  ])('are exact in $scalar: $why', ({ scalar, column }) => {
    const { diagnostics } = compileText(`segments:\n  segment: ${scalar}\n`)
    expect(diagnostics).toMatchObject([{ at: { line: 2, column } }])
  })

  it('are the start of a block', () => {
    const { diagnostics } = compileText('segments:\n  s: >\n    facts.a ==\n    foo\n')
    expect(diagnostics).toMatchObject([{ code: 'CEL_UNKNOWN_NAME', at: { line: 2, column: 6 } }])
  })
})
