import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxSummaryUnits, summaryLine } from '../../../src/cli/output/summary-line.ts'
import { calm, hostile, unknownVariant, unplaced } from './samples.ts'

describe('summaryLine', () => {
  it('says all in one line', () => {
    expect(summaryLine(unknownVariant)).toBe(
      'flags/checkout.yaml:22:14: UNKNOWN_VARIANT: a rule of flag "checkout-replicas" serves a variant the flag does not have' +
        ' (found "lagre", expected one of "small", "large"; did you mean "large"?)',
    )
  })

  it('leaves out what there is not', () => {
    expect(summaryLine(unplaced)).toBe('UNKNOWN_VARIANT: nothing to render')
    expect(summaryLine({ ...unplaced, hint: 'add one' }, 3)).toBe(
      'UNKNOWN_VARIANT: nothing to render (add one) [and 3 more]',
    )
  })

  it('keeps place, code, hint and count when the message is long', () => {
    const line = summaryLine({ ...unknownVariant, message: 'm'.repeat(5_000) }, 7)
    expect(line).toHaveLength(maxSummaryUnits)
    expect(line).toMatch(/^flags\/checkout\.yaml:22:14: UNKNOWN_VARIANT: m+… \(found .*"large"\?\) \[and 7 more\]$/)
  })

  it('keeps the end of a long path', () => {
    const at = { file: `${'deep/'.repeat(200)}app/deployment.yaml.hbs`, line: 1, column: 2 }
    expect(summaryLine({ ...unplaced, at })).toMatch(/^….*\/app\/deployment\.yaml\.hbs:1:2: UNKNOWN_VARIANT: nothing/)
  })

  it('is one calm line of bounded length, whatever is in the diagnostic', () => {
    expect(summaryLine(hostile)).toMatch(calm)
    const text = fc.string({ unit: 'binary', maxLength: 600 })
    fc.assert(
      fc.property(text, text, text, text, text, fc.nat(), (file, message, found, expected, hint, others) => {
        const at = { file, line: 123_456, column: 123_456 }
        const line = summaryLine({ ...unplaced, at, message, found, expected, hint }, others)
        expect(line).toMatch(calm)
        expect(line.length).toBeLessThanOrEqual(maxSummaryUnits)
        expect(line).toContain(':123456:123456: UNKNOWN_VARIANT: ')
      }),
    )
  })
})
