/** What a person names on the command line: paths relative to where they stand, and facts said outright. */

import { resolve } from 'node:path'
import type { Json } from '../../core/model/json.ts'
import type { LocalPath } from '../../io/sources/local.ts'
import { type FactsByIdentity, joinFacts } from './facts.ts'

export interface NamedInputs {
  readonly flags?: readonly string[]
  readonly facts?: readonly string[]
  /** Facts of the last identity; they win over files. */
  readonly setFacts?: readonly { readonly key: string; readonly value: Json }[]
  /** Folder that relative paths start from. */
  readonly workingDirectory: string
}

/** Whose facts those are that somebody sets without naming an identity. */
export const nobody = 'nobody/unnamed'

/** Paths as the local source reads them. */
export function namedPaths({ workingDirectory }: NamedInputs, paths: readonly string[]): LocalPath[] {
  return paths.map((path) => ({ path: resolve(workingDirectory, path), shown: path }))
}

/**
 * Adds facts that were set outright.
 *
 * @returns The facts, and the last identity: the one named, `nobody` where only facts are given, else none.
 */
export function withSetFacts(
  facts: FactsByIdentity,
  given: readonly { readonly key: string; readonly value: Json }[],
  identity: string | undefined,
): { facts: FactsByIdentity; identity: string | undefined } {
  if (given.length === 0) return { facts, identity }
  const whose = identity ?? nobody
  const own: Record<string, Json> = Object.create(null)
  for (const { key, value } of given) own[key] = value
  return { facts: joinFacts([facts, { [whose]: own }]), identity: whose }
}
