/** Characters that may stand nowhere in a YAML text, not even in comments. In double quotes they can be escaped. */

import type { Flavour } from './cursor.ts'
import { showCharacter, YamlProblem } from './problem.ts'

const controls = '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f'
const loneSurrogates = '\\ud800-\\udfff' // with the flag "u", pairs are one character and do not match

/**
 * `kubernetes`: what go-yaml refuses, and byte order marks: it passes over what follows one in ways that depend on
 * how its buffer fills. `core`: what JSON refuses too.
 */
const forbidden: Readonly<Record<Flavour, RegExp>> = {
  kubernetes: new RegExp(`[${controls}\\x7f-\\x84\\x86-\\x9f\\ufeff\\ufffe\\uffff${loneSurrogates}]`, 'u'),
  core: new RegExp(`[${controls}${loneSurrogates}]`, 'u'),
}

/** @throws YamlProblem for the first of them. */
export function refuseForbiddenCharacters(text: string, flavour: Flavour): void {
  const offset = text.search(forbidden[flavour])
  if (offset === -1) return
  throw new YamlProblem('YAML_FORBIDDEN_CHARACTER', 'YAML does not allow this character anywhere', offset, {
    found: showCharacter(text, offset),
    hint: 'remove it, or write it as an escape in double quotes',
  })
}
