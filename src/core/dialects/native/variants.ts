/**
 * Variants of a native flag, and the names by which rules may call them.
 *
 * A boolean flag has `on` and `off` without saying so. YAML readers turn `on` and `off` into booleans or not,
 * by their version, so `on` and `true` are one name here, and `off` and `false` another, quoted or not.
 */

import { nearest } from '../../../lib/nearest.ts'
import type { Variant } from '../../model/flag.ts'
import { describeType, describeTypeOf, isOfType, type ValueType, valueTypes } from '../../model/value-type.ts'
import { type Located, type LocatedMap, type LocatedScalar, toJson } from '../../yaml/located.ts'
import type { Compiling } from './compiling.ts'
import { checkName } from './names.ts'
import { entryOf, mapOf, textOf } from './reading.ts'
import { describeNode, oneOf } from './shape.ts'

/** The variants of one flag, with what is needed to look them up for a message. */
export interface Variants {
  readonly flagKey: string
  readonly type: ValueType | undefined
  /** Undefined where the file does not tell, so that no name can be said to be wrong. */
  readonly list: readonly Variant[] | undefined
}

const impliedVariants: readonly Variant[] = [
  { key: 'on', value: true },
  { key: 'off', value: false },
]

/** Reads `type` and `variants` of a flag. */
export function compileVariants(compiling: Compiling, flagKey: string, key: LocatedScalar, flag: Located): Variants {
  const text = textOf(flag, 'type')
  const type = valueTypes.find((candidate) => candidate === text)
  const map = mapOf(flag, 'variants')
  if (map !== undefined) return { flagKey, type, list: readVariants(compiling, flagKey, type, map) }
  if (entryOf(flag, 'variants') !== undefined || type === undefined) return { flagKey, type, list: undefined }
  if (type === 'boolean') return { flagKey, type, list: impliedVariants }
  compiling.report(
    { code: 'MISSING_KEY', message: `flag "${flagKey}" lacks "variants"`, expected: 'a map from names to values' },
    key,
  )
  return { flagKey, type, list: undefined }
}

function readVariants(compiling: Compiling, flagKey: string, type: ValueType | undefined, map: LocatedMap): Variant[] {
  if (map.entries.length === 0) {
    compiling.report(
      { code: 'NO_VARIANTS', message: `flag "${flagKey}" has no variants`, expected: 'at least one' },
      map,
    )
  }
  const variants = new Map<string, Variant>()
  for (const { key, name, value } of map.entries) {
    const variantKey = type === 'boolean' ? canonicalName(name) : name
    compiling.diagnostics.push(...checkName(`a variant of flag "${flagKey}"`, name, key))
    if (variants.has(variantKey)) {
      const message = `flag "${flagKey}" has the variant "${variantKey}" twice`
      compiling.report({ code: 'DUPLICATE_VARIANT', message, found: JSON.stringify(name) }, key)
    }
    variants.set(variantKey, { key: variantKey, value: toJson(value) })
    checkVariantValue(compiling, flagKey, type, variantKey, value)
  }
  return [...variants.values()]
}

function checkVariantValue(
  compiling: Compiling,
  flagKey: string,
  type: ValueType | undefined,
  variantKey: string,
  node: Located,
): void {
  const value = toJson(node)
  if (type === undefined) return
  const problem = {
    code: 'WRONG_VARIANT_TYPE',
    message: `variant "${variantKey}" of flag "${flagKey}" has a value of another type`,
  } as const
  if (!isOfType(value, type)) {
    const found = node.kind === 'scalar' ? describeNode(node) : describeTypeOf(value)
    const hint = type === 'boolean' && /^(?:yes|no|on|off)$/i.test(String(value)) ? 'write true or false' : undefined
    compiling.report({ ...problem, found, expected: describeType(type), ...(hint !== undefined && { hint }) }, node)
  } else if ((variantKey === 'on' && value === false) || (variantKey === 'off' && value === true)) {
    compiling.report(
      {
        ...problem,
        message: `variant "${variantKey}" of flag "${flagKey}" says the opposite of its name`,
        found: String(value),
        expected: String(!value),
      },
      node,
    )
  }
}

const canonicalName = (name: string): string => (name === 'true' ? 'on' : name === 'false' ? 'off' : name)

/**
 * The variant that a scalar names, as a key or as a value.
 *
 * @param user Who names it, for the message: `rule 2 of flag "x"`.
 * @returns Undefined where there is none, which is reported, or where the variants are not known.
 */
export function findVariant(
  compiling: Compiling,
  variants: Variants,
  scalar: LocatedScalar,
  user: string,
): string | undefined {
  if (variants.list === undefined) return undefined
  const name = variants.type === 'boolean' ? canonicalName(scalar.text) : scalar.text
  const keys = variants.list.map((variant) => variant.key)
  if (keys.includes(name)) return name
  const hint = suggest(variants, name, keys)
  compiling.report(
    {
      code: 'UNKNOWN_VARIANT',
      message: `${user} serves a variant the flag does not have`,
      found: JSON.stringify(scalar.text),
      expected: oneOf(keys),
      ...(hint !== undefined && { hint }),
    },
    scalar,
  )
  return undefined
}

function suggest(variants: Variants, name: string, keys: readonly string[]): string | undefined {
  const lower = name.toLowerCase()
  if (variants.type === 'boolean') {
    const meant = /^(?:yes|y|on|true)$/.test(lower) ? 'on' : /^(?:no|n|off|false)$/.test(lower) ? 'off' : undefined
    if (meant !== undefined && keys.includes(meant)) return `write ${meant}`
  }
  const near = nearest(name, keys)
  return near === undefined ? undefined : `did you mean "${near}"?`
}
