import { describe, expect, it } from 'vitest'
import { fillSkeleton } from '../../../../src/core/template/structure/fill.ts'
import { compileSkeleton } from '../../../../src/core/template/structure/skeleton.ts'
import { readExactJson } from '../../../../src/core/yaml/read-exact-json.ts'
import { type HoleValues, makeHoledText } from '../../../support/holed-text.ts'

function fill(template: string, values: HoleValues) {
  const holed = makeHoledText(template, values)
  const { skeleton, diagnostics } = compileSkeleton(holed)
  if (!skeleton) throw new Error(diagnostics[0]?.message)
  return fillSkeleton(skeleton, holed.holes)
}

const json = (template: string, values: HoleValues) => fill(template, values).manifests.map((manifest) => manifest.json)

describe('fillSkeleton', () => {
  it.each([
    { template: 'x: {{v}}', v: 5, out: '{"x":5}', why: 'a number stays a number' },
    { template: 'x: {{v}}', v: '3', out: '{"x":"3"}', why: 'a text stays text' },
    { template: 'x: {{v}}', v: true, out: '{"x":true}', why: 'a boolean' },
    { template: 'x: {{v}}', v: null, out: '{"x":null}', why: 'null' },
    { template: 'x: {{v}}', v: { a: [1, 'b'] }, out: '{"x":{"a":[1,"b"]}}', why: 'a map becomes a node' },
    { template: 'x: "{{v}}"', v: 5, out: '{"x":"5"}', why: 'quotes make text' },
    { template: "x: '{{v}}'", v: true, out: '{"x":"true"}', why: 'single quotes too' },
    { template: 'x: !!str {{v}}', v: 5, out: '{"x":"5"}', why: 'and the tag' },
    { template: 'x: |-\n  {{v}}', v: 5, out: '{"x":"5"}', why: 'and a block of text' },
    {
      template: 'x: v{{v}}',
      v: 1e21,
      out: '{"x":"v1000000000000000000000"}',
      why: 'plain decimals in the middle of text',
    },
    { template: 'x: v{{v}}', v: 1e-7, out: '{"x":"v0.0000001"}', why: 'small ones as well' },
    { template: 'x: {{v}}{{v}}', v: 'a', out: '{"x":"aa"}', why: 'two holes are text' },
    { template: 'x{{v}}: 1', v: 2, out: '{"x2":1}', why: 'a part of a key' },
    { template: '{{v}}: 1', v: 'yes', out: '{"yes":1}', why: 'a key is not read as YAML' },
    { template: '{{v}}: 1', v: '__proto__', out: '{"__proto__":1}', why: 'nor as a prototype' },
    {
      template: 'x: {{v}}',
      v: JSON.parse('{"__proto__":{"a":1}}'),
      out: '{"x":{"__proto__":{"a":1}}}',
      why: 'in values neither',
    },
    { template: 'x: &a {{v}}\nz: *a', v: 'q', out: '{"x":"q","z":"q"}', why: 'aliases copy' },
    {
      template: 'w: 0755\nx: {{v}}\nz: 9007199254740993',
      v: 1,
      out: '{"w":493,"x":1,"z":9007199254740993}',
      why: 'literals are what Kubernetes reads',
    },
    { template: '{{v}}', v: { kind: 'A' }, out: '{"kind":"A"}', why: 'a whole document' },
  ])('writes $out: $why', ({ template, v, out }) => {
    expect(json(template, { v })).toEqual([out])
  })

  it.each([
    { template: 'x: a{{v}}', v: [1], code: 'OBJECT_IN_STRING', found: 'a list', why: 'a list in the middle of text' },
    { template: '{{v}}: 1', v: null, code: 'OBJECT_IN_STRING', found: 'null', why: 'null as a key' },
    { template: 'x: 1\n{{v}}: 2', v: 'x', code: 'DUPLICATE_KEY', why: 'a key that is there' },
    { template: 'x: {{v}}', v: Number.NaN, code: 'VALUE_NOT_FINITE', why: 'no number' },
    { template: 'x: a{{v}}', v: Number.POSITIVE_INFINITY, code: 'VALUE_NOT_FINITE', why: 'no number' },
    { template: 'x: {{v}}', v: 'a\ud800', code: 'VALUE_NOT_TEXT', why: 'half a character' },
    { template: 'x: {{v}}', v: { '\udc00': 1 }, code: 'VALUE_NOT_TEXT', why: 'half a character in a key' },
    { template: '{{v}}: 1', v: 'k'.repeat(1_023), code: 'YAML_KEY_TOO_LONG', why: '1,025 with quotes' },
    { template: 'x: {{v}}', v: { [`${'"'.repeat(512)}`]: 1 }, code: 'YAML_KEY_TOO_LONG', why: 'escapes count' },
    {
      template: 'metadata: {labels: {a: {{v}}}}',
      v: 5,
      code: 'NOT_A_STRING',
      found: 'a number',
      why: 'labels are text',
    },
    {
      template: 'metadata: {annotations: {{v}}}',
      v: { a: true },
      code: 'NOT_A_STRING',
      found: 'a map',
      why: 'inside of a value',
    },
    {
      template: 'kind: ConfigMap\ndata: {a: {{v}}}',
      v: null,
      code: 'NOT_A_STRING',
      found: 'null',
      why: 'data of a ConfigMap',
    },
    {
      template: 'items: [{kind: ConfigMap, data: {a: {{v}}}}]\nkind: List\napiVersion: v1',
      v: 1,
      code: 'NOT_A_STRING',
      found: 'a number',
      why: 'in a list of objects',
    },
  ])('refuses with $code: $why', ({ template, v, code, found }) => {
    const { manifests, diagnostics } = fill(template, { v })
    expect(manifests).toEqual([])
    expect(diagnostics).toMatchObject([
      { code, severity: 'error', at: { file: 'template.yaml.hbs' }, length: 5, ...(found !== undefined && { found }) },
    ])
  })

  it('refuses values that are too deep, without falling over them', () => {
    let deep: unknown = 1
    for (let level = 0; level < 20_000; level += 1) deep = [deep]
    expect(fill('x: {{v}}', { v: deep as never }).diagnostics).toMatchObject([{ code: 'VALUE_TOO_DEEP' }])
  })

  it('reports all problems of all documents, and no value in any of them', () => {
    const template = 'metadata: {labels: {a: {{n}}}}\n---\nx: a{{o}}\n---\n{{k}}: 1\nhidden-key: 2\n'
    const { diagnostics } = fill(template, { n: 31337, o: { hidden: 'hidden' }, k: 'hidden-key' })
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([
      ['NOT_A_STRING', 1],
      ['OBJECT_IN_STRING', 3],
      ['DUPLICATE_KEY', 5],
    ])
    expect(JSON.stringify(diagnostics)).not.toMatch(/hidden|31337/)
  })

  it('keeps each of several documents in a line of its own', () => {
    expect(json('a: {{v}}\n---\n# nothing\n---\nb: {{v}}\n', { v: 'x\ny' })).toEqual(['{"a":"x\\ny"}', '{"b":"x\\ny"}'])
  })
})

describe('a manifest', () => {
  const template =
    'apiVersion: v1\nkind: {{kind}}\nmetadata: {name: "{{a}}-{{b}}", namespace: shop}\ndata:\n  {{a}}: x{{b}}\n'
  const [manifest] = fill(template, { kind: 'ConfigMap', a: 'web', b: 'eu' }).manifests

  it('says what it is, literal or not', () => {
    const { apiVersion, kind, name, namespace } = manifest!
    expect({ apiVersion, kind, name, namespace }).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'web-eu',
      namespace: 'shop',
    })
  })

  it('tells which holes went into which value', () => {
    expect(
      manifest!.provenance().map(({ path, holes, at }) => [path.join('.'), holes, `${at.line}:${at.column}`]),
    ).toEqual([
      ['kind', [0], '2:7'],
      ['metadata.name', [1, 2], '3:19'],
      ['data.web', [3, 4], '5:3'],
    ])
  })

  it('gives its value, and all digits on demand', () => {
    const [exact] = fill('at: 1685906000388294100\nx: {{v}}\n', { v: 1 }).manifests
    expect(exact!.value()).toEqual({ at: Number(1685906000388294100n), x: 1 })
    expect(readExactJson(exact!.json)).toEqual({ at: 1685906000388294100n, x: 1 })
  })
})
