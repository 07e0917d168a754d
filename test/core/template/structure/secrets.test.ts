import { describe, expect, it } from 'vitest'
import { Secret } from '../../../../src/core/model/secret.ts'
import { SecretText } from '../../../../src/core/template/hole.ts'
import { fillSkeleton } from '../../../../src/core/template/structure/fill.ts'
import { compileSkeleton } from '../../../../src/core/template/structure/skeleton.ts'
import { type HoleValues, makeHoledText } from '../../../support/holed-text.ts'

const plain = 'correct "horse"'
const secret = new SecretText([new Secret('password', 'v1', plain)])
const encoded = new SecretText([secret], ['base64'])
const broken = new SecretText([new Secret('broken', 'v1', 'a\ud800')], ['urlencode'])
const base64 = (text: string) => Buffer.from(text).toString('base64')

function fill(template: string, values: HoleValues) {
  const holed = makeHoledText(template, values)
  const { skeleton, diagnostics } = compileSkeleton(holed)
  if (!skeleton) throw new Error(diagnostics[0]?.message)
  return fillSkeleton(skeleton, holed.holes)
}

const object = (content: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: web}\n${content}`
const contentOf = (template: string, values: HoleValues) => {
  const { manifests, diagnostics } = fill(template, values)
  expect(diagnostics).toEqual([])
  const { apiVersion, kind, metadata, ...content } = JSON.parse(manifests[0]!.json)
  return content
}

describe('a Secret with a secret in it', () => {
  it('has its stringData as base64 in data', () => {
    const template = object('stringData:\n  url: "https://{{user}}:{{secret}}@db"\n  literal: abc\ntype: Opaque\n')
    expect(contentOf(template, { user: 'web', secret })).toEqual({
      type: 'Opaque',
      data: { url: base64(`https://web:${plain}@db`), literal: base64('abc') },
    })
  })

  it('lets stringData win over data, as Kubernetes does', () => {
    const template = object('data: {a: eA==, b: eQ==}\nstringData: {a: {{secret}}}\n')
    expect(contentOf(template, { secret })).toEqual({ data: { b: 'eQ==', a: base64(plain) } })
  })

  it('takes base64 in data', () => {
    expect(contentOf(object('data: {a: {{encoded}}}\n'), { encoded })).toEqual({ data: { a: base64(plain) } })
  })

  it('applies encodings from the inside out', () => {
    const nested = new SecretText([new SecretText(['{"p":', new SecretText([secret], ['json']), '}'])], ['base64'])
    const { data } = contentOf(object('data: {a: {{nested}}}\n'), { nested })
    expect(JSON.parse(Buffer.from(data.a, 'base64').toString())).toEqual({ p: plain })
  })

  it('is found in a list of objects, and leaves the others alone', () => {
    const items =
      '- {apiVersion: v1, kind: Secret, stringData: {a: {{secret}}}}\n- {apiVersion: v1, kind: Secret, stringData: {a: {{fact}}}}'
    const [manifest] = fill(`apiVersion: v1\nkind: List\nitems:\n${items}\n`, { secret, fact: 'b' }).manifests
    expect(JSON.parse(manifest!.json).items).toEqual([
      { apiVersion: 'v1', kind: 'Secret', data: { a: base64(plain) } },
      { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'b' } },
    ])
  })

  it.each([
    { template: object('data: {a: {{secret}}}\n'), code: 'SECRET_NOT_BASE64', why: 'plain text in data' },
    {
      template: object('data: {a: {{encoded}}, b: "no base64"}\n'),
      code: 'SECRET_NOT_BASE64',
      why: 'so is a literal beside it',
    },
    {
      template: object('stringData: {a: {{secret}}, b: 5}\n'),
      code: 'NOT_A_STRING',
      why: 'a literal number beside it',
    },
    {
      template: object('stringData: {a: {{secret}}, b: {{number}}}\n'),
      code: 'NOT_A_STRING',
      why: 'a number from a hole',
    },
    { template: object('stringData: {a: {{broken}}}\n'), code: 'VALUE_NOT_TEXT', why: 'half a character has no bytes' },
    {
      template: object('stringData: {a: {{secret}}}\ndata: {{map}}\n'),
      code: 'NOT_A_STRING',
      why: 'data that cannot be joined',
    },
    {
      template: object('stringData: {a: {{secret}}}\ntype: {{secret}}\n'),
      code: 'SECRET_OUTSIDE_DATA',
      why: 'another field',
    },
    { template: object('stringData: {{{secret}}: a}\n'), code: 'SECRET_OUTSIDE_DATA', why: 'a key' },
    {
      template: 'apiVersion: v1\nkind: ConfigMap\ndata: {a: {{secret}}}\n',
      code: 'SECRET_OUTSIDE_DATA',
      why: 'another kind',
    },
    {
      template: 'apiVersion: acme/v1\nkind: Secret\nstringData: {a: x{{secret}}}\n',
      code: 'SECRET_OUTSIDE_DATA',
      why: 'another group',
    },
    {
      template: 'apiVersion: v1\nkind: {{kind}}\nstringData: {a: {{secret}}}\n',
      code: 'SECRET_OUTSIDE_DATA',
      why: 'a kind that a value decides',
    },
    {
      template: `${object('x: {kind: Secret, apiVersion: v1, stringData: {a: {{secret}}}}')}\n`,
      code: 'SECRET_OUTSIDE_DATA',
      why: 'what only looks like a Secret',
    },
  ])('is refused with $code: $why', ({ template, code }) => {
    const { manifests, diagnostics } = fill(template, {
      secret,
      encoded,
      broken,
      number: 5,
      map: { b: 'eA==' },
      kind: 'Secret',
    })
    expect(manifests).toEqual([])
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(JSON.stringify(diagnostics)).not.toMatch(/horse|aG9yc2|Y29ycmVjd/)
  })
})

describe('a Secret without a secret in it', () => {
  it('is left as it is written', () => {
    const template = object('stringData: {a: {{fact}}, b: "{{fact}}"}\ndata: {c: {{fact}}}\n')
    expect(contentOf(template, { fact: 'x' })).toEqual({ stringData: { a: 'x', b: 'x' }, data: { c: 'x' } })
  })
})
