/** The operator's configuration, from its file; cached with the text. */

import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import { limits } from '../core/model/limits.ts'
import { type MadeCache, noCache, openMadeCache } from '../io/cache/made-cache.ts'
import { readText } from '../io/files/read-text.ts'
import type { OperatorConfig } from './config/operator.ts'
import { cacheFolder } from './paths.ts'
import { buildId } from './version.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where a sidecar's operator mounts the configuration, unless `FLAGOPS_CONFIG` names another file. */
export const defaultConfigFile = '/etc/flagops/config.yaml'

/** The cache of this machine. A run from sources has none: nothing tells its builds apart. */
export function openCache(environment: Environment): MadeCache {
  return buildId === undefined ? noCache : openMadeCache(cacheFolder(environment), buildId)
}

/**
 * Reads the configuration.
 *
 * @returns No configuration where no file is named and none lies at the default place.
 */
export async function loadOperatorConfig(
  environment: Environment,
  cache: MadeCache,
): Promise<{ operator?: OperatorConfig; diagnostics: readonly Diagnostic[] }> {
  const named = environment.FLAGOPS_CONFIG
  const path = named || defaultConfigFile
  const { source, problem } = readText(path, path, limits.flagFileBytes)
  if (problem) {
    const isAbsent = problem.code === 'FILE_NOT_FOUND' && !named
    return { diagnostics: isAbsent ? [] : [problem] }
  }
  const cached = cache.read('operator', [source.text])
  if (cached !== undefined) return { operator: cached as OperatorConfig, diagnostics: [] }
  const { readLocated, readOperatorConfig } = await import('./cold.ts')
  const read = readLocated(source)
  const { operator, diagnostics } = readOperatorConfig(read.root)
  const all = [...read.diagnostics, ...diagnostics]
  if (operator === undefined || hasErrors(all)) return { diagnostics: all }
  cache.write('operator', [source.text], operator)
  return { operator, diagnostics: all }
}
