import { describe, expect, it } from 'vitest'
import { fillSkeleton } from '../../../../src/core/template/structure/fill.ts'
import { compileSkeleton } from '../../../../src/core/template/structure/skeleton.ts'
import { makeHoledText } from '../../../support/holed-text.ts'

const compile = (template: string) => compileSkeleton(makeHoledText(template, { a: 1, b: 2 }))

describe('compileSkeleton', () => {
  it.each([
    { template: 'x: &{{a}} 1\n', at: '1:4', why: 'an anchor' },
    { template: 'x: 1\ny: *{{a}}\n', at: '2:4', why: 'an alias' },
    { template: 'x: !{{a}} 1\n', at: '1:4', why: 'a tag' },
    { template: 'x: !<{{a}}> 1\n', at: '1:4', why: 'a verbatim tag' },
  ])('refuses a hole in $why', ({ template, at }) => {
    const { skeleton, diagnostics } = compile(template)
    expect(skeleton).toBeUndefined()
    expect(diagnostics.map(({ code, at: place }) => `${code} ${place?.line}:${place?.column}`)).toEqual([
      `HOLE_MISPLACED ${at}`,
    ])
  })

  it.each([
    {
      template: 'x: |{{a}}\n  text\n',
      code: 'YAML_SYNTAX',
      found: 'an expression',
      why: 'the header of a block of text',
    },
    { template: 'x: 1\n--- {{a}}\ny: 1\n', code: 'YAML_SEPARATOR', found: undefined, why: 'a separator' },
    { template: '%{{a}}\n---\nx: 1\n', code: 'YAML_DIRECTIVE', found: undefined, why: 'a directive' },
    { template: 'x: 1\n{{a}}\ny: 1\n', code: 'YAML_SYNTAX', found: 'an expression', why: 'a line of its own in a map' },
    { template: 'x: "\\{{a}}"\n', code: 'YAML_ESCAPE', found: 'a backslash before "z"', why: 'an escape' },
  ])('refuses a hole in $why', ({ template, code, found }) => {
    const { skeleton, diagnostics } = compile(template)
    expect(skeleton).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code, at: { file: 'template.yaml.hbs' }, ...(found !== undefined && { found }) },
    ])
  })

  it.each([
    { template: '# {{a}}\nx: {{b}} # {{a}}\n', why: 'in comments' },
    { template: 'x: | # {{a}}\n  {{b}}\n', why: 'after the header of a block of text' },
    { template: 'x: {{b}}\n--- # {{a}}\ny: 1\n', why: 'after a separator' },
    { template: 'x: {y: 1, y: {{b}}} # {{a}}\n', why: 'in the last of two values of a key' },
  ])('lets values go nowhere $why', ({ template }) => {
    const { skeleton, diagnostics } = compile(template)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(JSON.stringify(skeleton)).toContain('"hole":')
    expect(JSON.stringify(skeleton)).not.toContain('"hole":0,"hole":1')
  })

  it('refuses a text whose escapes spell out a hole', () => {
    expect(compile('x: "\\x7aqHolex00000"\ny: {{a}}\n').diagnostics).toMatchObject([
      { code: 'HOLE_MISPLACED', at: { line: 1 } },
    ])
  })

  it('shows expressions, not what stands for them', () => {
    expect(JSON.stringify(compile('{{a}}: 1\n{{b}}x: 2\nx: *{{a}}-\n').diagnostics)).not.toMatch(/zqHole/)
    expect(JSON.stringify(compile('a: {x: *q{{a}}}\n').diagnostics)).not.toMatch(/zqHole/)
  })

  it('warns of literal keys given twice and compiles all the same', () => {
    const { skeleton, diagnostics } = compile('x: {{a}}\nx: 2\n')
    expect(diagnostics).toMatchObject([{ code: 'DUPLICATE_KEY', severity: 'warning', at: { line: 2 } }])
    expect(skeleton).toBeDefined()
  })

  it('gives plain data that depends on the text alone', () => {
    const template = 'kind: A\nx: {{a}}\nz: "{{b}}-{{a}}"\n{{b}}: last\n'
    const first = makeHoledText(template, { a: 1, b: 'key' })
    const { skeleton } = compileSkeleton(first)
    expect(compileSkeleton(makeHoledText(template, { a: [1], b: true })).skeleton).toEqual(skeleton)
    const stored = JSON.parse(JSON.stringify(skeleton))
    expect(stored).toEqual(skeleton)
    expect(fillSkeleton(stored, first.holes).manifests[0]?.json).toBe('{"kind":"A","x":1,"z":"key-1","key":"last"}')
  })
})
