/**
 * Floats as Go writes them for keys: `strconv.FormatFloat(value, 'g', -1, 32)`.
 *
 * The fewest digits that come back as the same float32, of these the closest, of two equally close the even one; an
 * exponent below 1e-4 and from 1e6 on. Exact integer arithmetic, since JavaScript rounds digits in other ways.
 */

/** Bits of a float32's fraction, and the exponent of its smallest unit. */
const fractionBits = 23
const minExponent = -149
const maxDigits = 9

/** @param value Any number; it is rounded to float32 first. NaN gives `NaN`, infinities `+Inf` and `-Inf`. */
export function formatFloat32(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return 'NaN'
  if (!Number.isFinite(single)) return single > 0 ? '+Inf' : '-Inf'
  const sign = single < 0 || Object.is(single, -0) ? '-' : ''
  if (single === 0) return `${sign}0`
  const { digits, exponent } = shortestDigits(Math.abs(single))
  return sign + (exponent < -4 || exponent >= 6 ? scientific(digits, exponent) : positional(digits, exponent))
}

/** Digits without trailing zeros; the first one counts 10^exponent. */
interface Decimal {
  readonly digits: string
  readonly exponent: number
}

/** A number, and the bounds of what rounds to it, as integers over a common denominator. */
interface Interval {
  readonly value: bigint
  readonly low: bigint
  readonly high: bigint
  readonly denominator: bigint
  /** Ties round to even mantissas, so those own their bounds. */
  readonly ownsBounds: boolean
  /** Whether the value is a power of two: below it, the next float is only half as far away. */
  readonly isPower: boolean
}

function shortestDigits(single: number): Decimal {
  const interval = intervalOf(single)
  const exponent = Number(single.toExponential(maxDigits).split('e')[1])
  for (let count = 1; count <= maxDigits; count += 1) {
    const place = exponent - count + 1
    const multiple = closestMultiple(interval, place)
    if (multiple !== undefined) return normalize(multiple, place)
  }
  return normalize(
    BigInt(
      single
        .toExponential(maxDigits - 1)
        .split('e')[0]!
        .replace('.', ''),
    ),
    exponent - maxDigits + 1,
  )
}

function intervalOf(single: number): Interval {
  let exponent = Math.max(Math.floor(Math.log2(single)) - fractionBits, minExponent)
  while (single / 2 ** exponent >= 2 ** (fractionBits + 1)) exponent += 1
  while (exponent > minExponent && single / 2 ** exponent < 2 ** fractionBits) exponent -= 1
  const mantissa = single / 2 ** exponent
  const isPower = mantissa === 2 ** fractionBits && exponent > minExponent
  const quarters = BigInt(mantissa) * 4n
  const scale = exponent >= 2 ? 2n ** BigInt(exponent - 2) : 1n
  return {
    value: quarters * scale,
    low: (quarters - (isPower ? 1n : 2n)) * scale,
    high: (quarters + 2n) * scale,
    denominator: exponent >= 2 ? 1n : 2n ** BigInt(2 - exponent),
    ownsBounds: mantissa % 2 === 0,
    isPower,
  }
}

/** The multiple of 10^place that is closest to the value, if one rounds to it. */
function closestMultiple(interval: Interval, place: number): bigint | undefined {
  const { value, low, high, denominator, ownsBounds, isPower } = interval
  const unit = place >= 0 ? 10n ** BigInt(place) * denominator : denominator
  const scale = place >= 0 ? 1n : 10n ** BigInt(-place)
  const contains = (multiple: bigint): boolean => {
    const scaled = multiple * unit
    return ownsBounds ? scaled >= low * scale && scaled <= high * scale : scaled > low * scale && scaled < high * scale
  }
  const below = (value * scale) / unit
  const above = below + 1n
  if (!contains(below)) return contains(above) ? above : undefined
  if (!contains(above)) return below
  const distance = 2n * value * scale - (below + above) * unit
  // the one tie among powers of two, 2^-12, goes up since Go 1.26
  if (distance === 0n) return below % 2n === 0n && !isPower ? below : above
  return distance < 0n ? below : above
}

function normalize(multiple: bigint, place: number): Decimal {
  const all = String(multiple)
  return { digits: all.replace(/0+$/, ''), exponent: place + all.length - 1 }
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return digits.length > exponent + 1 ? `${whole}.${digits.slice(exponent + 1)}` : whole
}
