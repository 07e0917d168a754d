import { describe, expect, it } from 'vitest'
import { compareVersions, parseVersion } from '../../src/lib/semver.ts'

describe('versions', () => {
  it('are ordered as the specification orders its examples, and by number beyond 2^53', () => {
    const ordered = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
      '9007199254740992.0.0',
      '9007199254740993.0.0',
    ].map((text) => parseVersion(text))
    ordered.forEach((a, i) => {
      ordered.forEach((b, j) => {
        expect(a && b && Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j))
      })
    })
  })

  it('are equal whatever their build metadata', () => {
    const [a, b] = [parseVersion('1.0.0+x'), parseVersion('1.0.0+y.1')]
    expect(a && b && compareVersions(a, b)).toBe(0)
  })

  it.each([
    { text: 'v1.2.3', why: 'a prefix' },
    { text: '1.2', why: 'a part is missing' },
    { text: '01.2.3', why: 'a leading zero' },
    { text: '1.2.3-01', why: 'a leading zero in a number' },
    { text: '1.2.3-', why: 'an empty identifier' },
    { text: ' 1.2.3', why: 'a blank' },
    { text: `1.2.3-${'a'.repeat(300)}`, why: 'too long' },
  ])('are not $text: $why', ({ text }) => {
    expect(parseVersion(text)).toBeUndefined()
  })
})
