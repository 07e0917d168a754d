/**
 * The inputs of a render: which flags, whose facts, what context.
 *
 * Every problem on the way is found in one run; with any error there are no inputs.
 */

import { type Diagnostic, hasErrors } from '../../core/diagnostic/diagnostic.ts'
import { type Evaluator, planFlagSet } from '../../core/engine/evaluator.ts'
import { mergeFacts } from '../../core/engine/merge-facts.ts'
import type { ContextRecord, EvaluationContext } from '../../core/model/context.ts'
import type { FlagSet } from '../../core/model/flag-set.ts'
import type { Roots } from '../../core/template/inputs.ts'
import type { ArgoContext } from '../argocd-context.ts'
import { grantTo, refuseUngranted } from '../config/access.ts'
import { resolveIdentities } from '../config/identities.ts'
import { chooseEnvironment, type InputsRequest, loadFlagsOf, readFactsOf } from './choose-sources.ts'
import { loadFacts } from './load-facts.ts'
import { withSetFacts } from './named-inputs.ts'

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
  readonly roots: Roots
}

/** Resolves inputs, with every problem found on the way; there are none without inputs. */
export async function resolveInputs(
  request: InputsRequest,
): Promise<{ inputs?: Inputs; diagnostics: readonly Diagnostic[] }> {
  const { argo, settings, operator, named } = request
  const diagnostics: Diagnostic[] = []
  const { environment, diagnostics: found } = chooseEnvironment(request)
  diagnostics.push(...found)
  const roots = rootsOf(argo, environment)
  const resolved = resolveIdentities(settings.identities, argo.app, { ...roots })
  diagnostics.push(...resolved.diagnostics)
  const isLocal = named?.facts !== undefined || named?.flags !== undefined
  if (operator && !isLocal) diagnostics.push(...refuseUngranted(resolved.identities, grantTo(argo.app, operator)))

  const flags = await loadFlagsOf(request, environment)
  const factFiles = readFactsOf(request, environment)
  const facts = await loadFacts(factFiles.sources, request.cache)
  diagnostics.push(...flags.diagnostics, ...factFiles.diagnostics, ...facts.diagnostics)

  const { flagSet } = flags
  if (flagSet === undefined || hasErrors(diagnostics)) return { diagnostics }
  const given = withSetFacts(facts.facts, named?.setFacts, resolved.identities, flagSet.facts)
  const merged = mergeFacts(given.identities, (identity) => given.facts[identity], flagSet.facts)
  diagnostics.push(...merged.diagnostics)
  if (hasErrors(diagnostics)) return { diagnostics }
  const { identities } = resolved
  const last = identities.at(-1)
  return {
    inputs: {
      environment,
      identities,
      flagSet,
      evaluator: planFlagSet(flagSet),
      facts: merged.facts,
      factsFrom: merged.sources,
      context: { facts: merged.facts, app: roots.app, identity: last, targetingKey: last },
      roots: { ...roots, identities },
    },
    diagnostics,
  }
}

/** The roots of templates, `flagops.yaml` and CEL, but for `identities`. */
function rootsOf(argo: ArgoContext, environment: string): Omit<Roots, 'identities'> & { readonly environment: string } {
  return {
    app: argo.app as ContextRecord,
    parameters: Object.assign(Object.create(null), Object.fromEntries(argo.parameters)),
    env: Object.assign(Object.create(null), Object.fromEntries(argo.env)),
    kube: { ...argo.kube },
    environment,
  }
}
