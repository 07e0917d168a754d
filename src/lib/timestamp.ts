/**
 * Timestamps: RFC 3339 text to milliseconds and back.
 *
 * Stricter than `Date.parse`, which takes local times, month names and the 31st of February.
 */

const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d\d):(\d\d))$/

const dayMs = 24 * 60 * 60 * 1000

/**
 * @param text RFC 3339 with a zone: `2026-12-01T09:00:00Z`, `2026-12-01T10:00:00.5+01:00`.
 * @returns Milliseconds since 1970 UTC, fractions of a millisecond cut; `undefined` for anything else,
 *   days that do not exist and leap seconds included. Years 0001 to 9999.
 */
export function parseTimestamp(text: string): number | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, , sign, zoneHour, zoneMinute] = match
  const midnight = parseDate(`${year}-${month}-${day}`)
  if (midnight === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(zoneHour ?? 0) > 23 || Number(zoneMinute ?? 0) > 59) return undefined
  const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
  const zone = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * (sign === '-' ? -1 : 1)
  return midnight + ((Number(hour) * 60 + Number(minute) - zone) * 60 + Number(second)) * 1000 + ms
}

/**
 * @param text `2026-12-31`.
 * @returns The instant at which that day begins in UTC; `undefined` for anything else.
 */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year === 0 || month < 1 || month > 12 || day < 1) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day) // `Date.UTC` would read the years 1 to 99 as 1901 to 1999
  return date.getUTCDate() === day ? date.getTime() : undefined
}

/** `2026-12-01T09:00:00Z`, with milliseconds only where there are any. */
export function formatTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

/** The instant at which the day of `ms` ends in UTC. */
export function endOfDay(ms: number): number {
  return Math.floor(ms / dayMs) * dayMs + dayMs
}
