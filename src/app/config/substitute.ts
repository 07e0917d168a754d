/**
 * `${root.field}` in settings: names are looked up in the roots that templates see.
 *
 * Strict: an unknown root, an absent field or a value that is no text is an error, never an empty string.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import type { ContextRecord } from '../../core/model/context.ts'
import type { Json } from '../../core/model/json.ts'

const pattern = /\$\{([^}]*)\}/g

/**
 * Replaces every `${…}`.
 *
 * @param text  A setting's text.
 * @param roots The roots by name.
 * @param what  What the text is, for the message: `an identity`.
 */
export function substitute(
  text: string,
  roots: ContextRecord,
  what: string,
): { text: string; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const result = text.replace(pattern, (whole, path: string) => {
    const value = lookUp(roots, path.trim().split('.'))
    if (typeof value === 'string' && value !== '') return value
    diagnostics.push({
      code: 'SETTING_UNRESOLVED',
      severity: 'error',
      message: `${what} uses something that this render does not have`,
      found: whole,
      expected: 'a text under app, parameters, env, kube or environment',
      hint: hintFor(path.trim()),
    })
    return whole
  })
  return { text: result, diagnostics }
}

function hintFor(path: string): string {
  const [root, name] = path.split('.')
  if (root === 'parameters' && name !== undefined) return `give the plugin parameter "${name}"`
  if (path === 'app.name') return 'Argo CD gives it as ARGOCD_APP_NAME; at a command line use --app'
  return 'correct the name, or set what it reads'
}

function lookUp(value: Json | undefined, path: readonly string[]): Json | undefined {
  let at = value
  for (const name of path) {
    if (at === null || typeof at !== 'object' || Array.isArray(at) || !Object.hasOwn(at, name)) return undefined
    at = (at as ContextRecord)[name]
  }
  return at
}
