/**
 * Facts files: identity → key → value.
 *
 * A file's facts hold for this render only; history, writers and access belong to the facts server.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import type { Json } from '../../core/model/json.ts'
import { limits } from '../../core/model/limits.ts'
import { type Located, toJson } from '../../core/yaml/located.ts'
import { utf8Length } from '../../lib/utf8-length.ts'

/** Facts by identity, then key. Plain data, so that it can be cached; objects have no prototype. */
export type FactsByIdentity = { readonly [identity: string]: { readonly [key: string]: Json } }

const identityPattern = /^[a-z][a-z0-9-]{0,62}\/[A-Za-z0-9][A-Za-z0-9._@-]{0,252}$/

/** Whether a text is an identity, `kind/name`. */
export const isIdentity = (text: string): boolean => identityPattern.test(text)

/** What an identity looks like, for messages. */
export const identityShape = 'kind/name, the name of letters, digits, ".", "_", "@" and "-", such as customer/acme'

/** Reads one parsed facts file. Values are never quoted in diagnostics. */
export function readFacts(root: Located | undefined): { facts: FactsByIdentity; diagnostics: Diagnostic[] } {
  const facts: Record<string, Record<string, Json>> = Object.create(null)
  const diagnostics: Diagnostic[] = []
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return { facts, diagnostics }
  if (root.kind !== 'map') {
    diagnostics.push(invalid(root, 'a facts file is not a map', 'a map from identity to facts'))
    return { facts, diagnostics }
  }
  for (const { key, name, value } of root.entries) {
    if (!isIdentity(name)) {
      diagnostics.push({ ...invalid(key, 'this is not an identity', identityShape), found: JSON.stringify(name) })
    } else if (value.kind !== 'map') {
      diagnostics.push(invalid(value, `the facts of ${name} are not a map`, 'a map from fact to value'))
    } else {
      facts[name] = Object.create(null)
      for (const entry of value.entries) {
        const json = toJson(entry.value)
        if (utf8Length(JSON.stringify(json)) > limits.factBytes) {
          diagnostics.push(
            invalid(entry.value, `the fact "${entry.name}" is too large`, `at most ${limits.factBytes} bytes of JSON`),
          )
        } else facts[name]![entry.name] = json
      }
    }
  }
  return { facts, diagnostics }
}

function invalid(node: Located, message: string, expected: string): Diagnostic {
  return { code: 'FACTS_INVALID', severity: 'error', message, at: node.at, length: node.length, expected }
}

/** Joins facts of several files; within an identity, a key of a later file wins. */
export function joinFacts(files: readonly FactsByIdentity[]): FactsByIdentity {
  const joined: Record<string, Record<string, Json>> = Object.create(null)
  for (const file of files) {
    for (const [identity, facts] of Object.entries(file)) {
      joined[identity] = Object.assign(joined[identity] ?? Object.create(null), facts)
    }
  }
  return joined
}
