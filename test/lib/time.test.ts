import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../src/lib/duration.ts'
import { endOfDay, formatTimestamp, parseDate, parseTimestamp } from '../../src/lib/timestamp.ts'

describe('parseTimestamp', () => {
  it.each([
    { text: '2026-12-01T09:00:00Z', ms: Date.UTC(2026, 11, 1, 9), why: 'UTC' },
    { text: '2026-12-01T10:30:00+01:30', ms: Date.UTC(2026, 11, 1, 9), why: 'east' },
    { text: '2026-12-01T04:00:00-05:00', ms: Date.UTC(2026, 11, 1, 9), why: 'west' },
    { text: '2026-12-01T09:00:00.1239Z', ms: Date.UTC(2026, 11, 1, 9, 0, 0, 123), why: 'cut to milliseconds' },
    { text: '2026-12-01t09:00:00z', ms: Date.UTC(2026, 11, 1, 9), why: 'lower case, as RFC 3339 allows' },
    { text: '2024-02-29T00:00:00Z', ms: Date.UTC(2024, 1, 29), why: 'a leap day' },
    { text: '2026-02-29T00:00:00Z', ms: undefined, why: 'not a leap year' },
    { text: '2026-13-01T00:00:00Z', ms: undefined, why: 'no such month' },
    { text: '2026-12-01T24:00:00Z', ms: undefined, why: 'no such hour' },
    { text: '2026-12-01T23:59:60Z', ms: undefined, why: 'a leap second' },
    { text: '2026-12-01T09:00:00', ms: undefined, why: 'local time' },
    { text: '2026-12-01 09:00:00Z', ms: undefined, why: 'a blank' },
    { text: '2026-12-01T09:00Z', ms: undefined, why: 'no seconds' },
    { text: '0000-01-01T00:00:00Z', ms: undefined, why: 'there was no year 0' },
    { text: 'Dec 1 2026', ms: undefined, why: 'what Date.parse takes' },
  ])('$text: $why', ({ text, ms }) => {
    expect(parseTimestamp(text)).toBe(ms)
  })

  it('reads what formatTimestamp writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(parseTimestamp(formatTimestamp(date.getTime()))).toBe(date.getTime())
        },
      ),
    )
  })
})

describe('parseDate', () => {
  it('gives the first instant of a day, and none for a day that does not exist', () => {
    expect(parseDate('2026-12-31')).toBe(Date.UTC(2026, 11, 31))
    expect(parseDate('2026-02-30')).toBeUndefined()
    expect(parseDate('2026-1-1')).toBeUndefined()
    expect(endOfDay(Date.UTC(2026, 11, 31))).toBe(Date.UTC(2027, 0, 1))
  })
})

describe('parseDuration', () => {
  it.each([
    { text: '1h30m', ms: 5_400_000 },
    { text: '-1.5s', ms: -1500 },
    { text: '250ms', ms: 250 },
    { text: '1m1ms', ms: 60_001 },
    { text: '0', ms: 0 },
    { text: '.5h', ms: 1_800_000 },
    { text: '', ms: undefined },
    { text: '5', ms: undefined },
    { text: '1d', ms: undefined },
    { text: '1 h', ms: undefined },
    { text: 'h', ms: undefined },
    { text: '1h-1m', ms: undefined },
  ])('$text is $ms', ({ text, ms }) => {
    expect(parseDuration(text)).toBe(ms)
  })
})
