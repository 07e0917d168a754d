import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { helperReference } from '../../../src/core/template/helper-reference.ts'
import { helperDefinitions } from '../../../src/core/template/helpers/definitions.ts'
import { SecretText } from '../../../src/core/template/hole.ts'
import { textOf, valuesOf } from './support.ts'

const page = new URL('../../../docs/reference/template-helpers.md', import.meta.url)

const examples = helperDefinitions.flatMap(({ name, examples }) => examples.map((example) => ({ name, ...example })))

describe('the reference of helpers', () => {
  it('is what the definitions say (UPDATE_DOCS=1 writes it)', () => {
    if (process.env.UPDATE_DOCS === '1') {
      mkdirSync(new URL('.', page), { recursive: true })
      writeFileSync(page, helperReference())
    }
    expect(readFileSync(page, 'utf8')).toBe(helperReference())
  })

  it('lists each helper of the design once', () => {
    const names =
      'flag enabled fact secret secretVersion has default required eq ne lt le gt ge and or not concat lower upper trim ' +
      'replace split join json base64 urlencode sha256 add sub mul min max ceil floor round lookup inline each if unless with'
    expect(helperDefinitions.map(({ name }) => name).sort()).toEqual(names.split(' ').sort())
  })

  it.each(examples.filter(({ gives }) => gives !== undefined))(
    '$name: $template gives $gives',
    ({ template, gives }) => {
      expect(textOf(template)).toBe(gives)
    },
  )

  it.each(examples.filter(({ gives }) => gives === undefined))('$name: $template gives a secret', ({ template }) => {
    expect(valuesOf(template)).toEqual([expect.any(SecretText)])
  })
})
