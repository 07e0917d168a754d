/**
 * Rendering an application: from its folder to manifests, all or none.
 */

import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import type { Place } from './application.ts'
import type { ArgoContext } from './argocd-context.ts'
import { compileApplication } from './compile-application.ts'
import type { OperatorConfig } from './config/operator.ts'
import type { GivenSettings } from './config/settings.ts'
import { type ExplainedValue, explain } from './explain.ts'
import { guard } from './guard.ts'
import type { NamedInputs } from './inputs/named-inputs.ts'
import { resolveInputs } from './inputs/resolve-inputs.ts'
import { loadApplication } from './load-application.ts'
import { PreparedApplication } from './prepared-application.ts'
import type { RenderedManifest } from './rendered-manifest.ts'
import { answerTemplates } from './template-inputs.ts'
import type { QuotableTexts } from './texts.ts'

/** Which application to render, with what, as of when. */
export interface RenderRequest {
  readonly place: Place
  readonly argo: ArgoContext
  /** Settings that win over the application's own. */
  readonly overrides: GivenSettings
  readonly operator?: OperatorConfig
  readonly named?: NamedInputs
  readonly cache: MadeCache
  readonly texts: QuotableTexts
  /** The instant of evaluation, in milliseconds since 1970. */
  readonly nowMs: number
  /** Asked between files: whether the time for the whole render is over. */
  readonly isOverdue: () => boolean
  /** Whether values remember what they were made of. */
  readonly tracksReads: boolean
}

/** The manifests, or why there are none. */
export interface RenderResult {
  /** Empty where there is any error. */
  readonly manifests: readonly RenderedManifest[]
  readonly diagnostics: readonly Diagnostic[]
  readonly excerpt: (file: string, line: number) => string | undefined
  /** Why each value is what it is; only where reads were tracked. */
  readonly explained?: readonly ExplainedValue[]
}

/** Renders; problems of settings, flags, facts and templates are found in the same run. */
export async function render(request: RenderRequest): Promise<RenderResult> {
  const { place, argo, cache, texts, nowMs } = request
  const excerpt = (file: string, line: number): string | undefined => texts.excerpt(file, line)
  const diagnostics: Diagnostic[] = []
  const fail = (): RenderResult => ({ manifests: [], diagnostics, excerpt })

  if (argo.snapshot !== undefined) diagnostics.push(noSnapshots)
  const loaded = await loadApplication(place, argo, request.overrides, cache, texts, request.named)
  diagnostics.push(...loaded.diagnostics)
  const { application } = loaded
  const compiled = await compileApplication(application, cache)
  diagnostics.push(...compiled.diagnostics)
  const resolved = await resolveInputs({ ...request, settings: application.settings })
  diagnostics.push(...resolved.diagnostics)
  if (hasErrors(diagnostics) || !compiled.application || !resolved.inputs) return fail()

  const prepared = new PreparedApplication(compiled.application)
  const filled = await prepared.fill(answerTemplates(resolved.inputs, nowMs), request)
  diagnostics.push(...filled.diagnostics)
  if (hasErrors(diagnostics)) return fail()
  diagnostics.push(...guard(filled.manifests, application.settings.allowEmpty))
  if (hasErrors(diagnostics)) return fail()
  const explained = request.tracksReads ? explain(filled.manifests, resolved.inputs, nowMs) : undefined
  return { manifests: filled.manifests, diagnostics, excerpt, ...(explained && { explained }) }
}

const noSnapshots: Diagnostic = {
  code: 'SNAPSHOT_WITHOUT_SERVER',
  severity: 'error',
  message: 'plugin.env pins the render to a snapshot, but snapshots are kept by a facts server and none is configured',
  found: 'FLAGOPS_SNAPSHOT',
  hint: 'remove FLAGOPS_SNAPSHOT from spec.source.plugin.env',
}
