/** Delimiters: what opens and closes a template's tags. */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'

/** A pair that no tag can be mistaken with; `checkDelimiters` says which can be used. */
export interface Delimiters {
  readonly open: string
  readonly close: string
}

/** The pair that Handlebars knows. */
export const handlebarsDelimiters: Delimiters = { open: '{{', close: '}}' }

/** Two to eight signs; none that the text between the delimiters could begin or end with. */
const sign = /^[!#$%&*+,\-./:;<=>?@[\]^_`{|}]{2,8}$/

/** Signs with which a tag may start or end, so that `<%~` and `<%#` can be told from their delimiter. */
const ambiguousAtOpen = /[~!#&*>^/]$/
const ambiguousAtClose = /^[~|]/

/**
 * Why a pair of delimiters cannot be used, or `undefined` if it can.
 *
 * The place is the caller's to add: delimiters are settings, not text of a template.
 */
export function checkDelimiters({ open, close }: Delimiters): Diagnostic | undefined {
  const isGood =
    sign.test(open) &&
    sign.test(close) &&
    open !== close &&
    !open.includes(close) &&
    !close.includes(open) &&
    !ambiguousAtOpen.test(open) &&
    !ambiguousAtClose.test(close)
  if (isGood) return undefined
  return {
    code: 'BAD_DELIMITERS',
    severity: 'error',
    message: 'the delimiters cannot be told from the text between them',
    found: JSON.stringify([open, close]),
    expected: 'two different groups of two to eight signs, such as ["<%", "%>"]',
  }
}
