import { describe, expect, it } from 'vitest'
import { mergeSettings, readParameterSettings, readSettings } from '../../../src/app/config/settings.ts'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import { readLocated } from '../../../src/core/yaml/read-located.ts'

const read = (text: string) => readSettings(readLocated(new SourceText('flagops.yaml', text)).root)

describe('readSettings', () => {
  it('takes every field in its kind', () => {
    const { given, diagnostics } = read(
      'environment: production\nidentities: [customer/acme]\nrecurse: true\ninclude: "*.yaml"\ndelimiters: ["<%", "%>"]\n',
    )
    expect(diagnostics).toEqual([])
    expect(mergeSettings(given)).toMatchObject({
      environment: 'production',
      identities: ['customer/acme'],
      recurse: true,
      include: ['*.yaml'],
      delimiters: { open: '<%', close: '%>' },
      pipeline: 'auto',
    })
  })

  it.each([
    { text: 'recurse: "yes"', found: '"yes"', why: 'a text is no boolean' },
    { text: 'identities: 5', found: '5', why: 'a number is no list' },
    { text: 'delimiters: ["<%"]', found: 'a list', why: 'a pair has two' },
    { text: 'pipeline: terraform', found: '"terraform"', why: 'a choice has its choices' },
    { text: 'flags: {a: 1}', found: 'a map', why: 'a map is no list' },
  ])('refuses $text: $why', ({ text, found }) => {
    expect(read(text).diagnostics).toMatchObject([{ code: 'SETTINGS_INVALID', found, at: { line: 1 } }])
  })

  it('names the field that was meant', () => {
    const [diagnostic] = read('identitys: [customer/acme]').diagnostics
    expect(diagnostic).toMatchObject({ hint: 'did you mean "identities"?', at: { line: 1, column: 1 } })
  })

  it('finds all problems in one run', () => {
    expect(read('recurse: 1\nnope: 2\nallowEmpty: 3\n').diagnostics).toHaveLength(3)
  })

  it('takes an empty file for no settings', () => {
    expect(read('# nothing yet\n')).toEqual({ given: {}, diagnostics: [] })
  })
})

describe('readParameterSettings', () => {
  it('takes fields by their names and leaves the other parameters to the templates', () => {
    const parameters = new Map<string, string | string[]>([
      ['environment', 'staging'],
      ['recurse', 'true'],
      ['identities', ['customer/acme']],
      ['cluster', 'eu-1'],
    ])
    expect(readParameterSettings(parameters)).toEqual({
      given: { environment: 'staging', recurse: true, identities: ['customer/acme'] },
      diagnostics: [],
    })
  })

  it('refuses a value of the wrong kind', () => {
    expect(readParameterSettings(new Map([['recurse', 'perhaps']])).diagnostics).toMatchObject([
      { code: 'SETTINGS_INVALID', found: '"perhaps"' },
    ])
  })

  it('wins over the file', () => {
    expect(mergeSettings({ environment: 'a', recurse: true }, { environment: 'b' })).toMatchObject({
      environment: 'b',
      recurse: true,
    })
  })
})
