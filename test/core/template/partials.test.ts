import { describe, expect, it } from 'vitest'
import { linkTemplates } from '../../../src/core/template/link-templates.ts'
import { collectPartials, outputOf, partialName } from '../../../src/core/template/partial-name.ts'
import { planTemplates } from '../../../src/core/template/plan-templates.ts'
import { brief, compiled, exampleInputs, partialsFrom, problems, render, textOf } from './support.ts'

describe('partials', () => {
  it.each([
    { text: '{{> p}}', p: '{{app.name}}', gives: 'checkout', why: 'roots are everywhere' },
    { text: '{{> p x=1 y=app.name}}', p: '{{x}}{{y}}', gives: '1checkout', why: 'arguments' },
    { text: '{{> p x=parameters.labels}}', p: '{{x.team}}', gives: 'a', why: 'fields of arguments' },
    { text: '{{> p min=1}}', p: '{{min}}', gives: '1', why: 'an argument named like a helper' },
    { text: '{{> p parameters.labels}}', p: '{{team}}{{this.tier}}', gives: 'ab', why: 'a context' },
    { text: '{{> p parameters.labels team=1}}', p: '{{team}}{{tier}}', gives: '1b', why: 'an argument before a field' },
    { text: '{{#each parameters.labels}}{{> p}}{{/each}}', p: '{{this}}', gives: 'ab', why: 'the context of the call' },
    {
      text: '{{#each identities}}{{> p x="-"}}{{/each}}',
      p: '{{this}}{{x}}',
      gives: 'cluster/eu-1-customer/acme-',
      why: 'that, and arguments',
    },
    {
      text: '{{> p x=1}}',
      p: '{{#each identities}}{{../x}}{{/each}}',
      gives: '11',
      why: 'arguments from inside of a loop',
    },
    { text: '{{> p x=1}}', p: '{{> q y=2}}', gives: '1-2', why: 'arguments are passed on' },
    { text: '{{> p x=(default parameters.none null)}}', p: '{{default x "d"}}', gives: 'd', why: 'null is absent' },
    { text: '{{> "p" x=1}}', p: '{{x}}', gives: '1', why: 'a name in quotes' },
  ])('$why: $text', ({ text, p, gives }) => {
    expect(textOf(text, { partials: { p, q: '{{x}}-{{y}}' } })).toBe(gives)
  })

  it('have their own holes, at their own places', () => {
    const { holed } = render('a:\n  {{> p}}\n', { partials: { p: 'b: {{app.name}}\nc: {{app.project}}\n' } })
    expect(holed).toMatchObject({
      text: 'a:\n  b: zqHolex00000\n  c: zqHolex00001\n',
      holes: [
        { value: 'checkout', at: { file: 'partials/p.hbs', line: 1, column: 4 }, length: 12 },
        { value: 'shop', at: { file: 'partials/p.hbs', line: 2, column: 4 }, length: 15 },
      ],
    })
  })
})

describe('linking', () => {
  it.each([
    { text: '{{> lables}}', partials: { labels: '' }, found: ['UNKNOWN_PARTIAL 1:1'], why: 'an unknown partial' },
    {
      text: '',
      partials: { a: '{{> b}}', b: '\n {{> a}}' },
      found: ['PARTIAL_CYCLE 2:2'],
      why: 'a circle that nothing calls',
    },
    { text: '{{> a}}', partials: { a: '{{> a}}' }, found: ['PARTIAL_CYCLE 1:1'], why: 'a partial in itself' },
    { text: '{{> p}}', partials: { p: 'a {{x}}' }, found: ['UNKNOWN_NAME 1:5'], why: 'a name that is not given' },
    {
      text: '{{> p x=1}}{{> p y=1}}',
      partials: { p: '{{x}}' },
      found: ['UNKNOWN_NAME 1:3'],
      why: 'a name that not every call gives',
    },
    {
      text: '{{> p x=1}}',
      partials: { p: '{{#each identities}}{{../y}}{{/each}}' },
      found: ['UNKNOWN_NAME 1:23'],
      why: 'one from inside of a loop',
    },
    { text: '{{> p}}', partials: { p: '{{this}}' }, found: ['OUTSIDE_OF_SCOPE 1:3'], why: 'this without context' },
    { text: '{{> p}}', partials: { p: '{{flag}}' }, found: ['WRONG_ARGUMENTS 1:3'], why: 'a helper alone' },
    {
      text: '{{> p}}',
      partials: { p: '{{> q}}', q: '{{x}}' },
      found: ['UNKNOWN_NAME 1:3'],
      why: 'a name that is not passed on',
    },
    {
      text: '{{#each identities}}{{> p}}{{/each}}',
      partials: { p: '{{x}}' },
      found: [],
      why: 'a name that may be a field',
    },
  ])('finds $why', ({ text, partials, found }) => {
    expect(linkTemplates([compiled(text)], partialsFrom(partials)).map(brief)).toEqual(found)
  })

  it('shows the circle and the nearest name', () => {
    const partials = partialsFrom({ a: '{{> b}}', b: '{{> c}}', c: '{{> a}}', labels: '' })
    const diagnostics = linkTemplates([compiled('{{> a}}{{> lables}}')], partials)
    expect(diagnostics).toMatchObject([
      { message: 'the partial contains itself: partials/a.hbs → partials/b.hbs → partials/c.hbs → partials/a.hbs' },
      { hint: 'did you mean labels?' },
    ])
  })

  it('names all calls that lack the same name', () => {
    const diagnostics = linkTemplates([compiled('{{> p}}\n{{> p}}')], partialsFrom({ p: '{{x}}' }))
    expect(diagnostics).toMatchObject([{ related: [{ at: { line: 1 } }, { at: { line: 2 } }] }])
  })

  it('bounds chains of partials, long or doubling', () => {
    const chain = (calls: string, length: number) =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`p${index}`, calls.replaceAll('next', `p${index + 1}`)]))
    const long = partialsFrom({ ...chain('{{> next}}', 5_000), p5000: '' })
    expect(linkTemplates([compiled('{{> p0}}')], long).map(({ code }) => code)).toContain('TEMPLATE_TOO_DEEP')
    const doubling = partialsFrom({ ...chain('{{> next}}{{> next}}', 30), p30: '' })
    const template = compiled('{{> p0}}')
    expect(linkTemplates([template], doubling)).toEqual([])
    const [plan] = planTemplates([template], doubling)
    expect(plan?.run(exampleInputs()).diagnostics.map(({ code }) => code)).toEqual(['BUDGET_EXCEEDED'])
  })

  it('is not needed for a run to end: a circle exhausts the depth', () => {
    const [plan] = planTemplates([compiled('{{> a}}')], partialsFrom({ a: '{{> a}}' }))
    expect(plan?.run(exampleInputs()).diagnostics).toMatchObject([{ code: 'BUDGET_EXCEEDED' }])
    const [lacking] = planTemplates([compiled('{{> a}}')], partialsFrom({}))
    expect(lacking?.run(exampleInputs()).diagnostics.map(brief)).toEqual(['UNKNOWN_PARTIAL 1:1'])
  })

  it('leaves @index to the file of the loop', () => {
    expect(problems('{{@index}}', { output: 'partial' })[0]?.hint).toBe(
      'pass it to the partial: {{> name index=@index}}',
    )
  })
})

describe('names of files', () => {
  it.each([
    { file: 'partials/labels.hbs', name: 'labels' },
    { file: 'partials/labels.yaml.hbs', name: 'labels' },
    { file: 'partials/web/labels.yaml.hbs', name: 'web/labels' },
    { file: 'partials/v1.2/labels.hbs', name: 'v1.2/labels' },
  ])('$file is the partial $name', ({ file, name }) => {
    expect(partialName(file)).toBe(name)
  })

  it('of two partials must differ in more than their ending', () => {
    const templates = ['partials/a.hbs', 'partials/a.yaml.hbs'].map((file) => compiled('', { output: 'partial' }, file))
    const { partials, diagnostics } = collectPartials(templates)
    expect(partials.get('a')?.file).toBe('partials/a.hbs')
    expect(diagnostics).toMatchObject([
      { code: 'AMBIGUOUS_PARTIAL', at: { file: 'partials/a.yaml.hbs' }, related: [{ at: { file: 'partials/a.hbs' } }] },
    ])
  })

  it.each([
    { file: 'a.yaml.hbs', output: 'structured' },
    { file: 'b/a.yml', output: 'structured' },
    { file: 'a.json.hbs', output: 'structured' },
    { file: 'NOTES.txt.hbs', output: 'text' },
    { file: 'yaml.hbs', output: 'text' },
  ])('$file is $output', ({ file, output }) => {
    expect(outputOf(file)).toBe(output)
  })
})
