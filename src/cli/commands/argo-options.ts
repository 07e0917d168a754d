/** What the options of an application say, as Argo CD would have said it. */

import { basename } from 'node:path'
import type { ArgoContext } from '../../app/argocd-context.ts'
import type { Entry } from '../args/value-types.ts'

interface GivenOptions {
  readonly project: string
  readonly namespace: string | undefined
  readonly revision?: string | undefined
  readonly param?: readonly Entry<string>[]
}

/** The context of an Application of that name. */
export function contextOf(options: GivenOptions, name: string): ArgoContext {
  const { project, namespace, revision, param = [] } = options
  return {
    app: {
      name,
      project,
      ...(namespace !== undefined && { destinationNamespace: namespace }),
      ...(revision !== undefined && { revision }),
    },
    parameters: new Map(param.map(({ key, value }) => [key, value])),
    env: new Map(),
    kube: { apiVersions: [] },
  }
}

/** Name of an Application that nobody named: its folder's. */
export function nameOfFolder(folder: string): string {
  return basename(folder) || 'application'
}
