/**
 * Choosing sources: which environment, and where its flags and facts lie.
 *
 * What a person at a command line names wins over what the operator configured, which wins over what the application's
 * repository brings along.
 */

import { basename, relative, resolve } from 'node:path'
import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { limits } from '../../core/model/limits.ts'
import type { MadeCache } from '../../io/cache/made-cache.ts'
import { type LocalPath, type LocalTexts, readLocal } from '../../io/sources/local.ts'
import type { Place } from '../application.ts'
import type { ArgoContext } from '../argocd-context.ts'
import { grantTo } from '../config/access.ts'
import type { OperatorConfig } from '../config/operator.ts'
import type { Settings } from '../config/settings.ts'
import type { QuotableTexts } from '../texts.ts'
import { type LoadedFlags, loadFlags } from './load-flags.ts'
import { type NamedInputs, namedPaths } from './named-inputs.ts'

/** Whose inputs are wanted, and who says where they lie. */
export interface InputsRequest {
  readonly place?: Place
  readonly argo: ArgoContext
  readonly settings: Settings
  readonly operator?: OperatorConfig
  readonly named?: NamedInputs
  readonly cache: MadeCache
  readonly texts: QuotableTexts
}

/** Environment of those who configure none. */
const defaultEnvironment = 'default'

/** The environment that the application chose among what it may use, with what is wrong with the choice. */
export function chooseEnvironment({ argo, settings, operator }: InputsRequest): {
  environment: string
  diagnostics: readonly Diagnostic[]
} {
  if (operator === undefined) return { environment: settings.environment ?? defaultEnvironment, diagnostics: [] }
  const { environments } = grantTo(argo.app, operator)
  const [only] = environments.length === 1 ? environments : []
  const chosen = settings.environment ?? only
  if (chosen !== undefined && environments.includes(chosen)) return { environment: chosen, diagnostics: [] }
  return { environment: chosen ?? defaultEnvironment, diagnostics: [notGranted(chosen, environments)] }
}

function notGranted(chosen: string | undefined, granted: readonly string[]): Diagnostic {
  const none = 'an environment that the operator grants: there is none'
  return {
    code: 'ENVIRONMENT_NOT_GRANTED',
    severity: 'error',
    message:
      chosen === undefined
        ? 'the application does not say which environment it belongs to'
        : 'the application may not use this environment',
    ...(chosen !== undefined && { found: chosen }),
    expected: granted.length === 0 ? none : `one of ${granted.join(', ')}`,
    hint: 'set the plugin parameter "environment", or ask the operator for access',
  }
}

/** Reads, compiles and links the flags of an environment. */
export async function loadFlagsOf(request: InputsRequest, environment: string): Promise<LoadedFlags> {
  const { named, operator, settings, texts, cache } = request
  const ofOperator = operator?.environments?.[environment]?.flags
  const files = readLocal(pathsOf(request, named?.flags, ofOperator, settings.flags), limits.flagFileBytes)
  if (ofOperator === undefined || named?.flags) texts.add(files.sources)
  const flags = await loadFlags(files.sources, originOf(request, environment), cache)
  return { ...flags, diagnostics: [...files.diagnostics, ...flags.diagnostics] }
}

/** Reads the texts of an environment's facts files. */
export function readFactsOf(request: InputsRequest, environment: string): LocalTexts {
  const { named, operator, settings } = request
  const ofOperator = operator?.environments?.[environment]?.facts
  return readLocal(pathsOf(request, named?.facts, ofOperator, settings.facts), limits.flagFileBytes)
}

function pathsOf(
  { place, named }: InputsRequest,
  ofPerson: readonly string[] | undefined,
  ofOperator: readonly string[] | undefined,
  ofApplication: readonly string[],
): LocalPath[] {
  if (ofPerson && named) return namedPaths(named, ofPerson)
  if (ofOperator) return ofOperator.map((path) => ({ path, shown: path }))
  if (!place) return []
  return ofApplication.map((path) => ({ path: resolve(place.folder, path), shown: path, boundary: place.boundary }))
}

function originOf({ named, operator, place }: InputsRequest, environment: string): string {
  if (named?.flags) return named.flags.join(', ')
  if (operator?.environments?.[environment]?.flags) return `environment ${environment}`
  return place ? `./${relative(place.boundary, place.folder) || basename(place.folder)}` : 'none'
}
