/**
 * Settings of one application: `flagops.yaml`, then plugin parameters of the same names, then what the command line says.
 *
 * Later sources win field by field. What a setting leads to is decided by whoever reads it.
 */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import type { Delimiters } from '../../core/template/grammar/delimiters.ts'
import type { Located } from '../../core/yaml/located.ts'
import { nearest } from '../../lib/nearest.ts'
import type { ParameterValue } from '../argocd-context.ts'
import { type Field, type FieldName, type FieldValue, settingsTable } from './settings-table.ts'

/** The fields that one source gives. */
export type GivenSettings = Partial<Record<FieldName, FieldValue>>

/** All settings of an application, with defaults for what nobody gave. */
export interface Settings {
  readonly environment?: string
  readonly identities?: readonly string[]
  readonly pipeline: 'auto' | 'raw'
  readonly delimiters?: Delimiters
  readonly allowRaw: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly recurse: boolean
  readonly flags: readonly string[]
  readonly facts: readonly string[]
  readonly allowEmpty: boolean
}

/** Name of the file, at the top of the application's folder. */
export const settingsFile = 'flagops.yaml'

/** Joins settings, later sources winning, and fills in the defaults. */
export function mergeSettings(...given: readonly GivenSettings[]): Settings {
  const all: GivenSettings = Object.assign({}, ...given)
  const strings = (name: FieldName): readonly string[] => {
    const value = all[name]
    return Array.isArray(value) ? value : []
  }
  const [open, close] = strings('delimiters')
  return {
    ...(typeof all.environment === 'string' && { environment: all.environment }),
    ...(all.identities !== undefined && { identities: strings('identities') }),
    pipeline: all.pipeline === 'raw' ? 'raw' : 'auto',
    ...(open !== undefined && close !== undefined && { delimiters: { open, close } }),
    allowRaw: strings('allowRaw'),
    include: strings('include'),
    exclude: strings('exclude'),
    recurse: all.recurse === true,
    flags: strings('flags'),
    facts: strings('facts'),
    allowEmpty: all.allowEmpty === true,
  }
}

/** Reads the content of `flagops.yaml`; an empty file sets nothing. */
export function readSettings(root: Located | undefined): { given: GivenSettings; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const given: Record<string, FieldValue> = {}
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return { given, diagnostics }
  if (root.kind !== 'map') {
    diagnostics.push({
      code: 'SETTINGS_INVALID',
      severity: 'error',
      message: `${settingsFile} is not a map of settings`,
      at: root.at,
      length: root.length,
      expected: `a map with any of ${Object.keys(settingsTable).join(', ')}`,
    })
    return { given, diagnostics }
  }
  for (const { key, name, value } of root.entries) {
    if (!isFieldName(name)) {
      diagnostics.push({ ...unknownField(name, 'field'), at: key.at, length: key.length })
      continue
    }
    const read = fieldValue(settingsTable[name], plain(value))
    if (read === undefined) {
      diagnostics.push({ ...wrongValue(name, describe(value)), at: value.at, length: value.length })
    } else given[name] = read
  }
  return { given, diagnostics }
}

/** Reads plugin parameters. Those without a field's name belong to the templates and are left alone. */
export function readParameterSettings(parameters: ReadonlyMap<string, ParameterValue>): {
  given: GivenSettings
  diagnostics: Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const given: Record<string, FieldValue> = {}
  for (const [name, value] of parameters) {
    if (!isFieldName(name)) continue
    const field: Field = settingsTable[name]
    const isWord = field.kind === 'boolean' && (value === 'true' || value === 'false')
    const read = fieldValue(field, isWord ? value === 'true' : value)
    if (read === undefined) diagnostics.push(wrongValue(name, JSON.stringify(value)))
    else given[name] = read
  }
  return { given, diagnostics }
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(settingsTable, name)
}

function fieldValue(field: Field, value: unknown): FieldValue | undefined {
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'string':
      return typeof value === 'string' && value !== '' ? value : undefined
    case 'choice':
      return typeof value === 'string' && field.of?.includes(value) ? value : undefined
    case 'strings':
      return typeof value === 'string' ? [value] : isStrings(value) ? value : undefined
    case 'pair':
      return isStrings(value) && value.length === 2 ? value : undefined
  }
}

const isStrings = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((it) => typeof it === 'string')

/** A node as a plain value where it is a scalar or a list of scalars. */
function plain(node: Located): unknown {
  if (node.kind === 'scalar') return node.value
  return node.kind === 'list' ? node.items.map((item) => (item.kind === 'scalar' ? item.value : undefined)) : undefined
}

function describe(node: Located): string {
  return node.kind === 'scalar' ? JSON.stringify(node.value) : `a ${node.kind}`
}

function unknownField(name: string, what: string): Diagnostic {
  const close = nearest(name, Object.keys(settingsTable))
  return {
    code: 'SETTINGS_INVALID',
    severity: 'error',
    message: `${settingsFile} has an unknown ${what}`,
    found: JSON.stringify(name),
    expected: `one of ${Object.keys(settingsTable).join(', ')}`,
    ...(close !== undefined && { hint: `did you mean "${close}"?` }),
  }
}

const kinds: Record<Field['kind'], string> = {
  string: 'a text that is not empty',
  strings: 'a list of texts',
  boolean: 'true or false',
  pair: 'a list of two texts',
  choice: 'one of',
}

function wrongValue(name: FieldName, found: string): Diagnostic {
  const field: Field = settingsTable[name]
  return {
    code: 'SETTINGS_INVALID',
    severity: 'error',
    message: `the setting "${name}" has a value of the wrong kind`,
    found,
    expected: field.of ? `one of ${field.of.join(', ')}` : kinds[field.kind],
    hint: `for example ${name}: ${field.example}`,
  }
}
