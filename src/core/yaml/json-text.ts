/**
 * JSON text that every YAML reader reads as the same values, since Argo CD reads a plugin's JSON as YAML once more.
 *
 * JSON's own encoder leaves characters raw that YAML refuses, or takes for line breaks; here they are escaped. Only
 * well-formed text can be written: YAML has no escape for half a character.
 */

/** As text, because it names control characters. */
const specialCharacters = '["\\\\\\x00-\\x1f\\x7f-\\xa0\\u2028\\u2029\\ufeff\\ufffe\\uffff]'
const special = new RegExp(specialCharacters)
const allSpecial = new RegExp(specialCharacters, 'g')
const surrogate = /[\ud800-\udfff]/
const loneSurrogate = /[\ud800-\udfff]/u // with this flag, pairs are one character and do not match

const shortEscapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** Whether every surrogate has its partner. */
export function isWellFormed(text: string): boolean {
  return !surrogate.test(text) || !loneSurrogate.test(text)
}

/** What stands between the quotes. The text must be well-formed. */
export function escapeText(text: string): string {
  return special.test(text) ? text.replace(allSpecial, escapeCharacter) : text
}

/** A JSON string. The text must be well-formed. */
export function quote(text: string): string {
  return `"${escapeText(text)}"`
}

function escapeCharacter(character: string): string {
  const short = shortEscapes.get(character)
  return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A JSON number. Bigints come out exactly; minus zero keeps its sign, as Kubernetes keeps it. Must be finite. */
export function numberText(value: number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value)
}
