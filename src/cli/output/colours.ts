/**
 * Colours: which parts of a text stand out on a terminal.
 *
 * Callers name the meaning; this module knows the escape sequences and when there must be none.
 */

/** Marks text. Without colours every function gives its text back. */
export interface Colours {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly place: (text: string) => string
  readonly label: (text: string) => string
  readonly faint: (text: string) => string
}

const paint =
  (code: string) =>
  (text: string): string =>
    text === '' ? text : `\u001b[${code}m${text}\u001b[0m`

const same = (text: string): string => text

/** For files, pipes and logs. */
export const plain: Colours = { error: same, warning: same, place: same, label: same, faint: same }

/** For terminals. */
export const coloured: Colours = {
  error: paint('1;31'),
  warning: paint('1;33'),
  place: paint('1'),
  label: paint('36'),
  faint: paint('2'),
}

/**
 * Whether an output takes colours: a terminal does, unless it is dumb; `FORCE_COLOR` (not `0` or `false`) makes
 * anything do; `NO_COLOR` (not empty) forbids it and wins, because plain text is never wrong.
 *
 * Source: no-color.org, force-color.org.
 */
export function takesColours(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  if ((environment.NO_COLOR ?? '') !== '') return false
  const forced = environment.FORCE_COLOR
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  return isTerminal && environment.TERM !== 'dumb'
}
