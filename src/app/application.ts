/**
 * An application's folder, read: which files are manifests, templates and partials.
 *
 * It compiles nothing. Files that are no manifests (dot-files, `flagops.yaml`, partials, flag and facts files) are told
 * apart here, by name alone.
 */

import { join, normalize, relative } from 'node:path'
import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import type { SourceText } from '../core/diagnostic/source-text.ts'
import { limits } from '../core/model/limits.ts'
import { type ListedFile, listFiles } from '../io/files/list-files.ts'
import { readText } from '../io/files/read-text.ts'
import { matchesGlob } from '../lib/glob.ts'
import { type Settings, settingsFile } from './config/settings.ts'

/** Where an application lies. */
export interface Place {
  /** Its folder. */
  readonly folder: string
  /** The checkout around it, which no path and no link may leave. */
  readonly boundary: string
}

/** What an application's folder holds. */
export interface ApplicationFiles {
  /** Manifests in order of their paths; a template's name ends in `.hbs`. */
  readonly manifests: readonly SourceText[]
  /** Partials by name: the path under `partials/` without `.hbs`, and also without the ending before it. */
  readonly partials: readonly SourceText[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Ending of a template; rendering drops it. */
export const templateEnding = '.hbs'

/** Folder of the partials, at the top of an application. */
export const partialsFolder = 'partials'

const manifestName = /\.(ya?ml|json)(\.hbs)?$/

/** Whether a file is a template. */
export const isTemplate = (file: string): boolean => file.endsWith(templateEnding)

/**
 * Reads the files that the settings select.
 *
 * @param named Absolute paths of flags and facts that somebody named besides; inside the folder they are no manifests.
 */
export function readApplication(place: Place, settings: Settings, named: readonly string[]): ApplicationFiles {
  const listing = listFiles(place.folder, place.boundary, settings.recurse)
  const besides = named.map((path) => relative(place.folder, path))
  const inputs = [...settings.flags, ...settings.facts, ...besides].map((path) => normalize(path).replace(/\/$/, ''))
  const isManifest = ({ path }: ListedFile): boolean =>
    manifestName.test(path) &&
    path !== settingsFile &&
    !path.startsWith(`${partialsFolder}/`) &&
    !inputs.some((input) => path === input || path.startsWith(`${input}/`)) &&
    (settings.include.length === 0 || settings.include.some((glob) => matchesGlob(path, glob))) &&
    !settings.exclude.some((glob) => matchesGlob(path, glob))
  const chosen = listing.files.filter(isManifest)
  const partials = readPartials(place)
  const read = readAll(chosen)
  return {
    manifests: read.sources,
    partials: partials.sources,
    diagnostics: [
      ...listing.diagnostics,
      ...(settings.pipeline === 'auto' ? listing.files.flatMap(judgePipeline) : []),
      ...read.diagnostics,
      ...partials.diagnostics,
    ],
  }
}

/**
 * A chart's files are no manifests. An overlay's are, and are rendered as such; what the overlay makes of them is not.
 */
function judgePipeline({ path }: ListedFile): Diagnostic[] {
  const isChart = path === 'Chart.yaml'
  if (!isChart && !/^kustomization\.ya?ml(\.hbs)?$/.test(path)) return []
  return [
    {
      code: 'PIPELINE_UNSUPPORTED',
      severity: isChart ? 'error' : 'warning',
      message: isChart
        ? 'the folder is a Helm chart, and this version renders manifests only'
        : 'the folder is a kustomize overlay; its files are rendered as the manifests that they are',
      at: { file: path, line: 1, column: 1 },
      hint: 'set pipeline: raw if that is what you want',
    },
  ]
}

function readPartials(place: Place): { sources: SourceText[]; diagnostics: Diagnostic[] } {
  const folder = join(place.folder, partialsFolder)
  const listing = listFiles(folder, place.boundary, true, `${partialsFolder}/`)
  const missing = listing.diagnostics.length === 1 && listing.diagnostics[0]?.code === 'FILE_NOT_FOUND'
  if (missing) return { sources: [], diagnostics: [] }
  const chosen = listing.files.filter(({ path }) => isTemplate(path))
  const { sources, diagnostics } = readAll(
    chosen.map(({ path, real }) => ({ path: `${partialsFolder}/${path}`, real })),
  )
  return { sources, diagnostics: [...listing.diagnostics, ...diagnostics] }
}

function readAll(files: readonly ListedFile[]): { sources: SourceText[]; diagnostics: Diagnostic[] } {
  const sources: SourceText[] = []
  const diagnostics: Diagnostic[] = []
  for (const { path, real } of files) {
    const { source, problem } = readText(real, path, isTemplate(path) ? limits.templateBytes : limits.manifestBytes)
    if (problem) diagnostics.push(problem)
    else sources.push(source)
  }
  return { sources, diagnostics }
}
