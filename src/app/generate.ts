/**
 * `generate`: a render as Argo CD's plugin, inside the time and the slots that a machine shared by many has.
 */

import { availableParallelism } from 'node:os'
import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import { takeSlot } from '../io/slots.ts'
import { readArgoContext } from './argocd-context.ts'
import { placeOfPlugin } from './load-application.ts'
import { loadOperatorConfig, openCache } from './load-operator.ts'
import { slotsFolder } from './paths.ts'
import { type RenderResult, render } from './render.ts'
import { QuotableTexts } from './texts.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Renders the application in a folder.
 *
 * @param folder      Argo CD's working directory: the application in a checkout of its own.
 * @param environment Variables, Argo CD's and the operator's.
 * @param nowMs       The instant of evaluation.
 */
export async function generate(folder: string, environment: Environment, nowMs: number): Promise<RenderResult> {
  const cache = openCache(environment)
  const { operator, diagnostics } = await loadOperatorConfig(environment, cache)
  if (diagnostics.length > 0) return failed(diagnostics)
  const argo = readArgoContext(environment)
  if (argo.diagnostics.length > 0) return failed(argo.diagnostics)
  const { generateSeconds = 40, slotSeconds = 15, slots = availableParallelism() } = operator?.limits ?? {}
  const slot = await takeSlot(slotsFolder(environment), slots, slotSeconds * 1_000)
  if (slot === undefined) return failed([noSlot(slotSeconds)])
  process.once('exit', slot.release)
  try {
    return await render({
      place: placeOfPlugin(folder, argo.context.app.path),
      argo: argo.context,
      overrides: {},
      ...(operator !== undefined && { operator }),
      cache,
      texts: new QuotableTexts(),
      nowMs,
      // since the process began, and without the module that `performance` would load
      isOverdue: () => process.uptime() > generateSeconds,
      tracksReads: false,
    })
  } finally {
    slot.release()
  }
}

function failed(diagnostics: readonly Diagnostic[]): RenderResult {
  return { manifests: [], diagnostics, excerpt: () => undefined }
}

function noSlot(seconds: number): Diagnostic {
  return {
    code: 'LIMIT_SLOT',
    severity: 'error',
    message: 'too many renders at once: no slot came free in time',
    found: `${seconds} s of waiting`,
    hint: 'Argo CD will try again; if this stays, give the plugin more CPUs or raise limits.slots',
  }
}
