/**
 * The inputs of a render or an evaluation: which flags, whose facts, what context.
 *
 * Where they come from is decided here: what a person at a command line names wins over what the operator configured,
 * which wins over what the application's repository brings along.
 */

import { basename, isAbsolute, relative, resolve } from 'node:path'
import { type Diagnostic, hasErrors } from '../../core/diagnostic/diagnostic.ts'
import { type Evaluator, planFlagSet } from '../../core/engine/evaluator.ts'
import type { ContextRecord, EvaluationContext } from '../../core/model/context.ts'
import { mergeFacts } from '../../core/model/facts.ts'
import type { FlagSet } from '../../core/model/flag-set.ts'
import type { Json } from '../../core/model/json.ts'
import { limits } from '../../core/model/limits.ts'
import type { MadeCache } from '../../io/cache/made-cache.ts'
import { type LocalPath, readLocal } from '../../io/sources/local.ts'
import type { Place } from '../application.ts'
import type { ArgoContext } from '../argocd-context.ts'
import { grantTo, refuseUngranted } from '../config/access.ts'
import { resolveIdentities } from '../config/identities.ts'
import type { OperatorConfig } from '../config/operator.ts'
import type { Settings } from '../config/settings.ts'
import type { QuotableTexts } from '../texts.ts'
import { loadFacts } from './load-facts.ts'
import { loadFlags } from './load-flags.ts'
import { type NamedInputs, namedPaths, withSetFacts } from './named-inputs.ts'

export interface InputsRequest {
  readonly place?: Place
  readonly argo: ArgoContext
  readonly settings: Settings
  readonly operator?: OperatorConfig
  readonly named?: NamedInputs
  readonly cache: MadeCache
  readonly texts: QuotableTexts
}

/** Everything that decides a render, besides the templates and the time. */
export interface Inputs {
  readonly environment: string
  readonly identities: readonly string[]
  readonly flagSet: FlagSet
  readonly evaluator: Evaluator
  /** Merged facts, declared defaults included. */
  readonly facts: ContextRecord
  /** Identity that each fact came from; a fact that has its default comes from nobody. */
  readonly factsFrom: ReadonlyMap<string, string>
  readonly context: EvaluationContext
  /** The roots that templates see. */
  readonly roots: { readonly [root: string]: Json }
}

/** Environment of those who configure none. */
const defaultEnvironment = 'default'

/** Resolves inputs, with every problem found on the way; there are none without inputs. */
export async function resolveInputs(
  request: InputsRequest,
): Promise<{ inputs?: Inputs; diagnostics: readonly Diagnostic[] }> {
  const { argo, settings, operator, named } = request
  const diagnostics: Diagnostic[] = []
  const environment = chooseEnvironment(request, diagnostics)
  const roots = rootsOf(argo, environment)
  const resolved = resolveIdentities(settings.identities, argo.app, roots)
  diagnostics.push(...resolved.diagnostics)
  const isLocal = named?.facts !== undefined || named?.flags !== undefined
  if (operator && !isLocal) diagnostics.push(...refuseUngranted(resolved.identities, grantTo(argo.app, operator)))

  const flagFiles = readLocal(flagPaths(request, environment), limits.flagFileBytes)
  const factFiles = readLocal(factPaths(request, environment), limits.flagFileBytes)
  if (operator === undefined || named?.flags) request.texts.add(flagFiles.sources)
  const flags = await loadFlags(flagFiles.sources, originOf(request, environment), request.cache)
  const facts = await loadFacts(factFiles.sources, request.cache)
  diagnostics.push(...flagFiles.diagnostics, ...factFiles.diagnostics, ...flags.diagnostics, ...facts.diagnostics)

  const { flagSet } = flags
  if (flagSet === undefined || hasErrors(diagnostics)) return { diagnostics }
  const given = withSetFacts(facts.facts, named?.setFacts ?? [], resolved.identities.at(-1))
  const last = given.identity
  const identities = resolved.identities.length === 0 && last !== undefined ? [last] : resolved.identities
  const merged = mergeFacts(identities, (identity) => given.facts[identity] ?? {}, flagSet.facts)
  diagnostics.push(...merged.diagnostics)
  if (hasErrors(diagnostics)) return { diagnostics }
  return {
    inputs: {
      environment,
      identities,
      flagSet,
      evaluator: planFlagSet(flagSet),
      facts: merged.values,
      factsFrom: merged.from,
      context: { facts: merged.values, app: argo.app as ContextRecord, identity: last, targetingKey: last },
      roots: { ...roots, identities: [...identities] },
    },
    diagnostics,
  }
}

/** The roots of templates, `flagops.yaml` and CEL, but for `identities`. */
function rootsOf(argo: ArgoContext, environment: string): { readonly [root: string]: Json } {
  return {
    app: argo.app as ContextRecord,
    parameters: Object.assign(Object.create(null), Object.fromEntries(argo.parameters)),
    env: Object.assign(Object.create(null), Object.fromEntries(argo.env)),
    kube: { ...argo.kube },
    environment,
  }
}

function chooseEnvironment({ argo, settings, operator }: InputsRequest, diagnostics: Diagnostic[]): string {
  if (operator === undefined) return settings.environment ?? defaultEnvironment
  const { environments } = grantTo(argo.app, operator)
  const [only] = environments.length === 1 ? environments : []
  const chosen = settings.environment ?? only
  if (chosen !== undefined && environments.includes(chosen)) return chosen
  diagnostics.push({
    code: 'ENVIRONMENT_NOT_GRANTED',
    severity: 'error',
    message:
      chosen === undefined
        ? 'the application does not say which environment it belongs to'
        : 'the application may not use this environment',
    ...(chosen !== undefined && { found: chosen }),
    expected: environments.length === 0 ? 'an environment that the operator grants: there is none' : `one of ${environments.join(', ')}`,
    hint: 'set the plugin parameter "environment", or ask the operator for access',
  })
  return chosen ?? defaultEnvironment
}

function flagPaths(request: InputsRequest, environment: string): LocalPath[] {
  return pathsOf(request, request.named?.flags, request.operator?.environments?.[environment]?.flags, request.settings.flags)
}

function factPaths(request: InputsRequest, environment: string): LocalPath[] {
  return pathsOf(request, request.named?.facts, request.operator?.environments?.[environment]?.facts, request.settings.facts)
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
  if (named?.flags) return named.flags.map((path) => (isAbsolute(path) ? path : `./${path}`)).join(', ')
  if (operator?.environments?.[environment]?.flags) return `environment ${environment}`
  return place ? `./${relative(place.boundary, place.folder) || basename(place.folder)}` : 'none'
}
