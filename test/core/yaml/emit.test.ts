import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import { emitYaml } from '../../../src/core/yaml/emit.ts'
import { type ExactJson, toExactJson } from '../../../src/core/yaml/exact-json.ts'
import { readKubernetes } from '../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { askOracle } from '../../oracle/ask-oracle.ts'
import { needs } from '../../support/machine.ts'
import { canonicalJson, parseExactDocuments, readHostileValues } from '../../support/vectors.ts'

const traps = [
  'y',
  'No',
  'on',
  'null',
  '~',
  '0755',
  '1_0',
  '1e3',
  '190:20:30',
  '2001-01-01',
  '.inf',
  '<<',
  '=',
  '-',
  '? a',
  'a: b',
  'a #b',
  '#',
  'a:',
  '!x',
  '&a',
  '*a',
  '%',
  '@',
  '|',
  '>',
  "it's",
  '"',
  '---',
  '...',
  ' a',
  'a ',
  '\t',
  'a\n',
  'a\nb',
  'a\n b\n',
  '\na',
  'a\n\nb\n\n',
  'a \nb',
  'a\n\tb',
  '# a\n- b\n',
  '100m',
  '1.5Gi',
  'a\u0085b',
  '\u2028',
  '\ufeff',
  '😀',
  '__proto__',
]
const hostile = readHostileValues().filter(({ value, isWellFormed }) => isWellFormed && value.length < 2_000)
const texts = fc.oneof(
  fc.constantFrom(...traps),
  fc.constantFrom(...hostile.map(({ value }) => value)),
  fc.string({ unit: 'grapheme' }),
)
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e21, 1e-7, 5e-324),
)
const { document } = fc.letrec<{ document: ExactJson; leaf: ExactJson }>((tie) => ({
  leaf: fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
  document: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('document'), { maxLength: 4 }),
    fc.dictionary(texts, tie('document'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const documents = fc.array(
  document.filter((value) => value !== null),
  { minLength: 1, maxLength: 3 },
)

/** Without minus zero, which JSON readers do not tell from zero. */
const canonical = (values: readonly ExactJson[]): string =>
  canonicalJson(values).replaceAll(/(?<=[[:,])-0(?=[\],}])/g, '0')

describe('emitYaml', () => {
  it('writes what people like to read', () => {
    const manifest = {
      apiVersion: 'apps/v1',
      metadata: { name: 'web', labels: { version: '1.10', enabled: 'yes' }, annotations: {} },
      spec: { replicas: 3, args: ['--tier=free', 'a: b'], ports: [{ containerPort: 8080, name: 'http' }], cpu: '100m' },
      data: { 'app.conf': '[a]\n  b = c\n\nd = e\n', 'run.sh': 'one\ntwo' },
    }
    expect(emitYaml([manifest, { a: null }])).toBe(`apiVersion: apps/v1
metadata:
  name: web
  labels:
    version: "1.10"
    enabled: "yes"
  annotations: {}
spec:
  replicas: 3
  args:
    - "--tier=free"
    - "a: b"
  ports:
    - containerPort: 8080
      name: http
  cpu: 100m
data:
  app.conf: |
    [a]
      b = c

    d = e
  run.sh: |-
    one
    two
---
a: null
`)
  })

  it('keeps integers that doubles do not hold', () => {
    expect(emitYaml([{ at: 1685906000388294100n }])).toBe('at: 1685906000388294100\n')
  })

  it('writes keys that are too long for one line of YAML', () => {
    const key = 'k'.repeat(1_200)
    const { documents: read } = readKubernetes(new SourceText('', emitYaml([{ [key]: { a: [1] } }])))
    expect(read.map(toExactJson)).toEqual([{ [key]: { a: [1] } }])
  })

  it.each(['1.1', '1.2'] as const)('is read back by YAML %s', (version) => {
    fc.assert(
      fc.property(documents, (values) => {
        const parsed = parseAllDocuments(emitYaml(values), { version, uniqueKeys: false })
        if (!Array.isArray(parsed)) throw new Error('no document')
        expect(parsed.flatMap(({ errors }) => errors)).toEqual([])
        expect(canonical(parsed.map((one) => one.toJS()))).toBe(canonical(values))
      }),
      { numRuns: 400 },
    )
  })

  it('is read back by our own reader', () => {
    fc.assert(
      fc.property(documents, (values) => {
        const { documents: read, diagnostics } = readKubernetes(new SourceText('', emitYaml(values)))
        expect(diagnostics).toEqual([])
        expect(canonicalJson(read.map(toExactJson))).toBe(canonicalJson(values))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is read back by Kubernetes', needs('go'), async () => {
    const samples = fc.sample(documents, 1_000)
    const questions = samples.map((values, id) => ({ id, yaml: emitYaml(values) }))
    for await (const answer of askOracle(questions)) {
      const expected = samples[Number(answer.id)]!
      const docs =
        'docs' in answer ? answer.line.slice(answer.line.indexOf('['), answer.line.lastIndexOf(']') + 1) : '[]'
      expect(canonical(parseExactDocuments(docs)), questions[Number(answer.id)]!.yaml).toBe(canonical(expected))
    }
  })
})
