/** Rendering one application for many tenants with ours, as a server would that has loaded it once. */
import { readArgoContext } from '../../dist/lib/app/argocd-context.js'
import { compileApplication } from '../../dist/lib/app/compile-application.js'
import { guard } from '../../dist/lib/app/guard.js'
import { resolveInputs } from '../../dist/lib/app/inputs/resolve-inputs.js'
import { loadApplication, placeOfPlugin } from '../../dist/lib/app/load-application.js'
import { PreparedApplication } from '../../dist/lib/app/prepared-application.js'
import { answerTemplates } from '../../dist/lib/app/template-inputs.js'
import { QuotableTexts } from '../../dist/lib/app/texts.js'
import { mergeFacts } from '../../dist/lib/index.js'
import { noCache } from '../../dist/lib/io/cache/made-cache.js'

const nowMs = Date.UTC(2027, 0)
const filling = { cache: noCache, isOverdue: () => false, tracksReads: false }

/**
 * Loads the application.
 *
 * @param {string} folder
 * @param {import('./tenants.mjs').Tenant} first Whoever it is loaded for; the others share everything but facts and name.
 * @returns What renders it for a tenant: facts merged, flags evaluated, templates filled, the whole checked and written as JSON.
 */
export async function prepareFlagops(folder, first) {
  const { context: argo } = readArgoContext({
    ARGOCD_APP_NAME: first.name,
    ARGOCD_APP_PROJECT_NAME: 'tenants',
    ARGOCD_APP_PARAMETERS: JSON.stringify([{ name: 'cluster', string: 'eu-1' }]),
  })
  const place = placeOfPlugin(folder, undefined)
  const texts = new QuotableTexts()
  const { application } = await loadApplication(place, argo, {}, noCache, texts)
  const compiled = await compileApplication(application, noCache)
  const { inputs } = await resolveInputs({ place, argo, settings: application.settings, cache: noCache, texts })
  const prepared = new PreparedApplication(compiled.application)
  return async (tenant) => {
    const filled = await prepared.fill(answerTemplates(inputsOf(tenant, inputs), nowMs), filling)
    const problems = [...filled.diagnostics, ...guard(filled.manifests, false)]
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]))
    return filled.manifests.map(({ json }) => `${json}\n`).join('')
  }
}

/** The first tenant's inputs with what is another tenant's own. */
function inputsOf({ name, clusterFacts, customerFacts }, inputs) {
  const identities = ['cluster/eu-1', `customer/${name}`]
  const own = { [identities[0]]: clusterFacts, [identities[1]]: customerFacts }
  const { facts, sources } = mergeFacts(identities, (identity) => own[identity], inputs.flagSet.facts)
  const app = { ...inputs.roots.app, name }
  return {
    ...inputs,
    identities,
    facts,
    factsFrom: sources,
    context: { facts, app, identity: identities[1], targetingKey: identities[1] },
    roots: { ...inputs.roots, app, identities },
  }
}
