/**
 * Compiling an application: templates to checked templates, cached with their texts.
 *
 * A file that is no template is a structured text without holes; it goes the same way from there on.
 */

import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import type { SourceText } from '../core/diagnostic/source-text.ts'
import type { Template } from '../core/template/ast.ts'
import { collectPartials } from '../core/template/partial-name.ts'
import type { Partials } from '../core/template/visit.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import { matchesGlob } from '../lib/glob.ts'
import { isTemplate } from './application.ts'
import type { Settings } from './config/settings.ts'
import type { LoadedApplication } from './load-application.ts'

/** A file that becomes manifests: a template, or a text as it is. */
export type CompiledFile =
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'plain'; readonly source: SourceText }

/** An application whose templates have been checked and linked, without a finding that forbids to render. */
export interface CompiledApplication {
  readonly folder: string
  /** In the order of their paths. */
  readonly files: readonly CompiledFile[]
  readonly templates: readonly Template[]
  readonly partials: Partials
}

interface Templates {
  readonly templates: readonly Template[]
  readonly partials: readonly Template[]
}

/** What became of an application's templates. */
export interface Compilation {
  /** Absent where any of them has an error. */
  readonly application?: CompiledApplication
  /** Those that are right by themselves. */
  readonly templates: readonly Template[]
  readonly partials: Partials
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles all templates and partials of an application, with all their diagnostics. */
export async function compileApplication(
  { place, settings, files }: LoadedApplication,
  cache: MadeCache,
): Promise<Compilation> {
  const sources = files.manifests.filter(({ file }) => isTemplate(file))
  const slot = `templates ${place.folder}`
  const choices = JSON.stringify([settings.delimiters, settings.allowRaw])
  const texts = [choices, ...[...sources, ...files.partials].flatMap(({ file, text }) => [file, text])]
  const cached = cache.read(slot, texts)
  const compiled =
    cached === undefined
      ? await compileAll(sources, files.partials, settings)
      : { ...(cached as Templates), diagnostics: [] }
  const { templates } = compiled
  const { partials, diagnostics: ambiguous } = collectPartials(compiled.partials)
  const diagnostics = [...compiled.diagnostics, ...ambiguous]
  if (cached === undefined && !hasErrors(diagnostics) && templates.length + partials.size > 0) {
    const { linkTemplates } = await import('./cold.ts')
    diagnostics.push(...linkTemplates(templates, partials))
  }
  if (hasErrors(diagnostics)) return { templates, partials, diagnostics }
  // what is cached has been linked without a finding, and need not be linked again
  if (cached === undefined && diagnostics.length === 0) {
    cache.write(slot, texts, { templates, partials: compiled.partials } satisfies Templates)
  }
  const byFile = new Map(templates.map((template) => [template.file, template]))
  const all = files.manifests.map((source): CompiledFile => {
    const template = byFile.get(source.file)
    return template === undefined ? { kind: 'plain', source } : { kind: 'template', template }
  })
  return { application: { folder: place.folder, files: all, templates, partials }, templates, partials, diagnostics }
}

async function compileAll(
  sources: readonly SourceText[],
  partialSources: readonly SourceText[],
  settings: Settings,
): Promise<Templates & { diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  if (sources.length + partialSources.length === 0) return { templates: [], partials: [], diagnostics }
  const { compileTemplate } = await import('./cold.ts')
  const compile = (source: SourceText, output: 'structured' | 'partial'): Template[] => {
    const compiled = compileTemplate(source, {
      output,
      ...(settings.delimiters && { delimiters: settings.delimiters }),
      isRawAllowed: settings.allowRaw.some((glob) => matchesGlob(source.file, glob)),
    })
    diagnostics.push(...compiled.diagnostics)
    return compiled.template === undefined ? [] : [compiled.template]
  }
  const templates = sources.flatMap((source) => compile(source, 'structured'))
  const partials = partialSources.flatMap((source) => compile(source, 'partial'))
  return { templates, partials, diagnostics }
}
