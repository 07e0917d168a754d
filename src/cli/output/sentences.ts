/** A diagnostic's texts for formats that have one field for all of them. */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'

/** The message, then what was found, what was expected and the hint, each as one line; as written, not made visible. */
export function diagnosticSentences({ message, found, expected, hint }: Diagnostic): string[] {
  return [
    message,
    ...(found === undefined ? [] : [`found: ${found}`]),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ]
}
