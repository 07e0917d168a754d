/**
 * Compiles Argo CD's servers once, before any test file starts, so that no two of them do it at the same time.
 */
import { needs } from '../../support/machine.ts'
import { buildServers } from './build-servers.ts'

/** Called by vitest. */
export function setup(): void {
  if (!needs('argocd').skip) buildServers()
}
