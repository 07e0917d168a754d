/**
 * Access: what a render may read, decided by what Argo CD says of the Application, never by what its author wrote.
 *
 * Without a rule that matches, an Application may read the facts of itself and of nobody else. Authors only choose
 * among what is granted.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { matchesGlob } from '../../lib/glob.ts'
import type { AppFacts } from '../argocd-context.ts'
import type { AccessRule, OperatorConfig } from './operator.ts'
import { substitute } from './substitute.ts'

/** What an Application may choose from. */
export interface Grant {
  /** Names of environments, those configured that match. */
  readonly environments: readonly string[]
  /** Whether facts of this identity may be read. */
  readonly mayRead: (identity: string) => boolean
}

/** What the rules grant to an Application. */
export function grantTo(app: AppFacts, config: OperatorConfig): Grant {
  const configured = Object.keys(config.environments ?? {})
  const own = app.project !== undefined && app.name !== undefined ? `app/${app.project}.${app.name}` : undefined
  const rules = config.access ?? []
  const matching = rules.filter((rule) => matches(rule, app))
  const patterns = matching.flatMap((rule) => rule.identities.flatMap((pattern) => resolvePattern(pattern, app)))
  const isGranted = (name: string): boolean =>
    rules.length === 0 || matching.some((rule) => rule.environments.some((glob) => matchesGlob(name, glob)))
  return {
    environments: configured.filter(isGranted),
    mayRead: (identity) => identity === own || patterns.some((pattern) => matchesGlob(identity, pattern)),
  }
}

function matches(rule: AccessRule, app: AppFacts): boolean {
  const one = (globs: readonly string[] | undefined, value: string | undefined): boolean =>
    globs === undefined || (value !== undefined && globs.some((glob) => matchesUrl(value, glob)))
  return (
    one(rule.projects, app.project) &&
    one(rule.namespaces, app.namespace) &&
    one(rule.applications, app.name) &&
    one(rule.repositories, app.repository)
  )
}

/** A lone star means anything, slashes included: `*` for repositories would else match no URL. */
const matchesUrl = (value: string, glob: string): boolean => glob === '*' || matchesGlob(value, glob)

/** Names from Argo CD are inserted as they are, unless they could act as a glob; then the pattern grants nothing. */
function resolvePattern(pattern: string, app: AppFacts): string[] {
  const safe = Object.fromEntries(Object.entries(app).filter(([, value]) => !/[*?{}]/.test(value)))
  const { text, diagnostics } = substitute(pattern, { app: safe }, 'a pattern')
  return diagnostics.length === 0 ? [text] : []
}

/** Errors for each identity that is not granted. */
export function refuseUngranted(identities: readonly string[], grant: Grant): Diagnostic[] {
  return identities
    .filter((identity) => !grant.mayRead(identity))
    .map((identity) => ({
      code: 'IDENTITY_NOT_GRANTED',
      severity: 'error',
      message: 'the application may not read the facts of this identity',
      found: identity,
      expected: "an identity that the operator's access rules grant to this Application",
      hint: 'ask the operator for a rule under "access" in the configuration of the plugin',
    }))
}
