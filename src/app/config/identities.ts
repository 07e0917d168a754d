/**
 * The identities of a render: whose facts count, in order.
 *
 * Settings name them with `${…}`; without settings it is the Application itself, `app/<project>.<name>`.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import type { ContextRecord } from '../../core/model/context.ts'
import type { AppFacts } from '../argocd-context.ts'
import { identityShape, isIdentity } from '../inputs/facts.ts'
import { substitute } from './substitute.ts'

/**
 * Resolves identities.
 *
 * @param settings As written; undefined where nothing was.
 * @param roots    The roots that `${…}` may name.
 */
export function resolveIdentities(
  settings: readonly string[] | undefined,
  app: AppFacts,
  roots: ContextRecord,
): { identities: readonly string[]; diagnostics: readonly Diagnostic[] } {
  if (settings === undefined) {
    const isKnown = app.project !== undefined && app.name !== undefined
    return { identities: isKnown ? [`app/${app.project}.${app.name}`] : [], diagnostics: [] }
  }
  const diagnostics: Diagnostic[] = []
  const identities: string[] = []
  for (const setting of settings) {
    const { text, diagnostics: found } = substitute(setting, roots, `the identity ${JSON.stringify(setting)}`)
    if (found.length > 0) diagnostics.push(...found)
    else if (isIdentity(text)) identities.push(text)
    else diagnostics.push(notAnIdentity(setting, text))
  }
  return { identities, diagnostics }
}

function notAnIdentity(setting: string, text: string): Diagnostic {
  return {
    code: 'IDENTITY_INVALID',
    severity: 'error',
    message: `the identity ${JSON.stringify(setting)} is none`,
    found: JSON.stringify(text),
    expected: identityShape,
  }
}
