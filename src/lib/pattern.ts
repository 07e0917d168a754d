/** Regular expressions that run in time linear in the text, whatever the pattern. Syntax: RE2. */

import { RE2JS, RE2JSSyntaxException } from 're2js'

/** A pattern ready to search with. */
export interface Pattern {
  /** Whether the pattern matches anywhere in the text. */
  isFoundIn(text: string): boolean
}

/** Prepares a pattern; a string says what is wrong with it. Never throws. */
export function compilePattern(pattern: string): Pattern | string {
  try {
    const compiled = RE2JS.compile(pattern)
    return { isFoundIn: (text) => compiled.test(text) }
  } catch (error) {
    return error instanceof RE2JSSyntaxException ? error.getDescription() : 'the pattern is too complex'
  }
}
