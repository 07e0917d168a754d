/** Times in native flag files: instants in UTC, and dates. */

import { endOfDay, formatTimestamp, parseDate, parseTimestamp } from '../../../lib/timestamp.ts'
import type { LocatedScalar } from '../../yaml/located.ts'
import type { Compiling } from './compiling.ts'

/**
 * Reads a UTC timestamp.
 *
 * @param subject What it is, for the message: `"from" of rule 2 of flag "x"`.
 * @returns Milliseconds since 1970; undefined if it is absent or wrong, which is reported.
 */
export function readInstant(
  compiling: Compiling,
  scalar: LocatedScalar | undefined,
  subject: string,
): number | undefined {
  if (scalar === undefined) return undefined
  const ms = parseTimestamp(scalar.text)
  if (ms !== undefined && /[Zz]$/.test(scalar.text)) return ms
  compiling.report(
    {
      code: 'INVALID_TIME',
      message: `${subject} is not a UTC timestamp`,
      found: JSON.stringify(scalar.text),
      expected: 'a timestamp such as 2026-12-01T09:00:00Z',
      ...(ms !== undefined && { hint: `write ${formatTimestamp(ms)}` }),
    },
    scalar,
  )
  return undefined
}

/** Reads `expires`: the end of a day in UTC, or an instant. */
export function readExpiry(
  compiling: Compiling,
  scalar: LocatedScalar | undefined,
  subject: string,
): number | undefined {
  if (scalar === undefined) return undefined
  const day = parseDate(scalar.text)
  if (day !== undefined) return endOfDay(day)
  const instant = parseTimestamp(scalar.text)
  if (instant !== undefined) return instant
  const message = `"expires" of ${subject} is not a date`
  compiling.report(
    { code: 'INVALID_TIME', message, found: JSON.stringify(scalar.text), expected: 'a date such as 2026-12-31' },
    scalar,
  )
  return undefined
}
