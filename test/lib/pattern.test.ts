import { describe, expect, it } from 'vitest'
import { compilePattern } from '../../src/lib/pattern.ts'

describe('compilePattern', () => {
  it.each([
    { pattern: 'b+', text: 'abbc', found: true, why: 'anywhere' },
    { pattern: '^b+$', text: 'abbc', found: false, why: 'anchored' },
    { pattern: '\\p{L}', text: '1é', found: true, why: 'classes of Unicode' },
    { pattern: '^.$', text: '😀', found: true, why: 'a code point is one character' },
  ])('$pattern in $text: $why', ({ pattern, text, found }) => {
    const compiled = compilePattern(pattern)
    expect(typeof compiled === 'string' ? compiled : compiled.isFoundIn(text)).toBe(found)
  })

  it.each(['(', '(?=a)', '(a)\\1', 'a{2000}', '[z-a]'])('says what is wrong with %s', (pattern) => {
    expect(typeof compilePattern(pattern)).toBe('string')
  })

  it('is done with what backtracking never finishes', () => {
    const compiled = compilePattern('^(a+)+$')
    expect(typeof compiled === 'string' ? compiled : compiled.isFoundIn(`${'a'.repeat(50_000)}b`)).toBe(false)
  })

  it('refuses a repetition of repetitions that would need all memory', () => {
    expect(typeof compilePattern('((a{1000}){1000}){1000}')).toBe('string')
  })
})
