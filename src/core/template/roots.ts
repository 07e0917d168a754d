/** Roots: what they are and which fields they have, as far as that is known before rendering. */

import type { RootName } from './ast.ts'
import type { StaticType } from './helpers/definition.ts'

/** Fields of roots whose fields are fixed; `env` holds strings only. */
export const rootFields: Readonly<Partial<Record<RootName, Readonly<Record<string, StaticType>>>>> = {
  app: {
    name: 'string',
    namespace: 'string',
    destinationNamespace: 'string',
    project: 'string',
    revision: 'string',
    repository: 'string',
    path: 'string',
    targetRevision: 'string',
  },
  kube: { version: 'string', apiVersions: 'list' },
}

const wholeTypes: Readonly<Record<RootName, StaticType>> = {
  app: 'map',
  parameters: 'map',
  env: 'map',
  kube: 'map',
  environment: 'string',
  identities: 'list',
}

/** What is known of the value at a path. */
export function rootType(root: RootName, path: readonly string[]): StaticType {
  if (path.length === 0) return wholeTypes[root]
  if (root === 'env' && path.length === 1) return 'string'
  return (path.length === 1 && rootFields[root]?.[path[0]!]) || 'any'
}
