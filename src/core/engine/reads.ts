/**
 * Reads: which paths of the context a flag looks at.
 *
 * A path is a root with the keys under it: `facts.tier`, `facts["a.b"]`, `targetingKey`. `facts.*` stands for all that
 * could be under it: a whole map is used, or a key is computed.
 */

import { type Decision, expressionsOf } from '../model/decision.ts'
import { type Expression, partsOf } from '../model/expression.ts'

/**
 * Paths that a decision can read, each once, sorted.
 *
 * @param conditionOf The condition of a segment; undefined if there is none.
 */
export function readsOf(
  decision: Decision,
  conditionOf: (segment: string) => Expression | undefined,
): readonly string[] {
  const paths = new Set<string>()
  const segments = new Set<string>()
  const pending = [...expressionsOf(decision)]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const path = pathOf(node)
    if (path !== undefined) {
      paths.add(path)
    } else if (node.kind === 'segment') {
      const condition = segments.has(node.key) ? undefined : conditionOf(node.key)
      segments.add(node.key)
      if (condition !== undefined) pending.push(condition)
    } else {
      pending.push(...partsOf(node))
    }
  }
  return [...paths].sort()
}

/** The path that an expression is, if it is nothing but a path. */
function pathOf(node: Expression): string | undefined {
  if (node.kind === 'root')
    return node.root === 'identity' || node.root === 'targetingKey' ? node.root : `${node.root}.*`
  if (node.kind === 'read') return node.root + keyOf(node.key)
  if (node.kind !== 'field' && node.kind !== 'has') return undefined
  const of = pathOf(node.of)
  return of === undefined ? undefined : of.replace(/\.\*$/, '') + keyOf(node.key)
}

const keyOf = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)
