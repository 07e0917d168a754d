/** Flags of native flag files. */

import type { Decision } from '../../model/decision.ts'
import type { Flag } from '../../model/flag.ts'
import type { JsonObject } from '../../model/json.ts'
import { type Located, type LocatedEntry, toJson } from '../../yaml/located.ts'
import type { Compiling } from './compiling.ts'
import { checkName } from './names.ts'
import { mapOf, nodeOf, stringOf, textOf } from './reading.ts'
import { compileRules } from './rules.ts'
import { flagSchema } from './schema.ts'
import { checkShape } from './shape.ts'
import { readExpiry } from './times.ts'
import { compileVariants, findVariant } from './variants.ts'

/** Compiles one entry of `flags`. A flag with problems is still a flag, so that others are compared with it. */
export function compileFlag(compiling: Compiling, { key, name, value }: LocatedEntry): Flag {
  const subject = `flag "${name}"`
  compiling.diagnostics.push(...checkName('a flag', name, key), ...checkShape(flagSchema, value, subject, key))
  const variants = compileVariants(compiling, name, key, value)
  const fallback = nodeOf(value, 'default')
  const defaultVariant =
    fallback?.kind === 'scalar' && fallback.value !== null
      ? findVariant(compiling, variants, fallback, `the default of ${subject}`)
      : undefined
  const rules = compileRules(compiling, value, variants, defaultVariant)
  const variant = defaultVariant ?? ''
  const decision: Decision =
    rules.length === 0 ? { kind: 'variant', variant, reason: 'STATIC' } : { kind: 'first', rules }
  return {
    key: name,
    type: variants.type ?? 'object',
    isEnabled: readEnabled(value),
    variants: variants.list ?? [],
    defaultVariant: variant,
    decision,
    ...readNotes(compiling, value, subject),
    at: key.at,
  }
}

function readEnabled(flag: Located): boolean {
  const enabled = nodeOf(flag, 'enabled')
  return !(enabled?.kind === 'scalar' && enabled.value === false)
}

/** What is told about the flag, and decides nothing. */
function readNotes(
  compiling: Compiling,
  flag: Located,
  subject: string,
): Pick<Flag, 'description' | 'owner' | 'expiresMs' | 'metadata'> {
  const description = textOf(flag, 'description')
  const owner = textOf(flag, 'owner')
  const expiresMs = readExpiry(compiling, stringOf(flag, 'expires'), subject)
  const metadata = readMetadata(flag)
  return {
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(expiresMs !== undefined && { expiresMs }),
    ...(metadata !== undefined && { metadata }),
  }
}

function readMetadata(flag: Located): JsonObject | undefined {
  const map = mapOf(flag, 'metadata')
  if (map === undefined) return undefined
  const metadata = Object.create(null)
  for (const { name, value } of map.entries) metadata[name] = toJson(value)
  return metadata
}
