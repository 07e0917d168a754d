/**
 * Announcing parameters: what Argo CD's user interface shows of an application.
 *
 * Settings that a plugin parameter can give, then the flags that the templates ask for, with their types. Only files of
 * this machine are read; no value is told, and a parameter never sets a flag.
 */

import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import type { Flag } from '../core/model/flag.ts'
import { readArgoContext } from './argocd-context.ts'
import { compileApplication } from './compile-application.ts'
import { type Field, settingsTable } from './config/settings-table.ts'
import { chooseEnvironment, loadFlagsOf } from './inputs/choose-sources.ts'
import { loadApplication, placeOfPlugin } from './load-application.ts'
import { loadOperatorConfig, openCache } from './load-operator.ts'
import { QuotableTexts } from './texts.ts'

/** One parameter, as Argo CD's user interface takes it. Source: Argo CD `repository.ParameterAnnouncement`. */
export interface Announcement {
  readonly name: string
  readonly title: string
  readonly tooltip: string
  readonly collectionType: 'string' | 'array'
}

/** The announcement, or why there is none. */
export interface Announced {
  readonly announcements: readonly Announcement[]
  readonly diagnostics: readonly Diagnostic[]
  readonly excerpt: (file: string, line: number) => string | undefined
}

/** Settings that people give in the user interface; the others belong into `flagops.yaml`. */
const announced = ['environment', 'identities', 'pipeline'] as const

/**
 * Announces.
 *
 * Argo CD asks with fewer variables than for a render, and before a destination is known; nothing here needs them.
 */
export async function announceParameters(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Announced> {
  const texts = new QuotableTexts()
  const excerpt = (file: string, line: number): string | undefined => texts.excerpt(file, line)
  const cache = openCache(environment)
  const { context } = readArgoContext(environment)
  const place = placeOfPlugin(folder, context.app.path)
  const { operator } = await loadOperatorConfig(environment, cache)
  const loaded = await loadApplication(place, context, {}, cache, texts)
  const compiled = await compileApplication(loaded.application, cache)
  const diagnostics = [...loaded.diagnostics, ...compiled.diagnostics]
  if (hasErrors(diagnostics) || !compiled.application) return { announcements: [], diagnostics, excerpt }
  const { questionOf } = await import('./cold.ts')
  const asked = questionOf(compiled.application.templates, compiled.application.partials).flags
  const request = {
    place,
    argo: context,
    settings: loaded.application.settings,
    cache,
    texts,
    ...(operator && { operator }),
  }
  const { flagSet } = await loadFlagsOf(request, chooseEnvironment(request).environment)
  const flags = new Map(flagSet?.flags.map((flag) => [flag.key, flag]))
  return {
    announcements: [...announced.map(setting), ...asked.map(({ name }) => announceFlag(name, flags.get(name)))],
    diagnostics: [],
    excerpt,
  }
}

/** A flag is shown so that people see what the application depends on; giving the parameter changes nothing. */
function announceFlag(key: string, flag: Flag | undefined): Announcement {
  const what = flag === undefined ? 'a flag that no file here defines' : `a flag of type ${flag.type}`
  const about = flag?.description === undefined ? '' : `: ${flag.description}`
  return {
    name: `flag.${key}`,
    title: flag === undefined ? key : `${key} (${flag.type})`,
    tooltip: `${what}${about} (decided by its rules; a parameter does not set it)`,
    collectionType: 'string',
  }
}

function setting(name: (typeof announced)[number]): Announcement {
  const { about, kind }: Field = settingsTable[name]
  return { name, title: name, tooltip: about, collectionType: kind === 'strings' ? 'array' : 'string' }
}
