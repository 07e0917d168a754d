/** Objects in a document: the document itself, or the items of a `v1` `List`. */

import type { KubernetesMap, KubernetesNode } from '../../yaml/kubernetes/node.ts'
import type { ObjectIdentity } from './form.ts'

/** The value of a key; undefined where the map does not have it. */
export function findEntry(map: KubernetesMap, name: string): KubernetesNode | undefined {
  return map.entries.find((entry) => entry.name === name)?.value
}

/**
 * What a map says it is.
 *
 * @param isLiteral Whether a text is what it will be: not one with holes.
 */
export function identify(map: KubernetesMap, isLiteral: (text: string) => boolean): ObjectIdentity {
  const read = (node: KubernetesNode | undefined): string | undefined =>
    node?.kind === 'scalar' && typeof node.value === 'string' && isLiteral(node.value) ? node.value : undefined
  const metadata = findEntry(map, 'metadata')
  const inMetadata = (name: string): string | undefined =>
    metadata?.kind === 'map' ? read(findEntry(metadata, name)) : undefined
  return present({
    apiVersion: read(findEntry(map, 'apiVersion')),
    kind: read(findEntry(map, 'kind')),
    name: inMetadata('name'),
    namespace: inMetadata('namespace'),
  })
}

/** Without the fields that are undefined. */
export function present(identity: { readonly [K in keyof ObjectIdentity]: string | undefined }): ObjectIdentity {
  const { apiVersion, kind, name, namespace } = identity
  return {
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
  }
}

/** Whether secrets may stand in its data. */
export const isSecret = ({ apiVersion, kind }: ObjectIdentity): boolean => apiVersion === 'v1' && kind === 'Secret'

/** Whether its items are objects of their own. */
export const isList = ({ apiVersion, kind }: ObjectIdentity): boolean => apiVersion === 'v1' && kind === 'List'
