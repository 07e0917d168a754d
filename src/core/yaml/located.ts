/**
 * Located values: a YAML or JSON document as a tree in which every node remembers where it stands.
 *
 * Compilers of flag files, `flagops.yaml` and configuration read this, so that each finding can name line and column.
 */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Json, JsonScalar } from '../model/json.ts'

interface LocatedBase {
  readonly at: SourcePosition
  /** Columns that the node takes on its first line; at least 1. */
  readonly length: number
}

/** A single value. */
export interface LocatedScalar extends LocatedBase {
  readonly kind: 'scalar'
  readonly value: JsonScalar
  /** The scalar's text, decoded, before it was resolved to a type: `on`, `0755`, `5`. */
  readonly text: string
  readonly isQuoted: boolean
}

/** A key and its value. */
export interface LocatedEntry {
  readonly key: LocatedScalar
  /** The key as text. */
  readonly name: string
  readonly value: Located
}

/** A map. */
export interface LocatedMap extends LocatedBase {
  readonly kind: 'map'
  /** In file order. Names are unique: the reader refuses duplicates. */
  readonly entries: readonly LocatedEntry[]
}

/** A list. */
export interface LocatedList extends LocatedBase {
  readonly kind: 'list'
  readonly items: readonly Located[]
}

/** A value that knows its place. */
export type Located = LocatedScalar | LocatedMap | LocatedList

/** The value without its places. Maps become objects without a prototype, so any key is safe. */
export function toJson(node: Located): Json {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(toJson)
  const object: Record<string, Json> = Object.create(null)
  for (const { name, value } of node.entries) object[name] = toJson(value)
  return object
}
