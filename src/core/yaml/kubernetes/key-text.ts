/**
 * Keys: the text that JSON has for a key that YAML reads as something else.
 *
 * Source: sigs.k8s.io/yaml, `convertToJSONableObject`: floats go through float32 and `%g`.
 */

import type { ResolvedScalar } from './resolve-scalar.ts'

const maxInt64 = 2n ** 63n - 1n

/** @returns `undefined` for what cannot be a key: null, and integers beyond int64. */
export function keyText(key: ResolvedScalar): string | undefined {
  switch (key.type) {
    case 'null':
      return undefined
    case 'int':
      return key.value > maxInt64 ? undefined : String(key.value)
    case 'float':
      return formatFloat32(key.value)
    default:
      return String(key.value)
  }
}

/**
 * What makes keys the same to Go before they become text: type and value. `1` and `"1"` differ here.
 * NaN is not even equal to itself, so it never replaces another key.
 */
export function keyIdentity(key: ResolvedScalar): string {
  return `${key.type} ${key.value === 0 ? 0 : key.value}`
}

/** Go's `strconv.FormatFloat(value, 'g', -1, 32)`, with YAML's names for what is not a number. */
function formatFloat32(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf'
  const sign = single < 0 || Object.is(single, -0) ? '-' : ''
  if (single === 0) return `${sign}0`
  const [mantissa, exponentText] = shortestDigits(Math.abs(single)).split('e')
  const digits = mantissa!.replace('.', '')
  const exponent = Number(exponentText)
  return sign + (exponent < -4 || exponent >= 6 ? scientific(digits, exponent) : positional(digits, exponent))
}

/** Fewest digits that come back as the same float32, as `d.ddde±x`. */
function shortestDigits(single: number): string {
  for (let fraction = 0; fraction < 8; fraction += 1) {
    const text = single.toExponential(fraction)
    if (Math.fround(Number(text)) === single) return text
  }
  return single.toExponential(8)
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
