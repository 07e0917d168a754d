/**
 * Validating one application: settings, templates, the names they ask for, and as much of a render as its inputs allow.
 */

import { basename, relative } from 'node:path'
import { type Diagnostic, hasErrors, type SourcePosition } from '../core/diagnostic/diagnostic.ts'
import type { FlagSet } from '../core/model/flag-set.ts'
import type { HoledText } from '../core/template/hole.ts'
import type { Question } from '../core/template/question.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import type { ArgoContext } from './argocd-context.ts'
import { type Compilation, type CompiledApplication, compileApplication } from './compile-application.ts'
import type { FlagUse } from './flag-use.ts'
import { guard } from './guard.ts'
import { chooseEnvironment, type InputsRequest, loadFlagsOf } from './inputs/choose-sources.ts'
import type { LoadedFlags } from './inputs/load-flags.ts'
import { resolveInputs } from './inputs/resolve-inputs.ts'
import { loadApplication, placeOf } from './load-application.ts'
import { PreparedApplication } from './prepared-application.ts'
import { answerTemplates } from './template-inputs.ts'
import { QuotableTexts } from './texts.ts'

/** What to validate, as of when. */
export interface ValidateRequest {
  readonly workingDirectory: string
  /** Applications, flag files, folders of flag files. */
  readonly paths: readonly string[]
  /** Flags of the applications, where their settings do not say. */
  readonly flags: readonly string[]
  readonly nowMs: number
  readonly cache: MadeCache
}

type Cold = typeof import('./cold.ts')

/** All problems of an application; paths are relative to the working directory. */
export async function validateApplication(
  folder: string,
  { workingDirectory, flags, nowMs, cache }: ValidateRequest,
  texts: QuotableTexts,
  use: FlagUse,
): Promise<readonly Diagnostic[]> {
  const cold = await import('./cold.ts')
  const place = placeOf(folder)
  const prefix = relative(workingDirectory, folder)
  const own = new QuotableTexts()
  const argo = contextOf(folder)
  const loaded = await loadApplication(place, argo, {}, cache, own)
  const { settings } = loaded.application
  const compiled = await compileApplication(loaded.application, cache)
  const named = flags.length > 0 ? { named: { flags, workingDirectory } } : {}
  const request: InputsRequest = { place, argo, settings, cache, texts: own, ...named }
  const loadedFlags = await loadFlagsOf(request, chooseEnvironment(request).environment)
  const diagnostics = [...loaded.diagnostics, ...compiled.diagnostics, ...loadedFlags.diagnostics]
  diagnostics.push(...judgeNames(compiled, loadedFlags, cold))
  if (loadedFlags.flagSet) {
    diagnostics.push(...cold.lintFlagSet(loadedFlags.flagSet, nowMs))
    noteUse(cold.questionOf(compiled.templates, compiled.partials), compiled, loadedFlags.flagSet, use)
  }
  if (compiled.application && !hasErrors(diagnostics)) {
    diagnostics.push(...(await tryRender(compiled.application, request, nowMs, cold)))
  }
  texts.addFrom(own, (file) => below(prefix, file))
  return diagnostics.map((diagnostic) => relocate(diagnostic, prefix))
}

/** What is known of an Application that nobody named. */
function contextOf(folder: string): ArgoContext {
  const app = { name: basename(folder), project: 'default' }
  return { app, parameters: new Map(), env: new Map(), kube: { apiVersions: [] } }
}

/** Judged as far as the flags can be read: what else is wrong with them does not hide a wrong name. */
function judgeNames(
  { templates, partials }: Compilation,
  { known, flagSet }: LoadedFlags,
  { checkNames }: Cold,
): Diagnostic[] {
  if (known === undefined) return []
  const declared = flagSet === undefined || flagSet.facts.length === 0 ? undefined : flagSet.facts
  const facts = declared && { facts: new Set(declared.map(({ key }) => key)) }
  return checkNames(templates, partials, { flags: known, ...facts })
}

function noteUse(asked: Question, { application }: Compilation, { flags }: FlagSet, use: FlagUse): void {
  // a template that cannot be read may ask for anything
  if (asked.computedFlags.length > 0 || application === undefined) use.isDynamic = true
  use.define(flags)
  use.use(flags, new Set(asked.flags.map(({ name }) => name)))
}

/**
 * Renders with what is here. A template that needs more (parameters, facts) is not judged; what the others give is
 * parsed and filled.
 */
async function tryRender(
  application: CompiledApplication,
  request: InputsRequest,
  nowMs: number,
  cold: Cold,
): Promise<Diagnostic[]> {
  const { inputs } = await resolveInputs({ ...request, settings: { ...request.settings, identities: [] } })
  if (!inputs) return []
  const answers = answerTemplates(inputs, nowMs)
  const diagnostics: Diagnostic[] = []
  for (const file of application.files) {
    const templates = file.kind === 'template' ? [file.template] : []
    const alone = new PreparedApplication({ ...application, files: [file], templates })
    const {
      manifests,
      texts,
      diagnostics: found,
      isRun,
    } = await alone.fill(answers, {
      cache: request.cache,
      isOverdue: () => false,
      tracksReads: false,
    })
    if (isRun)
      diagnostics.push(...found, ...guard(manifests, true), ...texts.flatMap((text) => warnOfNonStrings(text, cold)))
  }
  return diagnostics
}

/** Literal values that Kubernetes will refuse: a render takes them as they are. */
function warnOfNonStrings(holed: HoledText, { findLiteralNonStrings, readKubernetes }: Cold): Diagnostic[] {
  const placed = { text: holed.text, positionAt: (offset: number) => holed.locate(offset) }
  return findLiteralNonStrings(readKubernetes(placed).documents, placed)
}

function relocate(diagnostic: Diagnostic, prefix: string): Diagnostic {
  const move = (at: SourcePosition): SourcePosition => ({ ...at, file: below(prefix, at.file) })
  const { at, related } = diagnostic
  return {
    ...diagnostic,
    ...(at && { at: move(at) }),
    ...(related && { related: related.map((place) => ({ ...place, at: move(place.at) })) }),
  }
}

const below = (prefix: string, file: string): string =>
  prefix === '' || file.startsWith('/') ? file : `${prefix}/${file}`
