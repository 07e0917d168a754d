/** Recorded answers of other programs, in `test/vectors`. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExactJson } from '../../src/core/yaml/exact-json.ts'
import { numberText } from '../../src/core/yaml/json-text.ts'

const folder = join(import.meta.dirname, '..', 'vectors')

/** A YAML text, and what Kubernetes made of it. */
export interface YamlVector {
  readonly id: string
  /** The text; undefined where its bytes are not UTF-8. */
  readonly text: string | undefined
  /** False where Kubernetes refuses, or gives no stable answer. */
  readonly isRead: boolean
  /** JSON text of the documents, `null` for empty ones. Asked for only when needed: some are too deep to be written. */
  documents(): string
}

/** One for each line of a file of answers about YAML. */
export function readYamlVectors(name: string): YamlVector[] {
  return readLines(name).map((line) => {
    const vector = JSON.parse(line)
    const text = vector.base64 === undefined ? vector.yaml : decodeUtf8(vector.base64)
    const documents = (): string => vector.exact ?? JSON.stringify(vector.json)
    return { id: vector.id, text, isRead: vector.json !== undefined, documents }
  })
}

/** A text to put into manifests. */
export interface HostileValue {
  readonly id: string
  readonly value: string
  readonly isWellFormed: boolean
}

/** All hostile texts, long ones written out. */
export function readHostileValues(): HostileValue[] {
  return readLines('hostile.ndjson').map((line) => {
    const { id, value, repeat, wellFormed = true } = JSON.parse(line)
    const written = repeat ? repeat.before + repeat.text.repeat(repeat.count) + repeat.after : value
    return { id, value: written, isWellFormed: wellFormed }
  })
}

/** A place for a value: `document` and `path` lead to the text, or for keys to the map. */
export interface HostilePlace {
  readonly document: number
  readonly path: readonly (string | number)[]
  readonly prefix: string
  readonly suffix: string
}

/** A template with one hole, and what is right for it; `meaning` in the file explains the words. */
export interface HostileContext {
  readonly id: string
  readonly template: string
  readonly expect: 'exact' | 'key' | 'unchanged' | 'error'
  /** Empty where the value goes nowhere. */
  readonly places: readonly HostilePlace[]
  /** With the marker in the hole. */
  readonly decoded: readonly unknown[]
}

/** All contexts, with the text that stands for the hole in templates, and the marker that stands in it in `decoded`. */
export function readHostileContexts(): { hole: string; marker: string; contexts: HostileContext[] } {
  const { hole, marker, contexts } = JSON.parse(readFileSync(join(folder, 'hostile-contexts.json'), 'utf8'))
  return {
    hole,
    marker,
    contexts: contexts.map((context: HostileContext) => ({ ...context, places: context.places ?? [] })),
  }
}

/** Non-empty lines of a file. */
function readLines(name: string): string[] {
  return readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)
}

function decodeUtf8(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'))
  } catch {
    return undefined
  }
}

/** JSON text with sorted keys, for comparing: values that are equal, numbers included to the last digit, give equal texts. */
export function canonicalJson(value: ExactJson): string {
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`
}

/** Stands for the digits of a number while JSON is parsed. */
const numberKey = 'a number, to the last digit'

/** The documents of a JSON text without its nulls, numbers kept to the last digit. */
export function parseExactDocuments(json: string): ExactJson[] {
  const marked = json.replace(/"(?:[^"\\]|\\.)*"|-?[0-9][-+.0-9eE]*/g, (token) =>
    token.startsWith('"') ? token : `{"${numberKey}":"${token}"}`,
  )
  const documents: ExactJson[] = JSON.parse(marked, (_, value) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, numberKey) ? toNumber(value[numberKey]) : value,
  )
  return documents.filter((document) => document !== null)
}

function toNumber(text: string): number | bigint {
  return /^-?[0-9]{16,}$/.test(text) ? BigInt(text) : Number(text)
}
