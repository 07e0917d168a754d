/** What has to come out when a hostile text stands in a context of `test/vectors/hostile-contexts.json`. */

import type { HostileContext } from './vectors.ts'

/** The documents that are right for a value; empty documents are gone. */
export function expectedOf({ expect, places = [], decoded }: HostileContext, marker: string, value: string): unknown[] {
  const documents = structuredClone([...(decoded ?? [])])
  for (const { document, path, prefix, suffix } of expect === 'unchanged' ? [] : places) {
    const steps = expect === 'key' ? path : path.slice(0, -1)
    const holder = follow(documents[document], steps)
    if (expect === 'exact') holder[path.at(-1)!] = prefix + value + suffix
    else rename(holder, prefix + marker + suffix, prefix + value + suffix)
  }
  return documents.filter((document) => document !== null)
}

/** Whether a map that the value becomes a key of has such a key already. */
export function hasThatKey({ places, decoded }: HostileContext, value: string): boolean {
  return places.some(({ document, path, prefix, suffix }) =>
    Object.hasOwn(follow(decoded[document], path), prefix + value + suffix),
  )
}

function follow(document: unknown, path: readonly (string | number)[]): Record<string | number, unknown> {
  let at = document as Record<string | number, unknown>
  for (const step of path) at = at[step] as Record<string | number, unknown>
  return at
}

function rename(holder: Record<string, unknown>, from: string, to: string): void {
  const content = holder[from]
  delete holder[from]
  // defined, not assigned: the key may be `__proto__`
  Object.defineProperty(holder, to, { value: content, enumerable: true, configurable: true, writable: true })
}
