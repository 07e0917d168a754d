import { describe, expect, it } from 'vitest'
import { checkNames, type KnownNames } from '../../../src/core/template/check-names.ts'
import { questionOf } from '../../../src/core/template/question.ts'
import { brief, compiled, partialsFrom } from './support.ts'

const partials = partialsFrom({
  used: '{{fact "region" default="x"}}{{> deeper}}',
  deeper: '{{flag "deep"}}',
  unused: '{{flag "unused"}}',
})

describe('the question of templates', () => {
  const template = compiled(
    [
      'a: {{flag "size" "web"}} {{app.name}}',
      'b: {{#if (and (enabled "on") (has (fact "tier")))}}{{flag (concat "a" app.name)}}{{/if}}',
      'c: {{base64 (secret "smtp")}}{{secretVersion "smtp"}}{{flag "size" default=(fact (fact "which"))}}',
      '{{#with (fact "zone")}}{{else}}{{/with}}{{> used x=parameters.a.b}}',
    ].join('\n'),
  )
  const question = questionOf([template], partials)
  const names = (asked: readonly { name: string; isOptional: boolean }[]) =>
    asked.map(({ name, isOptional }) => (isOptional ? `${name}?` : name))

  it('names flags, facts and secrets, also those of partials that are called', () => {
    expect(names(question.flags)).toEqual(['size', 'on', 'deep'])
    expect(names(question.facts)).toEqual(['tier?', 'which', 'zone?', 'region?'])
    expect(names(question.secrets)).toEqual(['smtp'])
    expect(names(question.secretVersions)).toEqual(['smtp'])
    expect(names(question.roots)).toEqual(['app.name', 'parameters.a.b'])
  })

  it('has the places of all', () => {
    expect(question.flags[0]?.places).toEqual([
      { file: 'web.yaml.hbs', line: 1, column: 6 },
      { file: 'web.yaml.hbs', line: 3, column: 56 },
    ])
    expect(question.flags[2]?.places).toEqual([{ file: 'partials/deeper.hbs', line: 1, column: 3 }])
  })

  it('tells where a name is computed, so that any may be asked for', () => {
    expect(question.computedFlags).toEqual([{ file: 'web.yaml.hbs', line: 2, column: 54 }])
    expect(question.computedFacts).toEqual([{ file: 'web.yaml.hbs', line: 3, column: 76 }])
  })
})

describe('checking names without rendering', () => {
  const known: KnownNames = {
    flags: new Map([
      ['size', 'object'],
      ['on', 'boolean'],
      ['count', 'integer'],
      ['hosts', 'list'],
    ]),
    facts: new Set(['tier']),
  }

  it.each([
    { text: '{{flag "sise"}}', found: ['error UNKNOWN_FLAG 1:3'], why: 'an unknown flag' },
    { text: '{{enabled "off"}}', found: ['error UNKNOWN_FLAG 1:3'], why: 'an unknown boolean flag' },
    {
      text: '{{flag "sise" default=1}}',
      found: ['warning UNKNOWN_FLAG 1:3'],
      why: 'one that the template can do without',
    },
    { text: '{{has (flag "sise")}}', found: ['warning UNKNOWN_FLAG 1:7'], why: 'one that is asked after' },
    { text: '{{fact "tire"}}', found: ['warning UNKNOWN_FACT 1:3'], why: 'an undeclared fact' },
    { text: '{{enabled "count"}}', found: ['error WRONG_TYPE 1:3'], why: 'a number as a condition' },
    { text: '{{flag "count" "x"}}', found: ['error WRONG_TYPE 1:3'], why: 'a field of a number' },
    { text: '{{#if (flag "size")}}{{/if}}', found: ['error WRONG_TYPE 1:7'], why: 'a map as a condition' },
    { text: '{{#each (flag "count")}}{{/each}}', found: ['error WRONG_TYPE 1:9'], why: 'items of a number' },
    { text: '{{upper (flag "count")}}', found: ['error WRONG_TYPE 1:9'], why: 'a number in upper case' },
    { text: '{{#if (not (flag "count"))}}{{/if}}', found: ['error WRONG_TYPE 1:12'], why: 'the opposite of a number' },
    {
      text: '{{flag "size" "a.b"}}{{#if (flag "on")}}{{/if}}{{#each (flag "hosts")}}{{/each}}{{fact "tier"}}',
      found: [],
      why: 'nothing wrong',
    },
    { text: '{{flag (fact "tier")}}', found: [], why: 'a name that is computed' },
  ])('finds $why', ({ text, found }) => {
    const diagnostics = checkNames([compiled(text)], new Map(), known)
    expect(diagnostics.map((each) => `${each.severity} ${brief(each)}`)).toEqual(found)
  })

  it('suggests the nearest name', () => {
    expect(checkNames([compiled('{{flag "sise"}}')], new Map(), known)[0]?.hint).toBe('did you mean "size"?')
  })

  it('asks nothing of facts where nothing declares them', () => {
    expect(checkNames([compiled('{{fact "tire"}}')], new Map(), { flags: known.flags })).toEqual([])
  })
})
