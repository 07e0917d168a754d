import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import { toExactJson } from '../../../../src/core/yaml/exact-json.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { canonicalJson } from '../../../support/vectors.ts'

const read = (text: string) => readKubernetes(new SourceText('app.yaml', text))

describe('readKubernetes', () => {
  it.each([
    {
      text: 'a: 0755\nb: yes\nc: 1_000',
      json: '{"a":493,"b":true,"c":1000}',
      why: 'octal, boolean and underscores, unlike YAML 1.2',
    },
    { text: 'on: 1\n0x1F: 2\n1.50: 3', json: '{"1.5":3,"31":2,"true":1}', why: 'keys become the text of their value' },
    {
      text: 'a: 9007199254740993\nb: -0.0\nc: 18446744073709551615',
      json: '{"a":9007199254740993,"b":-0,"c":18446744073709551615}',
      why: 'numbers stay exact',
    },
    { text: '# note\u0085a: 1', json: '{"a":1}', why: 'NEL ends a comment' },
    {
      text: 'x: &x {p: 1}\nz: {p: 2, <<: *x}',
      json: '{"x":{"p":1},"z":{"p":1}}',
      why: 'merges follow the order of the text',
    },
    { text: 'a: "b\\\n\n  c"', json: '{"a":"b\\nc"}', why: 'an escaped line break before an empty line' },
    { text: '{?a: b, c:}', json: '{"a":"b","c:":null}', why: 'in brackets, ? needs no blank and : does' },
  ])('reads $text: $why', ({ text, json }) => {
    const { documents, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(documents.map(toExactJson).map(canonicalJson)).toEqual([json])
  })

  it('leaves out empty documents and keeps lists of objects', () => {
    const { documents } = read('---\n# nothing\n---\nkind: List\nitems: []\n---\nnull\n---\na: 1\n')
    expect(documents.map(toExactJson).map(canonicalJson)).toEqual(['{"items":[],"kind":"List"}', '{"a":1}'])
  })

  it('tells places in the whole file', () => {
    const { documents } = read('a: 1\r\n---\r\nb: word\r\n')
    const root = documents[1]!
    const [entry] = root.kind === 'map' ? root.entries : []
    expect(entry?.value).toMatchObject({ start: 14, end: 18, text: 'word', style: 'plain' })
  })

  it('warns of keys given twice, whose last value counts', () => {
    const { documents, diagnostics } = read('a: 1\nb: 2\na: 3\n')
    expect(documents.map(toExactJson).map(canonicalJson)).toEqual(['{"a":3,"b":2}'])
    expect(diagnostics).toMatchObject([
      { code: 'DUPLICATE_KEY', severity: 'warning', at: { line: 3 }, related: [{ at: { line: 1 } }] },
    ])
  })

  it('reports a problem of each document in one run', () => {
    const { diagnostics } = read('a: [\n---\nb: 1\n---\nc: "x\n--- d\n')
    expect(diagnostics.map(({ code, at }) => `${at?.line} ${code}`).sort()).toEqual([
      '1 YAML_UNCLOSED_BRACKET',
      '5 YAML_UNCLOSED_QUOTE',
      '6 YAML_SEPARATOR',
    ])
  })

  it.each([
    { text: 'a: 1\n...\nb: 2\n', line: 3, code: 'YAML_TEXT_AFTER_DOCUMENT', why: 'Kubernetes drops it in silence' },
    { text: '  a: 1\n b: 2\n', line: 2, code: 'YAML_TEXT_AFTER_DOCUMENT', why: 'so it does here' },
    {
      text: '|\ntext\n',
      line: 2,
      code: 'YAML_TEXT_AFTER_DOCUMENT',
      why: 'a block of text at the root needs indentation',
    },
    { text: '1: a\n"1": b\n', line: 2, code: 'AMBIGUOUS_KEY', why: 'a random one wins' },
    { text: 'a: .nan\n', line: 1, code: 'YAML_NOT_JSON', why: 'JSON has no such number' },
    { text: '~: 1\n', line: 1, code: 'YAML_KEY', why: 'null is no key' },
    { text: '18446744073709551615: 1\n', line: 1, code: 'YAML_KEY', why: 'nor is an integer beyond int64' },
    { text: 'a: !!binary aGk=\n', line: 1, code: 'YAML_TAG', why: 'bytes need not be text' },
    { text: '%YAML 1.1\n---\na: 1\n', line: 1, code: 'YAML_DIRECTIVE', why: 'the splitter cuts it off' },
    { text: 'a: x\ufeffy\n', line: 1, code: 'YAML_FORBIDDEN_CHARACTER', why: 'a byte order mark in the middle' },
    { text: `${'k'.repeat(1025)}: 1\n`, line: 1, code: 'YAML_KEY_TOO_LONG', why: 'longer than go-yaml looks back' },
    { text: `a: ${'['.repeat(10_000)}`, line: 1, code: 'YAML_TOO_DEEP', why: 'deeper than we read' },
  ])('refuses $text with $code: $why', ({ text, line, code }) => {
    expect(read(text).diagnostics).toMatchObject([{ code, severity: 'error', at: { file: 'app.yaml', line } }])
  })

  it('refuses what is nearly all aliases, as go-yaml does', () => {
    const text = `a: &a [${'x,'.repeat(400)}]\nb: &b [${'*a,'.repeat(100)}]\nc: [${'*b,'.repeat(4)}]\n`
    expect(read(text).diagnostics).toMatchObject([{ code: 'YAML_EXCESSIVE_ALIASES' }])
  })

  it('reports no more findings than anyone reads, and errors before any number of warnings', () => {
    expect(read('a: [\n---\n'.repeat(5_000)).diagnostics).toHaveLength(100)
    const { diagnostics } = read(`${'a: 1\n'.repeat(5_000)}---\na: [\n`)
    expect(diagnostics.at(-1)).toMatchObject({ code: 'YAML_UNCLOSED_BRACKET', severity: 'error', at: { line: 5_002 } })
  })

  it('needs no more than linear time for many keys', () => {
    const keys = Array.from({ length: 4_999 }, (_, index) => `k${index}: 1`).join('\n')
    const { documents } = read(Array.from({ length: 20 }, () => keys).join('\n---\n'))
    expect(documents).toHaveLength(20)
  })
})
