/**
 * YAML 1.2's core schema: which value a plain text stands for in flag files, facts and configuration.
 *
 * Source: YAML 1.2.2, section 10.3.2. Beside what Kubernetes reads this is plain: `on` and `no` are text, `0755` is 755.
 */

import type { JsonScalar } from '../model/json.ts'

const words = new Map<string, JsonScalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])
const integer = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const infinity = /^([-+]?)\.(?:inf|Inf|INF)$/
const notANumber = /^\.(?:nan|NaN|NAN)$/

/** The value of a plain scalar. Numbers may come out infinite or NaN; integers are the nearest double. */
export function resolveCore(text: string): JsonScalar {
  const word = words.get(text)
  if (word !== undefined) return word
  if (integer.test(text) || float.test(text)) return Number(text)
  if (notANumber.test(text)) return Number.NaN
  const sign = infinity.exec(text)?.[1]
  if (sign === undefined) return text
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

/** Whether a plain text is an integer that a double does not hold exactly. */
export function isUnsafeInteger(text: string): boolean {
  return integer.test(text) && !Number.isSafeInteger(Number(text))
}
