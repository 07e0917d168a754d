/** JSON Schemas for editors: each made from the definitions that validate. */

import { toJSONSchema } from 'zod'
import { nativeFlagFileSchema } from '../core/dialects/native/json-schema.ts'
import type { Json } from '../core/model/json.ts'
import { operatorSchema } from './config/operator.ts'
import { type Field, settingsTable } from './config/settings-table.ts'

/** Schemas by name, JSON Schema draft 2020-12. */
export function editorSchemas(): { readonly [name: string]: { readonly [key: string]: Json } } {
  return { flags: nativeFlagFileSchema(), settings: settingsSchema(), config: operatorConfigSchema() }
}

function operatorConfigSchema(): { readonly [key: string]: Json } {
  const schema: unknown = toJSONSchema(operatorSchema, { target: 'draft-2020-12', io: 'input' })
  return JSON.parse(JSON.stringify(schema))
}

function settingsSchema(): { readonly [key: string]: Json } {
  const fields = Object.entries(settingsTable).map(([name, field]) => [
    name,
    { ...typeOf(field), description: field.about },
  ])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'FlagOps settings of an application (flagops.yaml)',
    type: 'object',
    properties: Object.fromEntries(fields),
    additionalProperties: false,
  }
}

function typeOf(field: Field): { readonly [key: string]: Json } {
  const text = { type: 'string' }
  switch (field.kind) {
    case 'string':
      return { type: 'string', minLength: 1 }
    case 'boolean':
      return { type: 'boolean' }
    case 'choice':
      return { enum: field.of ?? [] }
    case 'strings':
      return { anyOf: [text, { type: 'array', items: text }] }
    case 'pair':
      return { type: 'array', items: text, minItems: 2, maxItems: 2 }
  }
}
