import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../src/core/model/secret.ts'
import { SecretText } from '../../../src/core/template/hole.ts'
import type { SecretRefusal } from '../../../src/core/template/inputs.ts'
import { brief, exampleInputs, problems, render, valuesOf } from './support.ts'

const smtp = new Secret('smtp', 'v7', 'pa ss')
const secrets = new Map<string, Secret | SecretRefusal>([
  ['smtp', smtp],
  ['closed', { refused: 'injection is off in this environment' }],
])
const inputs = exampleInputs({ secrets })

describe('secrets in templates', () => {
  it.each([
    { text: '{{secret "smtp"}}', value: new SecretText([smtp]) },
    { text: '{{secret "none" default="x"}}', value: new SecretText(['x']) },
    { text: '{{base64 (secret "smtp")}}', value: new SecretText([new SecretText([smtp])], ['base64']) },
    {
      text: '{{urlencode (concat "u:" 5 (secret "smtp"))}}',
      value: new SecretText([new SecretText(['u:', '5', new SecretText([smtp])])], ['urlencode']),
    },
    { text: '{{json (secret "smtp")}}', value: new SecretText([new SecretText([smtp])], ['json']) },
  ])('stay in parts until they are filled in: $text', ({ text, value }) => {
    expect(valuesOf(text, { inputs })).toEqual([value])
  })

  it('show themselves neither in a hole nor in its token', () => {
    const { holed } = render('a: {{concat "x" (secret "smtp")}}', { inputs, isTracking: true })
    expect(inspect(holed, { depth: 20 }) + JSON.stringify(holed)).not.toContain('pa ss')
    expect(holed?.holes[0]?.reads).toEqual([{ kind: 'secret', name: 'smtp' }])
  })

  it('have a version that is no secret', () => {
    const text = '{{secretVersion "smtp"}}{{sha256 (secretVersion "smtp")}}{{secretVersion "none" default="-"}}'
    expect(valuesOf(text, { inputs })).toEqual(['v7', expect.stringMatching(/^[0-9a-f]{64}$/), '-'])
  })

  it.each([
    { text: '{{#if (eq (secret "a") "x")}}{{/if}}', found: 'SECRET_IN_EXPRESSION 1:11', why: 'comparisons' },
    { text: '{{#if (secret "a")}}{{/if}}', found: 'SECRET_IN_EXPRESSION 1:7', why: 'conditions' },
    { text: '{{#each (secret "a")}}{{/each}}', found: 'SECRET_IN_EXPRESSION 1:9', why: 'loops' },
    { text: '{{#with (secret "a") as |x|}}{{x}}{{/with}}', found: 'SECRET_IN_EXPRESSION 1:9', why: 'names' },
    { text: '{{sha256 (secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:10', why: 'hashes' },
    {
      text: '{{split (concat "x" (secret "a")) ","}}',
      found: 'SECRET_IN_EXPRESSION 1:9',
      why: 'what is made from them',
    },
    { text: '{{lookup parameters (secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:21', why: 'keys' },
    { text: '{{flag (secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:8', why: 'names of flags' },
    { text: '{{has (secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:7', why: 'presence' },
    {
      text: '{{default (secret "a") "x"}}',
      found: 'SECRET_IN_EXPRESSION 1:11',
      why: 'default, which is an option of secret',
    },
    { text: '{{fact "a" default=(secret "b")}}', found: 'SECRET_IN_EXPRESSION 1:20', why: 'defaults' },
    { text: '{{secret "a" default=(secret "b")}}', found: 'SECRET_IN_EXPRESSION 1:22', why: 'defaults of secrets' },
    { text: '{{inline (secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:10', why: 'inline' },
    { text: '{{upper (base64 (secret "a"))}}', found: 'SECRET_IN_EXPRESSION 1:9', why: 'other helpers' },
    { text: '{{> p x=(secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:9', why: 'arguments of partials' },
    { text: '{{> p (secret "a")}}', found: 'SECRET_IN_EXPRESSION 1:7', why: 'contexts of partials' },
  ])('are refused in $why: $text', ({ text, found }) => {
    expect(problems(text).map(brief)).toEqual([found])
  })

  it('are refused in text, also by way of a partial', () => {
    expect(problems('{{secret "smtp"}}', { output: 'text' }).map(brief)).toEqual(['SECRET_IN_TEXT 1:1'])
    const { diagnostics } = render('\n{{> p}}', { output: 'text', partials: { p: 'x{{secret "smtp"}}' }, inputs })
    expect(diagnostics).toMatchObject([
      { code: 'SECRET_IN_TEXT', at: { file: 'partials/p.hbs', line: 1, column: 2 }, related: [{ at: { line: 2 } }] },
    ])
  })

  it('that may not be read say why', () => {
    const { diagnostics } = render('{{secret "closed" default="x"}}{{secretVersion "closed"}}', { inputs })
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'SECRET_REFUSED: the secret "closed" may not be read: injection is off in this environment',
      'SECRET_REFUSED: the secret "closed" may not be read: injection is off in this environment',
    ])
  })

  it('cannot be imitated by a fact of the same shape', () => {
    const [value] = valuesOf('{{fact "shaped"}}')
    expect(value).not.toBeInstanceOf(SecretText)
    expect(value).toEqual({ kind: 'secret-text', parts: ['x'], encode: [] })
  })
})
