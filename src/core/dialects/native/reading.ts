/**
 * Reading located values by what they should be.
 *
 * Whatever has the wrong shape reads as absent: the shape check has already said so, and the compilers go on
 * with the rest.
 */

import type { Located, LocatedEntry, LocatedMap, LocatedScalar } from '../../yaml/located.ts'

/** The entry of that name. */
export function entryOf(node: Located | undefined, name: string): LocatedEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.name === name) : undefined
}

/** The value under that name. */
export function nodeOf(node: Located | undefined, name: string): Located | undefined {
  return entryOf(node, name)?.value
}

/** The map under that name. */
export function mapOf(node: Located | undefined, name: string): LocatedMap | undefined {
  const value = nodeOf(node, name)
  return value?.kind === 'map' ? value : undefined
}

/** The items of the list under that name; none if it is absent. */
export function itemsOf(node: Located | undefined, name: string): readonly Located[] {
  const value = nodeOf(node, name)
  return value?.kind === 'list' ? value.items : []
}

/** The scalar under that name, if it is a string. */
export function stringOf(node: Located | undefined, name: string): LocatedScalar | undefined {
  const value = nodeOf(node, name)
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value : undefined
}

/** The text of the string under that name. */
export function textOf(node: Located | undefined, name: string): string | undefined {
  const value = stringOf(node, name)?.value
  return typeof value === 'string' ? value : undefined
}
