import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brief, problems, render, textOf } from './support.ts'

const percent = { open: '<%', close: '%>' }
const brackets = { open: '[{', close: '}]' }
const long = { open: '<<<', close: '>>>' }

describe('custom delimiters', () => {
  it.each([
    {
      delimiters: percent,
      text: 'a: <% app.name %> {{ .Values.x }}',
      gives: 'a: checkout {{ .Values.x }}',
      why: 'braces are text',
    },
    { delimiters: percent, text: '{{{{<% app.name %>}}}}', gives: '{{{{checkout}}}}', why: 'any number of braces' },
    {
      delimiters: percent,
      text: 'a \\{{x}} \\<%x%> \\\\<%app.name%>',
      gives: 'a \\{{x}} <%x%> \\checkout',
      why: 'escapes go with the delimiters',
    },
    { delimiters: percent, text: 'a  <%~ app.name ~%>  b', gives: 'acheckoutb', why: 'tildes' },
    {
      delimiters: percent,
      text: '<%#if true%>\n{{a}}\n<%else%>\nb\n<%/if%>\n',
      gives: '{{a}}\n',
      why: 'blocks on lines of their own',
    },
    { delimiters: percent, text: '<%! {{ }} %>a<%!-- %> --%>b', gives: 'ab', why: 'comments with anything in them' },
    { delimiters: percent, text: '<% "%> }} {{" %>', gives: '%> }} {{', why: 'strings with anything in them' },
    {
      delimiters: brackets,
      text: 'a: [{ app.name }] [{concat "x" "y"}]',
      gives: 'a: checkout xy',
      why: 'a bracket and a brace',
    },
    { delimiters: brackets, text: '[{#each (fact "zones")}][{this}],[{/each}]', gives: 'a,b,', why: 'blocks in them' },
    { delimiters: long, text: '<<<#with (fact "tier") as |t|>>><<<t>>><<</with>>>', gives: 'team', why: 'longer ones' },
    { delimiters: percent, text: '%> }} <%app.name%>', gives: '%> }} checkout', why: 'closing ones alone are text' },
  ])('$why: $text', ({ delimiters, text, gives }) => {
    expect(textOf(text, { compile: { delimiters } })).toBe(gives)
  })

  it.each([
    { delimiters: percent, text: 'é: <%app.name%> <%flga "x"%>', found: 'UNKNOWN_HELPER 1:19' },
    { delimiters: long, text: 'a\n  <<<app.name>>> <<<upper (add 1 2)>>>', found: 'WRONG_TYPE 2:27' },
    { delimiters: percent, text: '{{x}}\r\n{{y}}\u2028<%\n  app.nmae%>', found: 'UNKNOWN_FIELD 3:3' },
    { delimiters: percent, text: 'a\rb <%app.nmae%>', found: 'UNKNOWN_FIELD 1:7' },
    { delimiters: percent, text: '<%app.name }} %>', found: 'UNCLOSED_TAG 1:1' },
    { delimiters: percent, text: '<%{app.name}%>', found: 'RAW_OUTPUT_REFUSED 1:1' },
    { delimiters: percent, text: '<%#if true%>\n{{#if}}', found: 'UNCLOSED_BLOCK 1:1' },
  ])('leave places as they are in the file: $text', ({ delimiters, text, found }) => {
    expect(problems(text, { delimiters }).map(brief)).toEqual([found])
  })

  it('give the same output as the usual ones', () => {
    const pieces = fc.constantFrom(
      '{{app.name}}',
      '{{~app.name}}',
      '{{#if true}}',
      '{{else}}',
      '{{/if}}',
      '\n',
      '  ',
      'x',
      '{{! c }}',
      '{{>p}}',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const usual = parts.join('')
        const custom = usual.replaceAll('{{', '<%').replaceAll('}}', '%>')
        const wanted = problems(usual).map(brief)
        expect(problems(custom, { delimiters: percent }).map(brief)).toEqual(wanted)
        if (wanted.length > 0) return
        const partials = { p: 'p\n' }
        const asPartial = { partials, compile: { delimiters: percent } }
        expect(textOf(custom, asPartial)).toBe(textOf(usual, { partials }))
      }),
    )
  })

  it.each([
    { open: '<', close: '>', why: 'too short' },
    { open: '<%', close: '<%', why: 'the same' },
    { open: '<%', close: '%><%', why: 'one in the other' },
    { open: 'ab', close: 'cd', why: 'letters' },
    { open: '((', close: '))', why: 'parentheses, which expressions have' },
    { open: '""', close: '%>', why: 'quotes, which strings have' },
    { open: '<~', close: '%>', why: 'a tilde, which strips blanks' },
    { open: '<#', close: '%>', why: 'a sign that tags start with' },
    { open: '< ', close: '%>', why: 'blanks' },
  ])('are refused where tags could not be told from them: $why', ({ open, close }) => {
    expect(problems('', { delimiters: { open, close } })).toMatchObject([{ code: 'BAD_DELIMITERS' }])
  })

  it('make holes like the usual ones', () => {
    expect(render('a: <%app.name%>', { compile: { delimiters: percent } }).holed).toMatchObject({
      text: 'a: zqHolex00000',
      holes: [{ at: { line: 1, column: 4 }, length: 12 }],
    })
  })
})
