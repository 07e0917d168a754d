/** The JSON Schema of native flag files, for editors. Apart from validation, which does not need the generator. */

import { record, strictObject, string, toJSONSchema } from 'zod'
import type { Json } from '../../model/json.ts'
import { namePattern } from './names.ts'
import { factSchema, flagSchema, segmentSchema } from './schema.ts'

/** A JSON Schema, draft 2020-12, made from the definitions that validate. */
export function nativeFlagFileSchema(): { readonly [key: string]: Json } {
  const name = string().regex(namePattern)
  const file = strictObject({
    flags: record(name, flagSchema).optional().meta({ description: 'Flags by name.' }),
    segments: record(name, segmentSchema).optional().meta({ description: 'Named conditions, shared by all files.' }),
    facts: record(name, factSchema).optional().meta({ description: 'The schema of facts, shared by all files.' }),
  }).meta({ title: 'FlagOps flag file' })
  const schema: unknown = toJSONSchema(file, { target: 'draft-2020-12', io: 'input' })
  return JSON.parse(JSON.stringify(schema))
}
