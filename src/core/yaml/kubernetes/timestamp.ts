/** Timestamps that go-yaml v2 accepts after `!!timestamp`. Their value stays the text. Source: `resolve.go` and Go's `time.Parse`. */

const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d)))|(?: +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/

/** Whether go-yaml parses the text as a date, or a date and a time. */
export function isTimestamp(text: string): boolean {
  const match = pattern.exec(text)
  if (!match) return false
  const [year, month, day, ...clock] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)))
  const [hour, minute, second, zoneHour, zoneMinute, otherHour, otherMinute, otherSecond] = clock
  return (
    isDate(year!, month!, day!) &&
    Math.max(hour!, otherHour!) <= 23 &&
    Math.max(minute!, otherMinute!, second!, otherSecond!) <= 59 &&
    zoneHour! <= 24 &&
    zoneMinute! <= 60
  )
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
}
