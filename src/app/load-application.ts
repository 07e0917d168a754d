/**
 * An application, loaded: its settings, its files, and where it lies. What commands that are about applications begin with.
 */

import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import { limits } from '../core/model/limits.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import { readText } from '../io/files/read-text.ts'
import { type ApplicationFiles, type Place, readApplication } from './application.ts'
import type { ArgoContext } from './argocd-context.ts'
import {
  type GivenSettings,
  mergeSettings,
  readParameterSettings,
  readSettings,
  type Settings,
  settingsFile,
} from './config/settings.ts'
import { absolutePaths, type NamedInputs } from './inputs/named-inputs.ts'
import type { QuotableTexts } from './texts.ts'

/** Settings and texts of an application, nothing compiled yet. */
export interface LoadedApplication {
  readonly place: Place
  readonly settings: Settings
  readonly files: ApplicationFiles
}

/** Loads an application. Problems of settings, names and bytes are found here; nothing is compiled. */
export async function loadApplication(
  place: Place,
  argo: ArgoContext,
  overrides: GivenSettings,
  cache: MadeCache,
  texts: QuotableTexts,
  named?: NamedInputs,
): Promise<{ application: LoadedApplication; diagnostics: readonly Diagnostic[] }> {
  const fromFile = await loadSettings(place, cache, texts)
  const fromParameters = readParameterSettings(argo.parameters)
  const settings = mergeSettings(fromFile.given, fromParameters.given, overrides)
  const files = readApplication(place, settings, named ? absolutePaths(named) : [])
  texts.add(files.manifests)
  texts.add(files.partials)
  const diagnostics = [...fromFile.diagnostics, ...fromParameters.diagnostics, ...files.diagnostics]
  return { application: { place, settings, files }, diagnostics }
}

async function loadSettings(
  place: Place,
  cache: MadeCache,
  texts: QuotableTexts,
): Promise<{ given: GivenSettings; diagnostics: readonly Diagnostic[] }> {
  const path = join(place.folder, settingsFile)
  if (!existsSync(path)) return { given: {}, diagnostics: [] }
  const { source, problem } = readText(path, settingsFile, limits.flagFileBytes)
  if (problem) return { given: {}, diagnostics: [problem] }
  texts.add([source])
  const slot = `settings ${place.folder}`
  const cached = cache.read(slot, [source.text])
  if (cached !== undefined) return { given: cached as GivenSettings, diagnostics: [] }
  const { readLocated } = await import('./cold.ts')
  const read = readLocated(source)
  const { given, diagnostics } = readSettings(read.root)
  const all = [...read.diagnostics, ...diagnostics]
  if (!hasErrors(all)) cache.write(slot, [source.text], given)
  return { given, diagnostics: all }
}

/** Where an application lies that a person names: its checkout is the nearest folder above with a `.git`. */
export function placeOf(folder: string): Place {
  const start = resolve(folder)
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return { folder: start, boundary: at }
    if (dirname(at) === at) return { folder: start, boundary: start }
  }
}

/** Where an application lies that Argo CD renders: the checkout is what is left of the folder without the source's path. */
export function placeOfPlugin(workingDirectory: string, sourcePath: string | undefined): Place {
  const below = sourcePath === undefined ? '.' : join('/', sourcePath).slice(1)
  const isBelow = below !== '' && below !== '.' && workingDirectory.endsWith(`/${below}`)
  return {
    folder: workingDirectory,
    boundary: isBelow ? workingDirectory.slice(0, -below.length - 1) : workingDirectory,
  }
}
