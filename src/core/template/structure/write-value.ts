/** Whole values as JSON text, with the limits that Kubernetes and we set. */

import { countCodePoints } from '../../../lib/code-points.ts'
import type { DiagnosticCode } from '../../diagnostic/codes.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Json, JsonList, JsonObject } from '../../model/json.ts'
import { limits } from '../../model/limits.ts'
import { isWellFormed, numberText, quote } from '../../yaml/json-text.ts'
import { isTextField } from './text-fields.ts'

/** What is said about a value that cannot stand where it is put; never the value itself. */
export type Finding = Pick<Diagnostic, 'message' | 'found' | 'expected' | 'hint'>

/** Longest key that go-yaml reads in JSON: its text with quotes and escapes, in characters. */
const maxKeyLength = 1024

/** Of a text with a lone surrogate. */
export const notWellFormed: Finding = {
  message: 'the text holds half a character, which no manifest can hold',
  found: 'a lone surrogate',
  expected: 'well-formed Unicode',
}
/** Of infinity and NaN. */
export const notFinite: Finding = { message: 'the number is not finite', expected: 'a finite number' }
/** Of a key longer than `maxKeyLength`. */
export const keyTooLong: Finding = {
  message: 'a key is too long for Kubernetes to read',
  expected: `at most ${maxKeyLength} characters with quotes and escapes`,
}

/** Whether a key is longer than Kubernetes reads. */
export function isKeyTooLong(name: string): boolean {
  // no character takes more than six
  return name.length > maxKeyLength / 6 - 2 && countCodePoints(quote(name)) > maxKeyLength
}

/** Writes one value, however deep it is. */
export class ValueWriter {
  readonly #report: (code: DiagnosticCode, finding: Finding) => string
  #depth = 0

  /** @param report Called for what cannot be written; gives what stands in its place. */
  constructor(report: (code: DiagnosticCode, finding: Finding) => string) {
    this.#report = report
  }

  value(value: Json): string {
    if (typeof value === 'string') return this.#text(value)
    if (typeof value === 'number') {
      return Number.isFinite(value) ? numberText(value) : this.#report('VALUE_NOT_FINITE', notFinite)
    }
    return isContainer(value) ? this.#container(value) : String(value)
  }

  #text(text: string): string {
    return isWellFormed(text) ? quote(text) : this.#report('VALUE_NOT_TEXT', notWellFormed)
  }

  #container(value: JsonList | JsonObject): string {
    if (this.#depth === limits.depth) {
      return this.#report('VALUE_TOO_DEEP', {
        message: 'the value is nested too deeply',
        expected: `at most ${limits.depth} levels`,
      })
    }
    this.#depth += 1
    const json = isJsonList(value) ? `[${value.map((item) => this.value(item)).join(',')}]` : this.#object(value)
    this.#depth -= 1
    return json
  }

  #object(object: JsonObject): string {
    const entries = Object.entries(object).map(([name, value]) => `${this.#key(name)}:${this.value(value)}`)
    return `{${entries.join(',')}}`
  }

  #key(name: string): string {
    if (isWellFormed(name) && isKeyTooLong(name)) return this.#report('YAML_KEY_TOO_LONG', keyTooLong)
    return this.#text(name)
  }
}

/** Whether a value puts something else than text into a field, below `path`, that Kubernetes defines as text. */
export function holdsWrongType(kind: string, path: readonly (string | number | object)[], value: Json): boolean {
  if (path.length > 2 * limits.depth) return false // too deep, which is reported by itself
  if (!isContainer(value)) return typeof value !== 'string' && isTextField(kind, path)
  const children: Iterable<[string | number, Json]> = isJsonList(value) ? value.entries() : Object.entries(value)
  for (const [step, child] of children) if (holdsWrongType(kind, [...path, step], child)) return true
  return isTextField(kind, path)
}

/** Whether a value is a list or a map. */
export function isContainer(value: Json): value is JsonList | JsonObject {
  return typeof value === 'object' && value !== null
}

/** What a message calls a value of this type. */
export function describe(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'object') return isJsonList(value) ? 'a list' : 'a map'
  return typeof value === 'string' ? 'text' : `a ${typeof value}`
}

/** `Array.isArray` does not narrow readonly lists. */
function isJsonList(value: JsonList | JsonObject): value is JsonList {
  return Array.isArray(value)
}
