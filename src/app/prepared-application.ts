/**
 * Running an application's templates and filling what they give: from compiled files and inputs to manifests.
 */

import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import type { SourceText } from '../core/diagnostic/source-text.ts'
import { chooseHolePrefix, type HoledText } from '../core/template/hole.ts'
import type { TemplateInputs } from '../core/template/inputs.ts'
import { type PlannedTemplate, planTemplates } from '../core/template/plan-templates.ts'
import { fillSkeleton } from '../core/template/structure/fill.ts'
import { showPath } from '../core/template/structure/form.ts'
import type { Manifest } from '../core/template/structure/manifest.ts'
import type { ExactJson } from '../core/yaml/exact-json.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import type { CompiledApplication } from './compile-application.ts'
import type { RenderedManifest } from './rendered-manifest.ts'
import { SkeletonStore } from './skeleton-store.ts'

/** A text after control flow ran, with its file. */
interface Flow {
  readonly file: string
  readonly holed: HoledText
}

/** How a render is to be done. */
export interface FillRequest {
  readonly isOverdue: () => boolean
  readonly tracksReads: boolean
  readonly cache: MadeCache
}

/** What a render gave. */
export interface Filled {
  /** Whether all templates ran to their ends, so that the diagnostics are about what they wrote. */
  readonly isRun: boolean
  readonly manifests: readonly RenderedManifest[]
  /** What control flow wrote, file by file; values are still holes. */
  readonly texts: readonly HoledText[]
  readonly diagnostics: readonly Diagnostic[]
}

/** An application that is ready to be rendered any number of times, with other inputs each time. */
export class PreparedApplication {
  readonly #folder: string
  readonly #runs: readonly RunFile[]
  readonly #skeletons = new SkeletonStore()

  constructor({ folder, files, templates, partials }: CompiledApplication) {
    this.#folder = folder
    const plans = new Map(planTemplates(templates, partials).map((planned) => [planned.template, planned]))
    this.#runs = files.map((file) =>
      file.kind === 'plain' ? runPlain(file.source) : runPlanned(plans.get(file.template)!),
    )
  }

  /** Renders once. Either every file is filled, or there are errors. */
  async fill(inputs: TemplateInputs, { cache, isOverdue, tracksReads }: FillRequest): Promise<Filled> {
    const diagnostics: Diagnostic[] = []
    const flows: Flow[] = []
    for (const run of this.#runs) {
      if (isOverdue()) return { isRun: false, manifests: [], texts: [], diagnostics: [overdue] }
      const { flow, diagnostics: found } = run(inputs, tracksReads)
      diagnostics.push(...found)
      if (flow) flows.push(flow)
    }
    if (hasErrors(diagnostics)) return { isRun: false, manifests: [], texts: [], diagnostics }
    diagnostics.push(...(await this.#compileMissing(flows, cache, isOverdue)))
    if (hasErrors(diagnostics)) return { isRun: true, manifests: [], texts: [], diagnostics }
    const manifests = flows.flatMap(({ file, holed }) => {
      const filling = fillSkeleton(this.#skeletons.get(file, holed.text)!, holed.holes)
      diagnostics.push(...filling.diagnostics)
      return filling.manifests.map((manifest) => describe(manifest, holed))
    })
    const texts = flows.map(({ holed }) => holed)
    return { isRun: true, manifests: hasErrors(diagnostics) ? [] : manifests, texts, diagnostics }
  }

  /** Texts that are new are parsed; only then the reader of YAML is loaded. */
  async #compileMissing(flows: readonly Flow[], cache: MadeCache, isOverdue: () => boolean): Promise<Diagnostic[]> {
    const isKnown = ({ file, holed }: Flow): boolean => this.#skeletons.get(file, holed.text) !== undefined
    if (flows.every(isKnown)) return []
    const texts = flows.map(({ file, holed }) => ({ file, text: holed.text }))
    this.#skeletons.load(cache, this.#folder, texts)
    const missing = flows.filter((flow) => !isKnown(flow))
    if (missing.length === 0) return []
    const { compileSkeleton } = await import('./cold.ts')
    const diagnostics: Diagnostic[] = []
    for (const { file, holed } of missing) {
      if (isOverdue()) return [overdue]
      const { skeleton, diagnostics: found } = compileSkeleton(holed)
      diagnostics.push(...found)
      if (skeleton) this.#skeletons.set(file, holed.text, skeleton)
    }
    if (diagnostics.length === 0) this.#skeletons.keep(cache, this.#folder, texts)
    return diagnostics
  }
}

type RunFile = (inputs: TemplateInputs, isTracking: boolean) => { flow?: Flow; diagnostics: readonly Diagnostic[] }

function runPlain(source: SourceText): RunFile {
  const flow = plainFlow(source)
  return () => ({ flow, diagnostics: [] })
}

function runPlanned(planned: PlannedTemplate): RunFile {
  const { file } = planned.template
  return (inputs, isTracking) => {
    const { holed, diagnostics } = planned.run(inputs, { isTracking })
    return { ...(holed && { flow: { file, holed } }), diagnostics }
  }
}

function plainFlow(source: SourceText): Flow {
  const { file, text } = source
  const prefix = chooseHolePrefix([text])
  return { file, holed: { text, prefix, holes: [], locate: (offset) => source.positionAt(offset) } }
}

const overdue: Diagnostic = {
  code: 'LIMIT_TIME',
  severity: 'error',
  message: 'the render took longer than a whole generate may',
  hint: 'split the application, or raise limits.generateSeconds; Argo CD itself gives up after 60 s',
}

/** JSON has no bigger numbers than JavaScript; the reader of manifests has. */
async function readExactly(json: string): Promise<ExactJson> {
  const { readExactJson } = await import('./cold.ts')
  return readExactJson(json)
}

function describe(manifest: Manifest, holed: HoledText): RenderedManifest {
  return {
    json: manifest.json,
    value: () => readExactly(manifest.json),
    isObject: manifest.json.startsWith('{'),
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    name: manifest.name,
    namespace: manifest.namespace,
    at: holed.locate(manifest.start),
    filled: () =>
      manifest.provenance().map(({ path, holes }) => ({
        path: showPath(path),
        holes: holes.map((hole) => holed.holes[hole]!),
      })),
  }
}
