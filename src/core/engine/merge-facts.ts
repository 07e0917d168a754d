/**
 * Merging facts: what several identities know becomes one record for conditions and templates.
 *
 * A key is taken whole, from the last identity that has it: maps are not merged, so what a fact is can be told from
 * one place. Where the facts come from is unknown here.
 */

import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { ContextRecord } from '../model/context.ts'
import type { FactDeclaration } from '../model/facts.ts'
import type { Json } from '../model/json.ts'
import { describeType, describeTypeOf, isOfType } from '../model/value-type.ts'
import { areEqual } from './compare.ts'

/** What several identities know together. */
export interface MergedFacts {
  /** Own keys only, without a prototype. Every declared fact is there, by its default or as null. */
  readonly facts: ContextRecord
  /** The identity that each fact came from; defaults have none. */
  readonly sources: ReadonlyMap<string, string>
  /** What contradicts the declarations. Never holds a fact's value. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Merges the facts of identities.
 *
 * A fact of an identity that may not set it counts as if it were not there. One of the wrong type is kept: whether that
 * stops anything is for the caller to decide, and the diagnostics tell.
 *
 * @param identities   `kind/name`, the last one strongest.
 * @param factsOf      The facts of one identity; undefined where it has none.
 * @param declarations Those of the flag set.
 */
export function mergeFacts(
  identities: readonly string[],
  factsOf: (identity: string) => ContextRecord | undefined,
  declarations: readonly FactDeclaration[],
): MergedFacts {
  const declared = new Map(declarations.map((declaration) => [declaration.key, declaration]))
  const facts: Record<string, Json> = Object.create(null)
  const sources = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  for (const { key, default: fallback } of declarations) facts[key] = fallback ?? null
  for (const identity of identities) {
    for (const [key, value] of Object.entries(factsOf(identity) ?? {})) {
      const declaration = declared.get(key)
      const foreign = declaration === undefined ? undefined : checkIdentity(declaration, identity)
      if (foreign !== undefined) {
        diagnostics.push(foreign)
        continue
      }
      facts[key] = value
      sources.set(key, identity)
    }
  }
  for (const [key, identity] of sources) {
    const declaration = declared.get(key)
    if (declaration !== undefined) diagnostics.push(...checkFact(declaration, facts[key] ?? null, identity))
  }
  return { facts, sources, diagnostics }
}

function checkIdentity({ key, of }: FactDeclaration, identity: string): Diagnostic | undefined {
  if (of === undefined || identity.startsWith(`${of}/`)) return undefined
  return {
    code: 'FACT_NOT_ALLOWED',
    severity: 'warning',
    message: `identity "${identity}" has the fact "${key}", which it cannot set`,
    found: JSON.stringify(identity.split('/', 1)[0]),
    expected: `an identity of the kind "${of}"`,
  }
}

/**
 * Finds fault with the value of a declared fact; null is always allowed, as it is what an absent fact reads as.
 *
 * @param identity Who has it, for the message.
 */
export function checkFact(declaration: FactDeclaration, value: Json, identity: string): Diagnostic[] {
  const fault = findFault(declaration, value)
  if (value === null || fault === undefined) return []
  return [
    {
      code: 'FACT_TYPE',
      severity: 'error',
      message: `fact "${declaration.key}" of "${identity}" is not what it was declared to be`,
      ...fault,
    },
  ]
}

function findFault(
  { type, enum: allowed, items, maxItems }: FactDeclaration,
  value: Json,
): Pick<Diagnostic, 'found' | 'expected' | 'hint'> | undefined {
  if (type !== undefined && !isOfType(value, type))
    return { found: describeTypeOf(value), expected: describeType(type) }
  if (allowed !== undefined && !allowed.some((item) => areEqual(item, value))) return outsideEnum(allowed)
  if (!Array.isArray(value)) return undefined
  if (maxItems !== undefined && value.length > maxItems)
    return { found: `${value.length} items`, expected: `at most ${maxItems}` }
  const wrong = items === undefined ? undefined : value.find((item) => !isOfType(item, items))
  return wrong === undefined || items === undefined
    ? undefined
    : { found: `${describeTypeOf(wrong)} in the list`, expected: `${describeType(items)} for every item` }
}

function outsideEnum(allowed: readonly Json[]): Pick<Diagnostic, 'found' | 'expected'> {
  return {
    found: 'a value that is not allowed',
    expected: `one of ${allowed.map((item) => JSON.stringify(item)).join(', ')}`,
  }
}
