/**
 * Arithmetic on numbers as people write them: 0.1 + 0.2 is 0.3, and 1.1 × 10 is 11.
 *
 * A number is taken for its shortest decimal; the result is exact in decimals, then the nearest double.
 */

import { plainDecimal } from './decimal.ts'

/** `digits` × 10^−`places`. */
interface Decimal {
  readonly digits: bigint
  readonly places: number
}

/** The sum of two finite numbers. */
export function addDecimals(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return a + b
  const left = toDecimal(a)
  const right = toDecimal(b)
  const places = Math.max(left.places, right.places)
  return toNumber({ digits: scale(left, places) + scale(right, places), places })
}

/** The product of two finite numbers. */
export function multiplyDecimals(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return a * b
  const left = toDecimal(a)
  const right = toDecimal(b)
  return toNumber({ digits: left.digits * right.digits, places: left.places + right.places })
}

function toDecimal(value: number): Decimal {
  const [whole = '', fraction = ''] = plainDecimal(value).split('.')
  return { digits: BigInt(whole + fraction), places: fraction.length }
}

const scale = ({ digits, places }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - places)

const toNumber = ({ digits, places }: Decimal): number => Number(`${digits}e-${places}`)
