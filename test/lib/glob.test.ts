import { describe, expect, it } from 'vitest'
import { matchesGlob } from '../../src/lib/glob.ts'

describe('matchesGlob', () => {
  it.each([
    { path: 'web.yaml', pattern: '*.yaml', matches: true, why: 'a star takes any run within a name' },
    { path: 'sub/web.yaml', pattern: '*.yaml', matches: false, why: 'a star does not cross folders' },
    { path: 'sub/web.yaml', pattern: '**/*.yaml', matches: true, why: 'two stars do' },
    { path: 'web.yaml', pattern: '**/*.yaml', matches: true, why: 'two stars may take no folder at all' },
    { path: 'a/b/c/web.yaml', pattern: 'a/**', matches: true, why: 'everything below a folder' },
    { path: 'a/b/c/web.yaml', pattern: 'a/**/b/**/web.yaml', matches: true, why: 'several double stars' },
    { path: 'web.yml', pattern: 'web.{yaml,yml}', matches: true, why: 'a choice' },
    { path: 'web1.yaml', pattern: 'web?.yaml', matches: true, why: 'a question mark is one character' },
    { path: 'web.yaml', pattern: 'web?.yaml', matches: false, why: 'and never none' },
    { path: 'webxyaml', pattern: 'web.yaml', matches: false, why: 'a dot is a dot' },
    { path: '', pattern: '*', matches: true, why: 'the empty path is an empty name' },
  ])('$pattern on $path: $why', ({ path, pattern, matches }) => {
    expect(matchesGlob(path, pattern)).toBe(matches)
  })

  it('is not slow on patterns made to be slow', () => {
    expect(matchesGlob('a'.repeat(2_000), `${'*a'.repeat(500)}b`)).toBe(false)
    expect(matchesGlob('x/'.repeat(500), `${'**/x/'.repeat(200)}y`)).toBe(false)
    expect(matchesGlob('a', '{a,b}'.repeat(40))).toBe(false)
  })
})
