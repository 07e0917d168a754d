/** JSON values in which integers beyond ±(2⁵³ − 1) are bigints, so that what Kubernetes keeps exactly stays exact. */

import type { KubernetesNode } from './kubernetes/node.ts'

/** A JSON value whose integers are exact. */
export type ExactJson =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson }

/** The value of what Kubernetes reads. Maps become objects without a prototype, so any key is safe. */
export function toExactJson(node: KubernetesNode): ExactJson {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(toExactJson)
  const object: Record<string, ExactJson> = Object.create(null)
  for (const { name, value } of node.entries) object[name] = toExactJson(value)
  return object
}
