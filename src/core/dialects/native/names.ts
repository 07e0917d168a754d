/** Names of flags, variants, segments and declared facts. */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { LocatedScalar } from '../../yaml/located.ts'

/** What a name may look like. A leading underscore is out, and with it `__proto__`. */
export const namePattern = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,127}$/

/** Finds fault with a name; `what` it is the name of completes the message. */
export function checkName(what: string, name: string, key: LocatedScalar): Diagnostic[] {
  if (namePattern.test(name)) return []
  return [
    {
      code: 'INVALID_NAME',
      severity: 'error',
      message: `${what} has a name that cannot be used`,
      at: key.at,
      length: key.length,
      found: JSON.stringify(name.length > 140 ? `${name.slice(0, 139)}…` : name),
      expected: 'at most 128 letters, digits and ". _ - /", beginning with a letter or digit',
    },
  ]
}
