/** Control flow and whitespace against Handlebars itself: the same template, the same text. */

import fc from 'fast-check'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { exampleInputs, textOf } from './support.ts'

const parameters = {
  yes: true,
  no: false,
  word: 'w',
  lines: 'l1\nl2',
  list: ['p', 'q'],
  one: ['z'],
  empty: [],
  map: { k: 'v', m: 'n' },
}

const inputs = exampleInputs({ roots: { parameters } })

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('\n', '  ', ' ', '\r\n', 'a', 'b: c', '  - d\n', '\n\n', '\t') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\\{{escaped}}',
      'x\\y',
      '\\\\{{@root.parameters.word}}',
      '}',
      '}}',
      '"',
      'é\u2028',
      '\n  \n',
      '\u00a0',
      '\r',
    ),
  },
)
const strip = fc.constantFrom('', '', '', '~')

const tag = (body: string, before: string, after: string): string => `{{${before}${body}${after}}}`

const leafTag = fc
  .tuple(
    fc.constantFrom(
      '@root.parameters.word',
      '@root.parameters.lines',
      '! note',
      '!-- a }} b --',
      '!',
      '> plain',
      '> indented',
      '> args x="1" y=@root.parameters.word',
      '> nested',
      '> empty',
    ),
    strip,
    strip,
  )
  .map(([body, before, after]) => tag(body, before, after))

const { template } = fc.letrec<{ template: string; part: string; block: string }>((tie) => ({
  template: fc.array(tie('part'), { maxLength: 7 }).map((parts) => parts.join('')),
  part: fc.oneof({ depthSize: 'small' }, text, leafTag, tie('block')),
  block: fc
    .record({
      open: fc.constantFrom(
        ['if', 'if @root.parameters.yes'],
        ['if', 'if @root.parameters.no'],
        ['unless', 'unless @root.parameters.no'],
        ['each', 'each @root.parameters.list'],
        ['each', 'each @root.parameters.empty'],
        ['each', 'each @root.parameters.map as |val name|'],
        ['with', 'with @root.parameters.map'],
      ),
      body: tie('template'),
      item: fc.constantFrom(
        '',
        '{{@index}}',
        '{{~@key}}',
        '{{val}}{{name}}',
        '{{#if @first}}\nf\n{{/if}}',
        '{{@root.parameters.word}}',
      ),
      chain: fc.constantFrom('', '', 'else if @root.parameters.yes', 'else if @root.parameters.no'),
      second: tie('template'),
      hasElse: fc.boolean(),
      other: tie('template'),
      strips: fc.array(strip, { minLength: 8, maxLength: 8 }),
    })
    .map(({ open: [name = '', opening = ''], body, item, chain, second, hasElse, other, strips }) => {
      const inside = name === 'each' && (opening.includes('as |') || !item.includes('val')) ? item : ''
      const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = strips
      const chained = chain === '' || name !== 'if' ? '' : tag(chain, a, b) + second
      const otherwise = hasElse ? tag('else', c, d) + other : ''
      return tag(`#${opening}`, e, f) + body + inside + chained + otherwise + tag(`/${name}`, g, h)
    }),
}))

const partials = {
  plain: 'plain',
  indented: 'one\n  two\n\nthree\n',
  args: '{{x}}-{{#if @root.parameters.yes}}\n{{y}}\n{{/if}}\n',
  nested: 'n\n  {{> indented}}\n{{> args x="i" y="j"}}m',
  empty: '',
}

const handlebars = Handlebars.create()
for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, source)

function upstream(source: string): string {
  return handlebars.compile(source, { noEscape: true })({ parameters })
}

describe('text of templates', () => {
  it('is what Handlebars makes of the same template', () => {
    fc.assert(
      fc.property(template, (source) => {
        let wanted: string
        try {
          wanted = upstream(source)
        } catch {
          return fc.pre(false)
        }
        expect(textOf(source, { partials, inputs })).toBe(wanted)
      }),
      { numRuns: 800 },
    )
  })

  it.each([
    { source: '  {{#if parameters.yes}}\na\n  {{/if}}\nb', why: 'blocks on lines of their own leave no blank lines' },
    { source: 'x {{#if parameters.yes}}\na{{/if}}', why: 'a block beside text does' },
    { source: 'a\n  {{> indented}}\nb', why: 'a partial on a line of its own is indented' },
    { source: 'a\n  {{> nested}}\nb', why: 'indentation adds up' },
    { source: 'a\n  b{{> indented}}\nb', why: 'a partial beside text is not' },
    { source: 'a\n\t{{> empty}}\nb', why: 'an empty partial leaves nothing' },
    { source: 'a  {{~parameters.word~}}  b', why: 'a tilde takes the blanks on its side' },
    { source: '{{#each parameters.list}}\n- {{this}}\n{{else}}\nnone\n{{/each}}\n', why: 'lists' },
    { source: '{{#each parameters.empty}}\n- {{this}}\n{{else}}\nnone\n{{/each}}\n', why: 'empty lists' },
    { source: '{{#each parameters.map}}{{@key}}={{this}}{{#unless @last}},{{/unless}}{{/each}}', why: 'maps' },
    { source: 'a \\{{b}} c \\\\{{parameters.word}} \\\\\\{{parameters.word}}', why: 'backslashes before tags' },
    {
      source: '{{#each parameters.list}}{{#each ../parameters.one}}{{@../index}}{{this}}{{../this}}{{/each}}{{/each}}',
      why: 'loops in loops',
    },
    {
      source: '{{#with parameters.map as |it|}}{{k}}{{it.m}}{{this.m}}{{../parameters.word}}{{/with}}',
      why: 'contexts',
    },
    { source: '{{#if parameters.yes}}a{{^}}b{{/if}}', why: 'an inverse without a name' },
  ])('$why: $source', ({ source }) => {
    expect(textOf(source, { partials, inputs })).toBe(upstream(source))
  })
})
