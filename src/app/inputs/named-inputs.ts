/** What a person names on the command line: paths relative to where they stand, and facts said outright. */

import { resolve } from 'node:path'
import type { FactDeclaration } from '../../core/model/facts.ts'
import type { Json } from '../../core/model/json.ts'
import type { LocalPath } from '../../io/sources/local.ts'
import { type FactsByIdentity, joinFacts } from './facts.ts'

/** Inputs that a person names; every part is optional. */
export interface NamedInputs {
  readonly flags?: readonly string[]
  readonly facts?: readonly string[]
  /** Facts of the last identity; they win over files. */
  readonly setFacts?: readonly { readonly key: string; readonly value: Json }[]
  /** Folder that relative paths start from. */
  readonly workingDirectory: string
}

/** Paths as the local source reads them. */
export function namedPaths({ workingDirectory }: NamedInputs, paths: readonly string[]): LocalPath[] {
  return paths.map((path) => ({ path: resolve(workingDirectory, path), shown: path }))
}

/** All paths that were named. */
export function absolutePaths({ workingDirectory, flags = [], facts = [] }: NamedInputs): string[] {
  return [...flags, ...facts].map((path) => resolve(workingDirectory, path))
}

/** Facts with those that were set outright, and whose facts count then. */
export interface GivenFacts {
  readonly facts: FactsByIdentity
  /** To merge, in order; the last wins. */
  readonly identities: readonly string[]
}

/**
 * Adds facts that were set outright: to the last identity, or, where none is named, to somebody unnamed of the kind
 * that may have the fact.
 */
export function withSetFacts(
  facts: FactsByIdentity,
  given: NamedInputs['setFacts'] = [],
  identities: readonly string[],
  declarations: readonly FactDeclaration[],
): GivenFacts {
  const set: Record<string, Record<string, Json>> = Object.create(null)
  const kinds = new Map(declarations.map(({ key, of }) => [key, of]))
  for (const { key, value } of given) {
    const whose = identities.at(-1) ?? `${kinds.get(key) ?? 'somebody'}/unnamed`
    set[whose] ??= Object.create(null) as Record<string, Json>
    set[whose][key] = value
  }
  const unnamed = identities.length > 0 ? [] : Object.keys(set)
  return { facts: joinFacts([facts, set]), identities: [...identities, ...unnamed] }
}
