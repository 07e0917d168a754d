/**
 * Scalars: which value a plain text stands for.
 *
 * Rules: go-yaml v2, `resolve.go`, with Go's `strconv.ParseInt` (base 0) and `ParseFloat` behind it. They are neither
 * YAML 1.1 nor 1.2: `yes` is true, `0755` is octal, `0o17` too, `1_000` is a number, `190:20:30` and dates are text.
 */

import { isTimestamp } from './timestamp.ts'

/** A value with its YAML type. Integers that a double does not hold exactly are bigints. */
export type ResolvedScalar =
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'str'; readonly value: string }

const minInt64 = -(2n ** 63n)
const maxInt64 = 2n ** 63n - 1n
const maxUint64 = 2n ** 64n - 1n

const words = new Map<string, ResolvedScalar>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, { type: 'bool', value: true }] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, { type: 'bool', value: false }] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { type: 'null', value: null }] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { type: 'float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, { type: 'float', value: Number.POSITIVE_INFINITY }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, { type: 'float', value: Number.NEGATIVE_INFINITY }] as const),
])

const startsLikeNumber = /^[-+.0-9]/
const simpleInteger = /^(?:0|-?[1-9][0-9]{0,14})$/
const integer = /^([-+]?)(?:0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)|(0[0-7]*)|([1-9][0-9]*))$/
/** go-yaml takes `0b` off once more, so that a sign may follow it. */
const signedBinary = /^0b([-+])([01]+)$/
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
/** After a leading dot, Go itself allows underscores, and only between digits. */
const dottedFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/

/** The value of a plain scalar without a tag. */
export function resolvePlain(text: string): ResolvedScalar {
  const word = words.get(text)
  if (word) return word
  return (startsLikeNumber.test(text) ? resolveNumber(text) : undefined) ?? { type: 'str', value: text }
}

/**
 * The value of a scalar with a tag, quoted or not.
 *
 * @param tag Written out, such as `tag:yaml.org,2002:int`. Unknown ones make a string.
 * @returns `undefined` where the text is not what the tag says, or the tag is `!!binary`.
 */
export function resolveTagged(text: string, tag: string): ResolvedScalar | undefined {
  const name = tag.startsWith('tag:yaml.org,2002:') ? tag.slice('tag:yaml.org,2002:'.length) : ''
  const resolved = resolvePlain(text)
  switch (name) {
    case 'binary':
      return undefined
    case 'null':
    case 'bool':
    case 'int':
      return resolved.type === name ? resolved : undefined
    case 'float':
      return resolved.type === 'int' ? toFloat(resolved.value) : resolved.type === 'float' ? resolved : undefined
    case 'timestamp':
      return isTimestamp(text) ? { type: 'str', value: text } : undefined
    default:
      return { type: 'str', value: text }
  }
}

function toFloat(value: number | bigint): ResolvedScalar | undefined {
  return value > maxInt64 ? undefined : { type: 'float', value: Number(value) }
}

function resolveNumber(text: string): ResolvedScalar | undefined {
  if (simpleInteger.test(text)) return { type: 'int', value: Number(text) }
  if (text.startsWith('.')) return dottedFloat.test(text) ? finiteFloat(text.replaceAll('_', '')) : undefined
  const plain = text.replaceAll('_', '')
  return resolveInteger(plain) ?? (float.test(plain) ? finiteFloat(plain) : undefined) ?? resolveSignedBinary(plain)
}

function resolveInteger(plain: string): ResolvedScalar | undefined {
  const match = integer.exec(plain)
  if (!match) return undefined
  const [, sign, prefixed, octal, decimal] = match
  const magnitude = BigInt(prefixed !== undefined ? `0${prefixed}` : octal !== undefined ? `0o0${octal}` : decimal!)
  return inRange(sign!, magnitude)
}

function resolveSignedBinary(plain: string): ResolvedScalar | undefined {
  const match = signedBinary.exec(plain)
  return match ? inRange(match[1]!, BigInt(`0b${match[2]}`)) : undefined
}

/** Without a sign, Go tries an unsigned integer where a signed one is too small. */
function inRange(sign: string, magnitude: bigint): ResolvedScalar | undefined {
  const value = sign === '-' ? -magnitude : magnitude
  if (value < minInt64 || value > (sign === '' ? maxUint64 : maxInt64)) return undefined
  const number = Number(value)
  return { type: 'int', value: Number.isSafeInteger(number) ? number : value }
}

function finiteFloat(plain: string): ResolvedScalar | undefined {
  const value = Number(plain)
  return Number.isFinite(value) ? { type: 'float', value } : undefined
}
