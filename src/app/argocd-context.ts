/**
 * What Argo CD tells a plugin, from environment variables to the roots that templates and conditions see.
 *
 * Pure over the environment it is given. Which of it may be believed (project and name, never `env` or
 * `parameters`) is decided elsewhere.
 */

import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import type { Json } from '../core/model/json.ts'

/** The root `app`. A field that Argo CD did not give is absent, so that using it is an error. */
export interface AppFacts {
  readonly name?: string
  /** The Application's own namespace; Argo CD names it only for Applications outside its control plane's namespace. */
  readonly namespace?: string
  readonly destinationNamespace?: string
  readonly project?: string
  readonly revision?: string
  readonly repository?: string
  readonly path?: string
  readonly targetRevision?: string
}

/** A plugin parameter's value: text, list or map of texts. */
export type ParameterValue = string | readonly string[] | { readonly [key: string]: string }

/** Everything that Argo CD says of one render. */
export interface ArgoContext {
  readonly app: AppFacts
  /** Plugin parameters by name. */
  readonly parameters: ReadonlyMap<string, ParameterValue>
  /** `plugin.env`, names without Argo CD's prefix. */
  readonly env: ReadonlyMap<string, string>
  readonly kube: { readonly version?: string; readonly apiVersions: readonly string[] }
  /** Snapshot that `plugin.env` pins the render to. */
  readonly snapshot?: string
}

const prefix = 'ARGOCD_ENV_'
const reserved = 'FLAGOPS_'

/**
 * Reads Argo CD's variables. An empty variable counts as absent.
 *
 * @returns The context, and an error for each `FLAGOPS_*` in `plugin.env` that an application may not set.
 *
 * Source: Argo CD `reposerver/repository/repository.go`, `newEnv` and `getPluginParamEnvs`.
 */
export function readArgoContext(environment: Readonly<Record<string, string | undefined>>): {
  context: ArgoContext
  diagnostics: Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const env = new Map<string, string>()
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(prefix) || value === undefined) continue
    const own = name.slice(prefix.length)
    if (own.startsWith(reserved) && own !== 'FLAGOPS_SNAPSHOT') diagnostics.push(refused(own))
    else env.set(own, value)
  }
  const { parameters, problem } = readParameters(environment.ARGOCD_APP_PARAMETERS)
  if (problem) diagnostics.push(problem)
  const snapshot = env.get('FLAGOPS_SNAPSHOT')
  const version = environment.KUBE_VERSION
  return {
    context: {
      app: readApp(environment),
      parameters,
      env,
      kube: {
        ...(version && { version }),
        apiVersions: (environment.KUBE_API_VERSIONS ?? '').split(',').filter((it) => it !== ''),
      },
      ...(snapshot && { snapshot }),
    },
    diagnostics,
  }
}

function readApp(environment: Readonly<Record<string, string | undefined>>): AppFacts {
  const given: Record<string, string | undefined> = {
    ...splitName(environment.ARGOCD_APP_NAME),
    destinationNamespace: environment.ARGOCD_APP_NAMESPACE,
    project: environment.ARGOCD_APP_PROJECT_NAME,
    revision: environment.ARGOCD_APP_REVISION,
    repository: environment.ARGOCD_APP_SOURCE_REPO_URL,
    path: environment.ARGOCD_APP_SOURCE_PATH,
    targetRevision: environment.ARGOCD_APP_SOURCE_TARGET_REVISION,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
}

/** `<namespace>_<name>` for Applications outside Argo CD's namespace; neither part can hold an underscore. */
function splitName(text: string | undefined): { name?: string | undefined; namespace?: string } {
  const at = text?.indexOf('_') ?? -1
  return text === undefined || at === -1 ? { name: text } : { namespace: text.slice(0, at), name: text.slice(at + 1) }
}

function refused(name: string): Diagnostic {
  return {
    code: 'RESERVED_ENV',
    severity: 'error',
    message: 'plugin.env sets a variable that is reserved for the operator',
    found: name,
    expected: 'no FLAGOPS_* variable but FLAGOPS_SNAPSHOT',
    hint: 'remove it from spec.source.plugin.env; settings of the application belong into parameters or flagops.yaml',
  }
}

function readParameters(text: string | undefined): {
  parameters: Map<string, ParameterValue>
  problem?: Diagnostic
} {
  const parameters = new Map<string, ParameterValue>()
  if (text === undefined || text === '') return { parameters }
  const malformed: Diagnostic = {
    code: 'ARGOCD_PARAMETERS',
    severity: 'error',
    message: 'ARGOCD_APP_PARAMETERS is not what Argo CD sends',
    expected: 'a JSON list of {name, string}, {name, array} or {name, map}',
  }
  let list: Json
  try {
    list = JSON.parse(text)
  } catch {
    return { parameters, problem: malformed }
  }
  if (list === null) return { parameters }
  if (!Array.isArray(list)) return { parameters, problem: malformed }
  for (const item of list) {
    const parameter = readParameter(item)
    if (!parameter) return { parameters, problem: malformed }
    parameters.set(parameter.name, parameter.value)
  }
  return { parameters }
}

function readParameter(item: Json): { name: string; value: ParameterValue } | undefined {
  if (item === null || typeof item !== 'object' || !('name' in item)) return undefined
  const { name, string, array, map } = item
  if (typeof name !== 'string') return undefined
  if (typeof string === 'string') return { name, value: string }
  if (isStrings(array)) return { name, value: array }
  if (typeof map === 'object' && map !== null && !Array.isArray(map)) {
    const entries = Object.entries(map).map(([key, value]) => [key, String(value)] as const)
    return { name, value: Object.assign(Object.create(null), Object.fromEntries(entries)) }
  }
  return { name, value: '' }
}

function isStrings(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((it) => typeof it === 'string')
}
