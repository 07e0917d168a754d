import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import { type Located, toJson } from '../../../src/core/yaml/located.ts'
import { readLocated } from '../../../src/core/yaml/read-located.ts'

const read = (text: string) => readLocated(new SourceText('flags.yaml', text))

/** Line, column, code and hint of each finding. */
const findings = (text: string) =>
  read(text).diagnostics.map(({ at, code, found, hint }) => ({
    at: `${at?.line}:${at?.column}`,
    code,
    ...(found !== undefined && { found }),
    ...(hint !== undefined && { hint }),
  }))

describe('readLocated', () => {
  it.each([
    { text: 'a: on\nb: no\n', json: { a: 'on', b: 'no' }, why: 'in YAML 1.2 these are words' },
    { text: 'a: 0755', json: { a: 755 }, why: 'in YAML 1.2 a leading zero means nothing' },
    { text: 'a: 0o17\nb: 0x1F', json: { a: 15, b: 31 }, why: 'the bases that the core schema has' },
    { text: 'a: "5"\nb: !!str 5', json: { a: '5', b: '5' }, why: 'quotes and !!str make text' },
    { text: 'a: ~\nb:\nc: null', json: { a: null, b: null, c: null }, why: 'nothing is null' },
    {
      text: '{"a":"\\ud83d\\ude00\\/","b":[1,2.5,1e3],\n\t"c":null}',
      json: { a: '😀/', b: [1, 2.5, 1000], c: null },
      why: 'JSON is YAML, with its own escapes and with tabs',
    },
    {
      text: '["a\u2028b\u0085"]',
      json: ['a\u2028b\u0085'],
      why: 'what breaks lines for Kubernetes is a character like others here',
    },
    {
      text: 'base: &b {p: 1, q: 1}\nx:\n  <<: *b\n  q: 2',
      json: { base: { p: 1, q: 1 }, x: { q: 2, p: 1 } },
      why: 'a key of its own wins over a merged one',
    },
    { text: 'x: &a [1]\ny: [*a, *a]', json: { x: [1], y: [[1], [1]] }, why: 'aliases are followed' },
    { text: '%YAML 1.2\n---\na: 1\n...\n', json: { a: 1 }, why: 'directive and markers around the one document' },
    { text: 'when: a == "b" ? c : d', json: undefined, why: 'a colon and a blank need quotes' },
  ])('reads $text: $why', ({ text, json }) => {
    const { root } = read(text)
    expect(root && JSON.parse(JSON.stringify(toJson(root)))).toEqual(json)
  })

  it('gives nothing for a text without a document', () => {
    expect(read('# only a comment\n')).toEqual({ diagnostics: [] })
  })

  it('takes names of prototypes for keys like others', () => {
    const { root } = read('__proto__: 1\nconstructor: {toString: 2}\n')
    expect(Object.entries(toJson(root!) as object).map(([key]) => key)).toEqual(['__proto__', 'constructor'])
  })

  it.each([
    { text: 'a: 1\r\nb:\r\n  c: word\r\n', why: 'lines that end with CR LF' },
    { text: '\ufeffa: 1\nb:\n  c: word\n', why: 'a byte order mark, which editors count in the first line' },
  ])('tells places in $why', ({ text }) => {
    const value = find(read(text).root!, ['b', 'c'])
    expect(value).toMatchObject({ at: { file: 'flags.yaml', line: 3, column: 6 }, length: 4 })
  })

  it.each([
    { text: 'a:\n\tb: 1', at: '2:1', code: 'YAML_TAB', found: 'a tab', hint: 'YAML indents with spaces only' },
    { text: 'a: "x\nb: 1', at: '1:4', code: 'YAML_UNCLOSED_QUOTE', found: 'the end of the document' },
    { text: 'a: [1, 2', at: '1:4', code: 'YAML_UNCLOSED_BRACKET', found: 'the end of the document' },
    { text: 'a: [1 2\nb: 3]', at: '2:2', code: 'YAML_SYNTAX' },
    {
      text: 'a: b: c',
      at: '1:5',
      code: 'YAML_SYNTAX',
      found: '":" followed by a blank',
      hint: 'quote the value if the ":" belongs to it',
    },
    {
      text: 'a:1\nb: 2',
      at: '2:2',
      code: 'YAML_SYNTAX',
      found: '":" followed by a blank',
      hint: 'check the indentation of this line, and that a blank follows the ":" of the earlier line',
    },
    {
      text: 'a:\n  - b\n c: d\n',
      at: '3:2',
      code: 'YAML_SYNTAX',
      hint: 'start this line at the column of the map, or quote the text',
    },
    { text: 'a: @x', at: '1:4', code: 'YAML_SYNTAX', found: '"@"', hint: 'quote the text' },
    {
      text: 'a: "\\q"',
      at: '1:5',
      code: 'YAML_ESCAPE',
      found: 'a backslash before "q"',
      hint: 'write \\\\ for a backslash, or use single quotes',
    },
    {
      text: 'a: "\\ud83d"',
      at: '1:5',
      code: 'YAML_ESCAPE',
      found: 'U+D83D',
      hint: 'write the character itself, or \\U and eight digits',
    },
    {
      text: 'a: x\u0007',
      at: '1:5',
      code: 'YAML_FORBIDDEN_CHARACTER',
      found: 'U+0007',
      hint: 'remove it, or write it as an escape in double quotes',
    },
    { text: 'a: 1\n---\nb: 2', at: '2:1', code: 'YAML_MANY_DOCUMENTS' },
    { text: '{a: 1}\nb: 2', at: '2:1', code: 'YAML_TEXT_AFTER_DOCUMENT', hint: 'check the indentation of this line' },
    {
      text: 'anchor: &base 1\na: *bse',
      at: '2:4',
      code: 'YAML_UNKNOWN_ANCHOR',
      found: '"*bse"',
      hint: 'did you mean "*base"?',
    },
    { text: 'a: &a [*a]', at: '1:8', code: 'YAML_ALIAS_CYCLE' },
    { text: 'a: {<<: 1}', at: '1:9', code: 'YAML_MERGE', found: 'a single value' },
    { text: 'a: !!int x', at: '1:10', code: 'YAML_TAG', hint: 'remove the tag' },
    { text: 'a: 12345678901234567890', at: '1:4', code: 'UNSAFE_INTEGER', hint: 'quote it to keep it as text' },
    { text: 'a: .inf', at: '1:4', code: 'YAML_NOT_JSON', hint: 'quote it if it is meant as text' },
    { text: '{a: 1}: 2', at: '1:1', code: 'YAML_KEY', found: 'a map', hint: 'quote it if it is meant as text' },
    { text: '['.repeat(100_000), at: '1:201', code: 'YAML_TOO_DEEP' },
  ])('reports $code for $text', ({ text, ...finding }) => {
    expect(findings(text)).toEqual([finding])
  })

  it('shows both places of a key that is given twice, and goes on', () => {
    const { diagnostics } = read('a: 1\nb: 2\na: 3\nb: 4\n')
    expect(diagnostics.map(({ code, at, related }) => [code, at?.line, related?.[0]?.at.line])).toEqual([
      ['DUPLICATE_KEY', 3, 1],
      ['DUPLICATE_KEY', 4, 2],
    ])
  })

  it('stops at the limit of nodes when aliases multiply', () => {
    const lines = Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`)
    expect(findings(`a0: &a0 x\n${lines.join('\n')}`)).toMatchObject([{ code: 'YAML_TOO_MANY_NODES' }])
  })

  it('stops at the limit of keys', () => {
    const keys = Array.from({ length: 5_001 }, (_, index) => `k${index}: 1`)
    expect(findings(keys.slice(0, 5_000).join('\n'))).toEqual([])
    expect(findings(keys.join('\n'))).toMatchObject([{ code: 'YAML_TOO_MANY_KEYS' }])
  })
})

function find(node: Located, path: readonly string[]): Located | undefined {
  const [name, ...rest] = path
  if (name === undefined) return node
  const entry = node.kind === 'map' ? node.entries.find((candidate) => candidate.name === name) : undefined
  return entry && find(entry.value, rest)
}
