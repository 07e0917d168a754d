import { describe, expect, it } from 'vitest'
import { brief, exampleInputs, problems, render, textOf, valuesOf } from './support.ts'

const parameters = {
  text: 'a,b',
  three: '3',
  list: ['x', 2, true],
  deep: [['x']],
  half: '\ud800',
  big: Number.MAX_SAFE_INTEGER,
  huge: 1e21,
  tiny: 1e-7,
  huger: 1e308,
  zero: 0,
  yes: true,
  map: { b: 1, a: [null, 'é'] },
  dollars: '$& $1 $$',
}
const inputs = exampleInputs({ roots: { parameters } })

describe('helpers', () => {
  it.each([
    { text: '{{eq 1 1.0}}', value: true, why: 'integers and other numbers are one type' },
    { text: '{{eq "1" parameters.three}}', value: false, why: 'texts' },
    { text: '{{eq null (default parameters.none null)}}', value: true, why: 'null equals null' },
    { text: '{{ne parameters.three null}}', value: true, why: 'and nothing else, of any type' },
    { text: '{{lt "Z" "a"}}', value: true, why: 'texts by code point, capitals first' },
    { text: '{{lt "\uffff" "😀"}}', value: true, why: 'and not by UTF-16 unit' },
    { text: '{{ge 2 10}}', value: false, why: 'numbers as numbers' },
    { text: '{{and true true false}}', value: false, why: 'and of many' },
    { text: '{{or false false true}}', value: true, why: 'or of many' },
    { text: '{{and false (eq parameters.none 1)}}', value: false, why: 'and stops at the first false' },
    { text: '{{or true (eq parameters.none 1)}}', value: true, why: 'or stops at the first true' },
    {
      text: '{{concat "a" 1 true parameters.huge parameters.tiny}}',
      value: 'a1true10000000000000000000000.0000001',
      why: 'numbers in plain decimal',
    },
    { text: '{{upper "straße"}}', value: 'STRASSE', why: 'Unicode, not ASCII' },
    { text: '{{trim " \n\u00a0a "}}', value: 'a', why: 'all white space' },
    {
      text: '{{replace parameters.dollars "$" "€$&"}}',
      value: '€$&& €$&1 €$&€$&',
      why: 'no patterns in search or replacement',
    },
    { text: '{{split parameters.text ","}}', value: ['a', 'b'], why: 'a list' },
    { text: '{{split "" ","}}', value: [''], why: 'one empty part' },
    { text: '{{join (split "a.b" ".") ""}}', value: 'ab', why: 'an empty separator joins' },
    { text: '{{join parameters.list "-"}}', value: 'x-2-true', why: 'numbers and booleans in lists' },
    { text: '{{join (split "" ",") "-"}}', value: '', why: 'one empty item' },
    { text: '{{json parameters.map}}', value: '{"b":1,"a":[null,"é"]}', why: 'keys in order' },
    { text: '{{json "a\\"b"}}', value: '"a\\"b"', why: 'a text in quotes' },
    { text: '{{base64 80}}', value: 'ODA=', why: 'a number as its text' },
    {
      text: '{{urlencode "it\'s (a) b! ü*"}}',
      value: 'it%27s%20%28a%29%20b%21%20%C3%BC%2A',
      why: 'also what encodeURIComponent leaves',
    },
    {
      text: '{{sha256 ""}}',
      value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      why: 'nothing has a hash',
    },
    { text: '{{add 1 2 3}}', value: 6, why: 'many' },
    { text: '{{sub 0.3 0.1}}', value: 0.2, why: 'decimals as written' },
    { text: '{{ceil (mul 10 1.1)}}', value: 11, why: 'no eleven and a bit' },
    { text: '{{mul -1 parameters.zero}}', value: 0, why: 'no negative zero' },
    { text: '{{round 2.5}}', value: 3, why: 'halves away from zero' },
    { text: '{{round 0.49999999999999994}}', value: 0, why: 'and nothing less than a half' },
    { text: '{{floor -1.5}}', value: -2, why: 'down' },
    { text: '{{ceil -0.5}}', value: 0, why: 'up, to a zero without sign' },
    { text: '{{min 3 -1 2}}', value: -1, why: 'the smallest' },
    { text: '{{lookup parameters.map "a"}}', value: [null, 'é'], why: 'a list from a map' },
    { text: '{{lookup (lookup parameters.map "a") 0}}', value: null, why: 'an item that is null' },
    { text: '{{inline parameters.map}}', value: { b: 1, a: [null, 'é'] }, why: 'any value' },
  ])('$why: $text', ({ text, value }) => {
    expect(valuesOf(text, { inputs })).toEqual([value])
  })

  it.each([
    { text: '{{eq parameters.three 3}}', found: 'WRONG_TYPE 1:3', why: 'a text and a number' },
    { text: '{{eq parameters.map null}}', found: 'WRONG_TYPE 1:6', why: 'maps are not compared' },
    { text: '{{lt parameters.three 4}}', found: 'WRONG_TYPE 1:3', why: 'no order between types' },
    { text: '{{lt parameters.yes false}}', found: 'WRONG_TYPE 1:3', why: 'no order of booleans' },
    { text: '{{and parameters.three true}}', found: 'WRONG_TYPE 1:7', why: 'a text is no condition' },
    { text: '{{not parameters.zero}}', found: 'WRONG_TYPE 1:7', why: 'zero is no condition' },
    { text: '{{#if parameters.map}}{{/if}}', found: 'WRONG_TYPE 1:7', why: 'a map is no condition' },
    { text: '{{#unless parameters.three}}{{/unless}}', found: 'WRONG_TYPE 1:11', why: 'nor for unless' },
    { text: '{{#each parameters.three}}{{/each}}', found: 'WRONG_TYPE 1:9', why: 'a text has no items' },
    { text: '{{enabled "max-replicas"}}', found: 'WRONG_TYPE 1:3', why: 'a flag that is not boolean' },
    { text: '{{flag "max-replicas" "x"}}', found: 'WRONG_TYPE 1:3', why: 'a field of a number' },
    { text: '{{concat parameters.map}}', found: 'WRONG_TYPE 1:10', why: 'a map is no text' },
    { text: '{{concat (default parameters.none null)}}', found: 'WRONG_TYPE 1:10', why: 'null is no text' },
    { text: '{{join parameters.deep ","}}', found: 'WRONG_TYPE 1:8', why: 'a list in a list is no text' },
    { text: '{{upper parameters.zero}}', found: 'WRONG_TYPE 1:9', why: 'a number has no case' },
    { text: '{{replace parameters.text "" "x"}}', found: 'WRONG_ARGUMENTS 1:27', why: 'nothing to search for' },
    { text: '{{split parameters.text ""}}', found: 'WRONG_ARGUMENTS 1:25', why: 'no separator' },
    { text: '{{add parameters.three 1}}', found: 'WRONG_TYPE 1:7', why: 'a text of digits is no number' },
    { text: '{{add parameters.big 1}}', found: 'NUMBER_RANGE 1:3', why: 'beyond exact integers' },
    { text: '{{mul parameters.huger 10.5}}', found: 'NUMBER_RANGE 1:3', why: 'beyond all numbers' },
    { text: '{{lookup parameters.list "x"}}', found: 'WRONG_TYPE 1:26', why: 'a list has no keys' },
    { text: '{{lookup parameters.map 0}}', found: 'WRONG_TYPE 1:25', why: 'a map has no indexes' },
    { text: '{{base64 parameters.half}}', found: 'INVALID_TEXT 1:10', why: 'half a character' },
    { text: '{{urlencode parameters.half}}', found: 'INVALID_TEXT 1:13', why: 'half a character in a URL' },
    { text: '{{sha256 parameters.half}}', found: 'INVALID_TEXT 1:10', why: 'half a character in a hash' },
  ])('refuse when rendering: $why: $text', ({ text, found }) => {
    expect(render(text, { inputs }).diagnostics.map(brief)).toEqual([found])
  })

  it.each([
    { text: '{{#if app.name}}{{/if}}', found: 'WRONG_TYPE 1:7', why: 'a root that is a string' },
    { text: '{{#if "true"}}{{/if}}', found: 'WRONG_TYPE 1:7', why: 'a string literal' },
    { text: '{{#if (add 1 2)}}{{/if}}', found: 'WRONG_TYPE 1:7', why: 'a number' },
    { text: '{{#each environment}}{{/each}}', found: 'WRONG_TYPE 1:9', why: 'items of a string' },
    { text: '{{upper (add 1 2)}}', found: 'WRONG_TYPE 1:9', why: 'what another helper gives' },
    { text: '{{fact 5}}', found: 'WRONG_TYPE 1:8', why: 'a key that is no text' },
    { text: '{{eq 1}}', found: 'WRONG_ARGUMENTS 1:3', why: 'too few' },
    { text: '{{eq 1 2 3}}', found: 'WRONG_ARGUMENTS 1:3', why: 'too many' },
    { text: '{{and true}}', found: 'WRONG_ARGUMENTS 1:3', why: 'one of at least two' },
    { text: '{{flag "a" "b" "c"}}', found: 'WRONG_ARGUMENTS 1:3', why: 'more than the optional one' },
    { text: '{{required parameters.x parameters.y}}', found: 'WRONG_ARGUMENTS 1:25', why: 'a computed message' },
    { text: '{{secret parameters.x}}', found: 'WRONG_ARGUMENTS 1:10', why: 'a computed name of a secret' },
    { text: '{{secretVersion app.name}}', found: 'WRONG_ARGUMENTS 1:17', why: 'even of its version' },
    { text: '{{secret "a" default=5}}', found: 'WRONG_TYPE 1:22', why: 'a default that is no text' },
  ])('refuse before rendering: $why: $text', ({ text, found }) => {
    expect(problems(text).map(brief)).toEqual([found])
  })

  it('say how a condition can be asked for', () => {
    expect(problems('{{#if app.name}}{{/if}}')[0]?.hint).toBe('ask with (has …), (eq …) or another comparison')
  })
})

describe('text templates', () => {
  it('take values as text', () => {
    expect(textOf('a={{parameters.text}};b={{parameters.huge}};c={{parameters.yes}}', { inputs })).toBe(
      'a=a,b;b=1000000000000000000000;c=true',
    )
  })

  it.each([
    { text: '{{parameters.map}}', hint: 'write it as JSON: (json …)' },
    { text: '{{parameters.list}}', hint: 'write it as JSON: (json …)' },
    { text: '{{fact "nothing"}}', hint: 'give what to use then: (default … "…")' },
  ])('take no lists, maps or null: $text', ({ text, hint }) => {
    const { diagnostics } = render(text, { output: 'text', inputs: exampleInputs({ roots: { parameters } }) })
    expect(diagnostics).toMatchObject([{ code: 'WRONG_TYPE', hint }])
  })
})

describe('raw output', () => {
  const compile = { isRawAllowed: true }

  it('becomes text of the template where it is allowed', () => {
    const { holed } = render('a: {{{parameters.text}}} {{& app.name}} {{app.name}}', { compile, inputs })
    expect(holed).toMatchObject({ text: 'a: a,b checkout zqHolex00000', holes: [{ value: 'checkout' }] })
  })

  it('cannot pass itself off as a value', () => {
    const evil = exampleInputs({ roots: { parameters: { evil: 'zqHolex00000' } } })
    const { diagnostics, holed } = render('a: {{app.name}} {{{parameters.evil}}}', { compile, inputs: evil })
    expect(diagnostics.map(({ code }) => code)).toEqual(['FORGED_HOLE'])
    expect(holed).toBeUndefined()
  })

  it('is no way for maps and secrets', () => {
    expect(render('{{{parameters.map}}}', { compile, inputs }).diagnostics.map(brief)).toEqual(['WRONG_TYPE 1:1'])
    expect(problems('{{{secret "smtp"}}}', compile).map(brief)).toEqual(['SECRET_IN_TEXT 1:1'])
  })
})
