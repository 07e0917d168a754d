import { describe, expect, it } from 'vitest'
import { formatTable } from '../../../src/cli/output/table.ts'

describe('formatTable', () => {
  it('aligns columns by what they take on a terminal', () => {
    expect(
      formatTable([
        ['FLAG', 'VALUE', 'REASON'],
        ['max-replicas', '5', 'TARGETING_MATCH'],
        ['東京', '"wide"', 'STATIC'],
        ['off'],
      ]),
    ).toBe(
      [
        'FLAG          VALUE   REASON',
        'max-replicas  5       TARGETING_MATCH',
        '東京          "wide"  STATIC',
        'off',
        '',
      ].join('\n'),
    )
  })

  it('keeps every row one line', () => {
    expect(formatTable([['a\nb', '\u001b[0m']])).toBe('a\\x0ab  \\x1b[0m\n')
  })

  it('gives nothing for nothing', () => {
    expect(formatTable([])).toBe('')
  })
})
