/**
 * Keys: the text that JSON has for a key that YAML reads as something else.
 *
 * Source: sigs.k8s.io/yaml, `convertToJSONableObject`: floats go through float32 and `%g`.
 */

import { formatFloat32 } from './float32-text.ts'
import type { ResolvedScalar } from './resolve-scalar.ts'

const maxInt64 = 2n ** 63n - 1n
const yamlNames = new Map([
  ['NaN', '.nan'],
  ['+Inf', '.inf'],
  ['-Inf', '-.inf'],
])

/** @returns `undefined` for what cannot be a key: null, and integers beyond int64. */
export function keyText(key: ResolvedScalar): string | undefined {
  switch (key.type) {
    case 'null':
      return undefined
    case 'int':
      return key.value > maxInt64 ? undefined : String(key.value)
    case 'float': {
      const text = formatFloat32(key.value)
      return yamlNames.get(text) ?? text
    }
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
