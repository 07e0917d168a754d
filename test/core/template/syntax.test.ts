import { describe, expect, it } from 'vitest'
import { brief, problems } from './support.ts'

describe('mistakes in the syntax of a template', () => {
  it.each([
    { text: 'a: {{app.name', found: 'UNCLOSED_TAG 1:4', why: 'no end at all' },
    { text: 'a: {{app.name\nb: {{app.name}}', found: 'UNCLOSED_TAG 1:4', why: 'another tag starts first' },
    { text: 'a: {{app.name }\nb: 1', found: 'UNCLOSED_TAG 1:4', why: 'one brace' },
    { text: 'a: {{flag "x}}\n', found: 'UNCLOSED_TAG 1:4', why: 'a string without end' },
    { text: 'a: {{! note\n', found: 'UNCLOSED_TAG 1:4', why: 'a comment without end' },
    { text: 'a: {{!-- note }}\n', found: 'UNCLOSED_TAG 1:4', why: 'a comment that ends as another kind' },
    { text: 'a: {{{app.name}}\n', found: 'UNCLOSED_TAG 1:4', why: 'three braces, then two' },
    { text: 'a: {b: {{app.name}}}', found: 'TEMPLATE_SYNTAX 1:8', why: 'a brace of YAML right after a tag' },
    { text: '{{#if true}}a', found: 'UNCLOSED_BLOCK 1:1', why: 'a block without end' },
    { text: '{{/if}}', found: 'UNEXPECTED_CLOSE 1:1', why: 'an end without block' },
    { text: '{{#if true}}a{{/iff}}', found: 'UNEXPECTED_CLOSE 1:14', why: 'an end with a slip' },
    { text: '{{#if true}}a{{/if x}}', found: 'TEMPLATE_SYNTAX 1:14', why: 'an end with more than a name' },
    { text: '{{else}}', found: 'UNEXPECTED_ELSE 1:1', why: 'else outside' },
    { text: '{{#if true}}a{{else}}b{{else}}c{{/if}}', found: 'UNEXPECTED_ELSE 1:23', why: 'a second else' },
    { text: '{{}}', found: 'TEMPLATE_SYNTAX 1:3', why: 'nothing in it' },
    { text: '{{eq (flag "a" 1}}', found: 'TEMPLATE_SYNTAX 1:17', why: 'an open parenthesis' },
    { text: '{{eq 1 2)}}', found: 'TEMPLATE_SYNTAX 1:9', why: 'a closed one too many' },
    { text: '{{fact "a" default="x" "b"}}', found: 'TEMPLATE_SYNTAX 1:24', why: 'an argument after an option' },
    { text: '{{fact "a" default=}}', found: 'TEMPLATE_SYNTAX 1:20', why: 'an option without value' },
    { text: '{{app.name/../x}}', found: 'TEMPLATE_SYNTAX 1:1', why: 'a path that goes up in its middle' },
    { text: '{{identities.0}}', found: 'TEMPLATE_SYNTAX 1:14', why: 'an index without brackets' },
    { text: '{{app.name ; 1}}', found: 'TEMPLATE_SYNTAX 1:12', why: 'a stray sign' },
    { text: 'a: {{app.name\u0007}}', found: 'TEMPLATE_SYNTAX 1:4', why: 'a control character' },
    { text: '{{{{raw}}}} {{x}} {{{{/raw}}}}', found: 'UNSUPPORTED_SYNTAX 1:1', why: 'raw blocks' },
    { text: '{{* deco}}', found: 'UNSUPPORTED_SYNTAX 1:1', why: 'decorators' },
    { text: '{{#*inline "x"}}a{{/inline}}', found: 'UNSUPPORTED_SYNTAX 1:1', why: 'inline partials' },
    { text: '{{#> layout}}a{{/layout}}', found: 'UNSUPPORTED_SYNTAX 1:1', why: 'partials with a body' },
    { text: '{{> (lookup . "x")}}', found: 'UNSUPPORTED_SYNTAX 1:5', why: 'computed names of partials' },
    { text: '{{log "x"}}', found: 'UNSUPPORTED_SYNTAX 1:3', why: 'log' },
    { text: '{{^if true}}a{{/if}}', found: 'UNSUPPORTED_SYNTAX 1:1', why: 'inverse blocks' },
    { text: '{{#parameters.x}}a{{/parameters.x}}', found: 'UNKNOWN_HELPER 1:1', why: 'sections of Mustache' },
    { text: '{{#concat "a"}}a{{/concat}}', found: 'UNSUPPORTED_SYNTAX 1:1', why: 'a helper as a block' },
    { text: '{{if true}}', found: 'UNSUPPORTED_SYNTAX 1:3', why: 'a block as a helper' },
    { text: '{{undefined}}', found: 'UNSUPPORTED_SYNTAX 1:3', why: 'no value of JSON' },
    { text: '{{{app.name}}}', found: 'RAW_OUTPUT_REFUSED 1:1', why: 'a value as text of the template' },
    { text: '{{& app.name}}', found: 'RAW_OUTPUT_REFUSED 1:1', why: 'the same, written otherwise' },
    { text: '{{add 1 12345678901234567890}}', found: 'NUMBER_RANGE 1:9', why: 'a number that loses digits' },
    { text: '{{#if true includeZero=true}}{{/if}}', found: 'UNKNOWN_OPTION 1:12', why: 'an option of a block' },
    { text: '{{upper "a" default="b"}}', found: 'UNKNOWN_OPTION 1:13', why: 'an option of a helper' },
    { text: '{{#if true false}}{{/if}}', found: 'WRONG_ARGUMENTS 1:1', why: 'two conditions' },
    { text: '{{#each identities as |a b c|}}{{/each}}', found: 'WRONG_ARGUMENTS 1:1', why: 'three names' },
    { text: '{{#each identities as |app|}}{{/each}}', found: 'RESERVED_NAME 1:1', why: 'the name of a root' },
    { text: '{{#each identities as |a a|}}{{/each}}', found: 'RESERVED_NAME 1:1', why: 'a name twice' },
    { text: '{{> a app="x"}}', found: 'RESERVED_NAME 1:7', why: 'the name of a root as an argument' },
    { text: '{{> a x=1 x=2}}', found: 'WRONG_ARGUMENTS 1:11', why: 'an argument twice' },
    { text: '{{> a app kube}}', found: 'WRONG_ARGUMENTS 1:1', why: 'two contexts' },
  ])('$why: $text', ({ text, found }) => {
    expect(problems(text).map(brief)).toEqual([found])
  })

  it('are all found in one run, with those of names and types', () => {
    const text = [
      'a: {{flg "x"}}',
      'b: {{app.nmae}}',
      '{{#if app.name}}',
      'c: {{eq (flag "a" 1}}',
      '{{/if}}',
      '{{#each (fact "zones") as |zone|}}',
      'd: {{zoen.x.y}} {{upper 3}}',
      '{{/if}}',
      'e: {{app.name}}}',
    ].join('\n')
    expect(problems(text).map(brief).sort()).toEqual(
      [
        'UNKNOWN_HELPER 1:6',
        'UNKNOWN_FIELD 2:6',
        'WRONG_TYPE 3:7',
        'TEMPLATE_SYNTAX 4:20',
        'WRONG_TYPE 7:25',
        'UNCLOSED_BLOCK 6:1',
        'UNEXPECTED_CLOSE 8:1',
        'TEMPLATE_SYNTAX 9:4',
      ].sort(),
    )
  })

  it('in the opening tag of a block bring no complaint about its end', () => {
    expect(problems('{{#if }x}}a{{else}}b{{/if}}').map(({ code }) => code)).toEqual(['UNCLOSED_TAG'])
    expect(problems('{{#each (}}a{{this}}{{/each}}').map(({ code }) => code)).toEqual(['TEMPLATE_SYNTAX'])
  })

  it('say what was opened where a block ends wrongly', () => {
    const [problem] = problems('{{#each identities}}\n{{#if true}}\n{{/each}}')
    expect(problem).toMatchObject({
      code: 'UNCLOSED_BLOCK',
      at: { file: 'web.yaml.hbs', line: 2, column: 1 },
      expected: '{{/if}}',
      related: [{ message: 'the block around it, "each", is closed here', at: { line: 3, column: 1 } }],
    })
  })

  it('underline the tag, up to the end of its line', () => {
    const [problem] = problems('a: {{fact "tier"\n default=(upper 1)}}')
    expect(problem).toMatchObject({ at: { line: 2, column: 17 }, length: 1, found: 'a number', expected: 'a string' })
  })
})

describe('bounds of a template', () => {
  it.each([
    { text: '{{#if true}}'.repeat(10_000), code: 'TEMPLATE_TOO_DEEP', why: 'ten thousand open blocks' },
    {
      text: `{{#if true}}a${'{{else if true}}b'.repeat(10_000)}{{/if}}`,
      code: 'TEMPLATE_TOO_DEEP',
      why: 'a long chain of else',
    },
    { text: `{{concat ${'('.repeat(10_000)}`, code: 'TEMPLATE_TOO_DEEP', why: 'ten thousand parentheses' },
    { text: '{{app.name}}'.repeat(50_000), code: 'TEMPLATE_TOO_LARGE', why: 'fifty thousand tags' },
    { text: ' '.repeat(1024 * 1024 + 1), code: 'TEMPLATE_TOO_LARGE', why: 'more than a mebibyte' },
    { text: '{{'.repeat(512 * 1024), code: 'UNSUPPORTED_SYNTAX', why: 'a mebibyte of opening braces' },
    { text: '{{!'.repeat(300 * 1024), code: 'UNCLOSED_TAG', why: 'comments that never end' },
    { text: '{{"'.repeat(300 * 1024), code: 'UNCLOSED_TAG', why: 'strings that never end' },
    { text: `{{"${'\\"'.repeat(500 * 1024)}`, code: 'UNCLOSED_TAG', why: 'one string of escaped quotes' },
    { text: '{{['.repeat(300 * 1024), code: 'TEMPLATE_SYNTAX', why: 'brackets that never end' },
    { text: '{{~'.repeat(300 * 1024), code: 'UNCLOSED_TAG', why: 'tags that never end' },
    { text: '{{/if}}'.repeat(100_000), code: 'UNEXPECTED_CLOSE', why: 'ends without beginning' },
    { text: `{{${'a.'.repeat(400_000)}a}}`, code: 'TEMPLATE_TOO_LARGE', why: 'a path without end' },
    { text: `{{concat${' "a"'.repeat(200_000)} x}}`, code: 'TEMPLATE_TOO_LARGE', why: 'arguments without end' },
  ])('hold for $why', ({ text, code }) => {
    expect(problems(text).map((each) => each.code)).toContain(code)
  })

  it('are a diagnostic at the place that goes too far', () => {
    expect(problems('{{#if true}}\n'.repeat(65)).map(brief)).toEqual(['TEMPLATE_TOO_DEEP 65:1'])
    expect(problems(`${'{{#if true}}'.repeat(64)}${'{{/if}}'.repeat(64)}`)).toEqual([])
  })

  it('do not let an object pass for a text', () => {
    const impostor: unknown = { type: 'Program', body: [] }
    expect(() => problems(impostor as string)).toThrow(TypeError)
  })
})
