/** Where FlagOps keeps what it may lose: caches and locks. */

import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Folder of the cache: `FLAGOPS_CACHE_DIR`, else as the XDG base directories say.
 *
 * A home of `/` is no home: containers without a user entry have it, and it cannot be written to.
 */
export function cacheFolder(environment: Environment): string {
  const { FLAGOPS_CACHE_DIR: own, XDG_CACHE_HOME: xdg, HOME: home } = environment
  if (own) return own
  if (xdg) return join(xdg, 'flagops')
  return home && home !== '/' ? join(home, '.cache', 'flagops') : join(temporaryFolder(environment), 'flagops-cache')
}

/** Folder of the slots' lock files. Local to this machine, because holders are told apart by process number. */
export function slotsFolder(environment: Environment): string {
  return join(temporaryFolder(environment), `flagops-slots-${process.getuid?.() ?? 0}`)
}

const temporaryFolder = (environment: Environment): string => environment.TMPDIR || '/tmp'
