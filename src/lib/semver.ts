/**
 * Semantic versions, parsed once and compared by precedence.
 *
 * Written out rather than taken from npm's `semver`: that one reads `v1.2`, ` =1.2.3` and loses numbers beyond 2^53;
 * a comparison that decides what is deployed should not guess. Build metadata counts for nothing.
 *
 * Source: Semantic Versioning 2.0.0, §9 to §11.
 */

const pattern =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/

const maxLength = 256

/** A version that can be compared. */
export class Version {
  /** Major, minor, patch as decimal digits, so that no number is too large. */
  readonly core: readonly string[]
  /** Identifiers after the `-`; none for a release. */
  readonly preRelease: readonly string[]

  constructor(core: readonly string[], preRelease: readonly string[]) {
    this.core = core
    this.preRelease = preRelease
  }
}

/** Reads `1.2.3-rc.1+build`; `undefined` for anything that is not exactly a version, or longer than 256 characters. */
export function parseVersion(text: string): Version | undefined {
  const match = text.length > maxLength ? null : pattern.exec(text)
  return match === null ? undefined : new Version([match[1]!, match[2]!, match[3]!], match[4]?.split('.') ?? [])
}

/** Negative, zero or positive, as `a` precedes, equals or follows `b`. */
export function compareVersions(a: Version, b: Version): number {
  for (let index = 0; index < 3; index += 1) {
    const order = compareNumbers(a.core[index]!, b.core[index]!)
    if (order !== 0) return order
  }
  if (a.preRelease.length === 0 || b.preRelease.length === 0) return b.preRelease.length - a.preRelease.length
  const shorter = Math.min(a.preRelease.length, b.preRelease.length)
  for (let index = 0; index < shorter; index += 1) {
    const order = compareIdentifiers(a.preRelease[index]!, b.preRelease[index]!)
    if (order !== 0) return order
  }
  return a.preRelease.length - b.preRelease.length
}

/** Digits without leading zeros: the longer is the larger. */
const compareNumbers = (a: string, b: string): number => a.length - b.length || compareAscii(a, b)

const compareAscii = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function compareIdentifiers(a: string, b: string): number {
  const aIsNumber = /^\d+$/.test(a)
  if (aIsNumber !== /^\d+$/.test(b)) return aIsNumber ? -1 : 1
  return aIsNumber ? compareNumbers(a, b) : compareAscii(a, b)
}
