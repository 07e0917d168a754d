import { describe, expect, it } from 'vitest'
import { nativeFlagFileSchema } from '../../../../src/core/dialects/native/json-schema.ts'

describe('nativeFlagFileSchema', () => {
  const schema = nativeFlagFileSchema()

  it('is JSON Schema of draft 2020-12 for a file', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
    })
    expect(Object.keys(Object(schema.properties))).toEqual(['flags', 'segments', 'facts'])
  })

  it('knows the keys, types and allowed values that validation knows', () => {
    expect(schema).toMatchObject({
      properties: {
        flags: {
          additionalProperties: {
            required: ['type', 'default'],
            additionalProperties: false,
            properties: {
              type: { enum: ['boolean', 'string', 'integer', 'number', 'object', 'list'] },
              rules: { items: { additionalProperties: false, properties: { from: { format: 'date-time' } } } },
            },
          },
        },
      },
    })
  })

  it('describes every key of a rule', () => {
    const text = JSON.stringify(schema)
    expect(text).toContain('Only identities of this kind can set the fact.')
    expect(text).toContain('what they leave gets the default variant')
  })
})
