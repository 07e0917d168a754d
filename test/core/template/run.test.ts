import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/core/diagnostic/diagnostic.ts'
import type { Template } from '../../../src/core/template/ast.ts'
import { planTemplates } from '../../../src/core/template/plan-templates.ts'
import { standardBudget } from '../../../src/core/template/run/budget.ts'
import { compiled, exampleInputs, partialsFrom, problems, render, valuesOf } from './support.ts'

describe('a structured template', () => {
  it('gives the same text for equal control flow, whatever the values', () => {
    const [plan] = planTemplates(
      [compiled('a: {{parameters.x}}\n{{#if parameters.y}}b: {{parameters.x}}{{/if}}')],
      new Map(),
    )
    const run = (x: string, y: boolean) => plan?.run(exampleInputs({ roots: { parameters: { x, y } } })).holed?.text
    expect(run('1', true)).toBe(run('x\nevil: 1', true))
    expect(run('1', true)).not.toBe(run('1', false))
  })

  it('is the same after a way through JSON, as caches take it', () => {
    const text = 'a: {{#each (fact "zones") as |z i|}}{{i}}{{z}}{{@last}}{{> p x=(default parameters.a "b")}}{{/each}}'
    const partials = partialsFrom({ p: '{{x}}{{app.name}}' })
    const cached: Template = JSON.parse(JSON.stringify(compiled(text)))
    const results = [compiled(text), cached].map((template) =>
      planTemplates([template], partials)[0]?.run(exampleInputs()),
    )
    expect(results[1]).toEqual(results[0])
    expect(results[0]?.holed?.holes).toHaveLength(10)
  })

  it('never has a token in its text that is not a hole', () => {
    const { holed } = render('a: zqHolex00000 {{app.name}}')
    expect(holed?.prefix).toBe('zqHole1x')
    const { diagnostics } = render('zqHo{{#if true}}lex00001{{/if}} {{app.name}}')
    expect(diagnostics.map(({ code }) => code)).toEqual(['FORGED_HOLE'])
    expect(render('fooz {{app.name}}').diagnostics).toEqual([])
  })
})

describe('reads of a value', () => {
  const readsOf = (text: string) =>
    render(text, { isTracking: true, partials: { p: '{{x}}', q: '{{this}}' } }).holed?.holes.map(({ reads }) =>
      reads.map(({ kind, name }) => `${kind} ${name}`),
    )

  it.each([
    { text: '{{flag "max-replicas"}}', reads: [['flag max-replicas']], why: 'a flag' },
    {
      text: '{{concat app.name (fact "tier") app.name}}',
      reads: [['root app.name', 'fact tier']],
      why: 'several, each once',
    },
    {
      text: '{{default parameters.none (fact "tier")}}',
      reads: [['root parameters.none', 'fact tier']],
      why: 'also what was not there',
    },
    {
      text: '{{#each (fact "zones")}}{{this}}{{@index}}{{/each}}',
      reads: [['fact zones'], [], ['fact zones'], []],
      why: 'through a loop',
    },
    {
      text: '{{#with (flag "sizes") as |s|}}{{#with s.web}}{{cpu}}{{/with}}{{/with}}',
      reads: [['flag sizes']],
      why: 'through contexts',
    },
    { text: '{{> p x=(fact "tier")}}', reads: [['fact tier']], why: 'through an argument' },
    {
      text: '{{#each (fact "zones")}}{{> q}}{{/each}}',
      reads: [['fact zones'], ['fact zones']],
      why: 'through the context of a partial',
    },
    {
      text: '{{#if (enabled "new-checkout")}}{{app.name}}{{/if}}',
      reads: [['root app.name']],
      why: 'without the conditions around it',
    },
    { text: '{{secretVersion "smtp"}}{{"x"}}', reads: [['secretVersion smtp'], []], why: 'versions of secrets' },
  ])('are kept: $why', ({ text, reads }) => {
    expect(readsOf(text)).toEqual(reads)
  })

  it('are not kept unless asked for', () => {
    expect(render('{{app.name}}').holed?.holes[0]?.reads).toEqual([])
  })
})

describe('places of the output', () => {
  const partials = { p: 'one\n\ntwo {{app.name}} y\n', wide: 'w' }

  it.each([
    { text: 'ab\ncd', mark: 'd', at: ['web.yaml.hbs', 2, 2], why: 'text' },
    { text: 'é: {{app.name}} y', mark: 'y', at: ['web.yaml.hbs', 1, 17], why: 'text after a value' },
    { text: 'a {{app.name}}', mark: 'zq', at: ['web.yaml.hbs', 1, 3], why: 'a value' },
    { text: '{{#if true}}\n  b\n{{/if}}\nc', mark: 'c', at: ['web.yaml.hbs', 4, 1], why: 'text after a block' },
    { text: '{{#if true}}\n  b\n{{/if}}\nc', mark: 'b', at: ['web.yaml.hbs', 2, 3], why: 'text in a block' },
    { text: 'a\n    {{> p}}\nb', mark: 'two', at: ['partials/p.hbs', 3, 1], why: 'text of an indented partial' },
    { text: 'a\n    {{> p}}\nb', mark: 'y', at: ['partials/p.hbs', 3, 18], why: 'text after a value in one' },
    { text: 'a\n    {{> p}}\nb', mark: 'b', at: ['web.yaml.hbs', 3, 1], why: 'text after it' },
    { text: 'a \\{{b}} c', mark: 'c', at: ['web.yaml.hbs', 1, 10], why: 'text after a dropped backslash' },
    { text: 'a  {{~app.name~}}\n\n b', mark: 'b', at: ['web.yaml.hbs', 3, 2], why: 'text after stripped blanks' },
  ])('lead back to the template: $why', ({ text, mark, at }) => {
    const { holed } = render(text, { partials })
    const { file, line, column } = holed?.locate(holed.text.indexOf(mark)) ?? {}
    expect([file, line, column]).toEqual(at)
  })

  it('never fail, also beyond the end', () => {
    const { holed } = render('a\n  {{> p}}{{app.name}}', { partials })
    for (let offset = -1; offset < 60; offset += 1) expect(holed?.locate(offset).line).toBeGreaterThan(0)
  })
})

describe('the budget of a run', () => {
  const inputs = exampleInputs({
    roots: { parameters: { many: Array.from({ length: 300 }, () => 'x'), long: 'x'.repeat(60_000) } },
  })
  const each = (times: number, body: string): string =>
    `${'{{#each @root.parameters.many}}'.repeat(times)}${body}${'{{/each}}'.repeat(times)}`

  it.each([
    { text: each(3, 'a'), what: 'steps', why: 'loops in loops' },
    {
      text: each(2, `{{#if (eq (sha256 @root.parameters.long) "")}}{{/if}}`),
      what: 'steps',
      why: 'long texts hashed again and again',
      budget: { steps: 100_000 },
    },
    { text: each(2, 'x'.repeat(500)), what: 'bytes of output', why: 'more text than may be printed' },
    { text: each(2, '{{this}}'), what: 'values', why: 'more values than tokens', budget: { holes: 50_000 } },
    {
      text: `${'{{#with (concat this this)}}'.repeat(12).replace('this this', 'parameters.long parameters.long')}{{/with}}`.concat(
        '{{/with}}'.repeat(11),
      ),
      what: 'characters in one text',
      why: 'a text that doubles',
    },
    {
      text: '{{#if (eq (replace parameters.long "x" parameters.long) "")}}{{/if}}',
      what: 'characters in one text',
      why: 'a replacement that explodes',
    },
    {
      text: '{{#if (eq (join (split parameters.long "x") parameters.long) "")}}{{/if}}',
      what: 'characters in one text',
      why: 'a join that explodes',
    },
  ])('ends $why', ({ text, what, budget }) => {
    const { diagnostics, holed } = render(text, { inputs, budget: { ...standardBudget, ...budget } })
    expect(holed).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'BUDGET_EXCEEDED', at: { file: 'web.yaml.hbs' }, expected: expect.stringContaining(what) },
    ])
  })

  it('counts bytes, not characters, and indentation too', () => {
    const budget = { ...standardBudget, outputBytes: 10 }
    expect(render('ééééé', { budget }).diagnostics).toEqual([])
    expect(render('éééééé', { budget }).diagnostics).toMatchObject([{ code: 'BUDGET_EXCEEDED' }])
    expect(render('  {{> p}}', { budget, partials: { p: 'a\nb\nc' } }).diagnostics).toMatchObject([
      { code: 'BUDGET_EXCEEDED' },
    ])
    expect(render('{{parameters.long}}', { budget, inputs, output: 'text' }).diagnostics).toMatchObject([
      { code: 'BUDGET_EXCEEDED' },
    ])
  })

  it('keeps what was found before it ended', () => {
    const { diagnostics } = render(`{{parameters.none}}${each(3, 'a')}`, { inputs })
    expect(diagnostics.map(({ code }) => code)).toEqual(['VALUE_ABSENT', 'BUDGET_EXCEEDED'])
  })
})

describe('any text at all', () => {
  const words = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{{{',
      '}}}',
      '{{~',
      '~}}',
      '#if ',
      '/if',
      'else',
      '#each ',
      '/each',
      '#with ',
      '> p',
      '> q',
      '!',
      '!--',
      '--',
    ],
    ...[
      '(',
      ')',
      '"',
      "'",
      '[',
      ']',
      '\\',
      '|',
      ' as |a b|',
      '=',
      '.',
      '..',
      '../',
      '@index',
      '@root.',
      'this',
      'flag ',
      'fact "tier"',
    ],
    ...[
      'default=',
      'secret "smtp"',
      'app.name',
      'parameters',
      'true',
      '1',
      '-1',
      ' ',
      '\n',
      '\r\n',
      'x',
      '__proto__',
      'constructor',
      '\0',
      '\u2028',
      'é',
      '{',
      '}',
    ],
  )

  it('is compiled or refused, never a crash, and what compiles runs', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 3 })), { maxLength: 25 }), (parts) => {
        const text = parts.join('')
        let result: ReturnType<typeof render>
        try {
          result = render(text, { partials: { p: 'p', q: '{{a}}' } })
        } catch (error) {
          expect(String(error)).toContain('does not compile')
          return
        }
        if (result.holed === undefined) expect(result.diagnostics).not.toEqual([])
        else expect(result.holed.text.split(result.holed.prefix)).toHaveLength(result.holed.holes.length + 1)
      }),
      { numRuns: 3_000 },
    )
  })

  it('reports each problem inside of the text', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        const lines = text.split('\n')
        for (const { at, length = 1 } of diagnose(text)) {
          if (at === undefined) throw new Error('a diagnostic has no place')
          expect(at.line).toBeLessThanOrEqual(lines.length)
          expect(at.column).toBeLessThanOrEqual(lines[at.line - 1]!.length + 1)
          expect(length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('leaves values alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const inputs = exampleInputs({ roots: { parameters: { value } } })
        expect(valuesOf('a: {{parameters.value}}', { inputs })).toEqual([value])
      }),
    )
  })
})

/** Diagnostics of compiling and, where that works, of running. */
function diagnose(text: string): readonly Diagnostic[] {
  const found = problems(text)
  return found.length > 0
    ? found
    : (planTemplates([compiled(text)], new Map())[0]?.run(exampleInputs()).diagnostics ?? [])
}
