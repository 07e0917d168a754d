import { describe, expect, it } from 'vitest'
import { brief, exampleInputs, problems, render, textOf, valuesOf } from './support.ts'

describe('names in a template', () => {
  it.each([
    { text: '{{app.name}}', gives: 'checkout', why: 'a field of a root' },
    { text: '{{env.LEVEL}}{{environment}}{{kube.version}}', gives: 'debugproduction1.34', why: 'other roots' },
    { text: '{{identities.[1]}} {{identities.[0]}}', gives: 'customer/acme cluster/eu-1', why: 'items of lists' },
    { text: '{{@root.app.name}}', gives: 'checkout', why: 'a root from @root' },
    {
      text: '{{this.app.name}}{{./app.name}}',
      gives: 'checkoutcheckout',
      why: 'the context outside of blocks is the roots',
    },
    { text: '{{parameters.labels.team}}', gives: 'a', why: 'a field of a map parameter' },
    { text: '{{#each (fact "zones")}}{{app.name}}{{/each}}', gives: 'checkoutcheckout', why: 'roots inside of a loop' },
    {
      text: '{{#each (fact "zones")}}{{../app.name}}{{/each}}',
      gives: 'checkoutcheckout',
      why: 'roots from the context outside',
    },
    {
      text: '{{#each parameters.labels}}{{@key}}{{this}}{{/each}}',
      gives: 'teamatierb',
      why: 'keys and values of a map',
    },
    {
      text: '{{#each parameters.labels as |v k|}}{{k}}={{v}} {{/each}}',
      gives: 'team=a tier=b ',
      why: 'names for both',
    },
    {
      text: '{{#with parameters as |p|}}{{p.cluster}}{{cluster}}{{this.cluster}}{{/with}}',
      gives: 'eu-1eu-1eu-1',
      why: 'names, fields and this',
    },
    { text: '{{#with (fact "tier") as |min|}}{{min}}{{/with}}', gives: 'team', why: 'a name that is also a helper' },
    {
      text: '{{#each identities as |a|}}{{#each (fact "zones") as |a|}}{{a}}{{/each}}{{/each}}',
      gives: 'abab',
      why: 'the innermost of equal names',
    },
    {
      text: '{{#each identities as |a|}}{{#with 1}}{{a}},{{../this}};{{/with}}{{/each}}',
      gives: 'cluster/eu-1,cluster/eu-1;customer/acme,customer/acme;',
      why: 'names and this through a with',
    },
    {
      text: '{{#each identities}}{{#if @first}}{{this}}{{../app.name}}{{/if}}{{/each}}',
      gives: 'cluster/eu-1checkout',
      why: 'if adds no context',
    },
    {
      text: '{{lookup (fact "odd") "constructor"}}',
      gives: 'own too',
      why: 'a key of the data that is also a name of JavaScript',
    },
    {
      text: '{{fact "limits" "cpu.max"}} {{lookup (fact "limits") "a.b"}}',
      gives: '4 1',
      why: 'dotted paths and dotted keys',
    },
  ])('$why: $text', ({ text, gives }) => {
    expect(textOf(text)).toBe(gives)
  })

  it.each([
    { text: '{{foo}}', found: 'UNKNOWN_NAME 1:3', why: 'nothing of this name' },
    { text: '{{paramters.x}}', found: 'UNKNOWN_NAME 1:3', why: 'a slip in a root' },
    { text: '{{flag}}', found: 'WRONG_ARGUMENTS 1:3', why: 'a helper alone' },
    { text: '{{app.nmae}}', found: 'UNKNOWN_FIELD 1:3', why: 'a slip in a field' },
    { text: '{{app.constructor}}', found: 'UNKNOWN_FIELD 1:3', why: 'a name of JavaScript' },
    { text: '{{app.__proto__.x}}', found: 'UNKNOWN_FIELD 1:3', why: 'a prototype' },
    { text: '{{environment.x}}', found: 'UNKNOWN_FIELD 1:3', why: 'a field of a string' },
    { text: '{{this}}', found: 'OUTSIDE_OF_SCOPE 1:3', why: 'this outside of blocks' },
    { text: '{{../x}}', found: 'OUTSIDE_OF_SCOPE 1:3', why: 'up from the outermost' },
    { text: '{{#if true}}{{../app.name}}{{/if}}', found: 'OUTSIDE_OF_SCOPE 1:15', why: 'up from an if' },
    { text: '{{#each identities}}{{../../app.name}}{{/each}}', found: 'OUTSIDE_OF_SCOPE 1:23', why: 'up too far' },
    { text: '{{@index}}', found: 'OUTSIDE_OF_SCOPE 1:3', why: 'a loop value outside of loops' },
    {
      text: '{{#each identities}}{{@../index}}{{/each}}',
      found: 'OUTSIDE_OF_SCOPE 1:23',
      why: 'one of an outer loop that is not there',
    },
    { text: '{{@frist}}', found: 'UNKNOWN_NAME 1:3', why: 'a slip in a loop value' },
    { text: '{{@root}}', found: 'UNKNOWN_NAME 1:3', why: 'all roots at once' },
    { text: '{{nindent 4 app.name}}', found: 'UNKNOWN_HELPER 1:3', why: 'a helper of Helm' },
    { text: '{{app.name "x"}}', found: 'UNKNOWN_HELPER 1:3', why: 'arguments for a value' },
    {
      text: '{{#each identities as |a|}}{{a "x"}}{{/each}}',
      found: 'UNKNOWN_HELPER 1:30',
      why: 'arguments for a name',
    },
  ])('are refused before rendering: $why: $text', ({ text, found }) => {
    expect(problems(text).map(brief)).toEqual([found])
  })

  it.each([
    { text: '{{flga "x"}}', hint: 'did you mean flag?' },
    { text: '{{app.nmae}}', hint: 'did you mean app.name?' },
    { text: '{{paramters.x}}', hint: 'did you mean parameters?' },
    { text: '{{toYaml parameters}}', hint: 'values keep their type and need no quoting or indenting: leave it out' },
    { text: '{{#iff true}}{{/iff}}', hint: 'did you mean #if?' },
  ])('are compared with those that exist: $text', ({ text, hint }) => {
    expect(problems(text)[0]?.hint).toBe(hint)
  })
})

describe('what is not there', () => {
  it.each([
    { text: 'a: {{parameters.size}}', found: 'VALUE_ABSENT 1:6', why: 'a parameter' },
    { text: 'a: {{parameters.__proto__}}', found: 'VALUE_ABSENT 1:6', why: 'a prototype' },
    { text: 'a: {{lookup parameters "__proto__"}}', found: 'VALUE_ABSENT 1:6', why: 'a prototype by lookup' },
    { text: 'a: {{lookup parameters "toString"}}', found: 'VALUE_ABSENT 1:6', why: 'a method' },
    { text: 'a: {{lookup (fact "zones") 2}}', found: 'VALUE_ABSENT 1:6', why: 'an item beyond the end' },
    { text: 'a: {{lookup (fact "zones") -1}}', found: 'VALUE_ABSENT 1:6', why: 'an item before the start' },
    { text: 'a: {{identities.length}}', found: 'VALUE_ABSENT 1:6', why: 'a property that is not JSON' },
    { text: 'a: {{app.revision}}', found: 'VALUE_ABSENT 1:6', why: 'a field that is not known here' },
    { text: 'a: {{fact "region"}}', found: 'VALUE_ABSENT 1:6', why: 'a fact' },
    { text: 'a: {{fact "tire"}}', found: 'UNKNOWN_FACT 1:6', why: 'a slip in a fact' },
    { text: 'a: {{fact "limits" "cpu.min"}}', found: 'VALUE_ABSENT 1:6', why: 'a field of a fact' },
    { text: 'a: {{flag "max-replica"}}', found: 'UNKNOWN_FLAG 1:6', why: 'a flag' },
    { text: '{{#if (enabled "new-chekout")}}{{/if}}', found: 'UNKNOWN_FLAG 1:7', why: 'a boolean flag' },
    { text: 'a: {{flag "sizes" "web.memory"}}', found: 'VALUE_ABSENT 1:6', why: 'a field of a flag' },
    { text: '{{#each parameters.labels}}{{zone}}{{/each}}', found: 'WRONG_TYPE 1:30', why: 'a field of a string' },
    { text: '{{#with parameters}}{{clutser}}{{/with}}', found: 'VALUE_ABSENT 1:23', why: 'a field of the context' },
    {
      text: '{{#with parameters}}{{idenities}}{{/with}}',
      found: 'UNKNOWN_NAME 1:23',
      why: 'a slip in a root, inside of a context',
    },
    { text: '{{#each parameters.none}}{{else}}{{/each}}', found: 'VALUE_ABSENT 1:9', why: 'a list, else or not' },
    { text: '{{#with parameters.none}}{{/with}}', found: 'VALUE_ABSENT 1:9', why: 'a context without else' },
    {
      text: '{{required parameters.none "set the parameter none"}}',
      found: 'VALUE_REQUIRED 1:3',
      why: 'a required value',
    },
    { text: 'a: {{secret "none"}}', found: 'UNKNOWN_SECRET 1:6', why: 'a secret' },
  ])('is an error at its place: $why: $text', ({ text, found }) => {
    const { diagnostics, holed } = render(text)
    expect(diagnostics.map(brief)).toEqual([found])
    expect(holed).toBeUndefined()
  })

  it.each([
    { text: '{{default parameters.size "small"}}', gives: 'small', why: 'default, for a parameter' },
    { text: '{{default parameters.a.b.c 1}}', gives: '1', why: 'default, for a path that breaks off early' },
    { text: '{{default (fact "nothing") "x"}}', gives: 'x', why: 'default, for null' },
    { text: '{{fact "nothing" default="x"}}', gives: 'x', why: 'default=, for null' },
    { text: '{{flag "none" default="x"}}', gives: 'x', why: 'default=, for a flag' },
    { text: '{{fact "limits" "cpu.min" default=1}}', gives: '1', why: 'default=, for a field' },
    { text: '{{default (lookup parameters "__proto__") "x"}}', gives: 'x', why: 'default, for a lookup' },
    {
      text: '{{has parameters.none}} {{has parameters.cluster}} {{has (fact "nothing")}} {{has (flag "none")}}',
      gives: 'false true false false',
      why: 'has',
    },
    { text: '{{#with parameters.none}}a{{else}}b{{/with}}', gives: 'b', why: 'with and else, absent' },
    { text: '{{#with (fact "nothing")}}a{{else}}b{{/with}}', gives: 'b', why: 'with and else, null' },
    { text: '{{#with "" as |it|}}[{{it}}]{{else}}b{{/with}}', gives: '[]', why: 'an empty text is there' },
    { text: '{{default (inline parameters.none) "x"}}', gives: 'x', why: 'default, through inline' },
  ])('is handled by $why: $text', ({ text, gives }) => {
    expect(textOf(text)).toBe(gives)
  })

  it('is never a flag that fails: that is an error, default or not', () => {
    const { diagnostics } = render(
      'a: {{flag "broken" default="x"}}\nb: {{default (flag "broken") "x"}}{{has (flag "broken")}}',
    )
    expect(diagnostics.map(brief)).toEqual(['FLAG_FAILED 1:6', 'FLAG_FAILED 2:14', 'FLAG_FAILED 2:41'])
    expect(diagnostics[0]).toMatchObject({
      message: 'the flag "broken" could not be evaluated: no such overload',
      related: [{ at: { file: 'flags/broken.yaml', line: 7, column: 3 } }],
    })
  })

  it('is all found in one run', () => {
    const text =
      '{{parameters.a}}{{#if parameters.b}}{{parameters.c}}{{/if}}' +
      '{{#each (fact "zones")}}{{parameters.d}}{{/each}}{{> p x=parameters.e}}'
    const messages = render(text, { partials: { p: '{{x}}' } }).diagnostics.map(({ message }) => message)
    expect(messages).toEqual(['a', 'b', 'd', 'e'].map((name) => `the parameter "${name}" is not set`))
  })

  it('is reported at most fifty times', () => {
    expect(render(`${'{{parameters.a}}\n'.repeat(80)}`).diagnostics).toHaveLength(50)
  })

  it.each([
    '{{flag (fact "tier")}}',
    '{{fact (fact "tier")}}',
    '{{lookup parameters (fact "tier")}}',
    '{{flag "sizes" (fact "tier")}}',
  ])('is told without the value that named it: %s', (text) => {
    const { diagnostics } = render(text)
    expect(diagnostics).toHaveLength(1)
    expect(JSON.stringify(diagnostics)).not.toContain('team')
  })
})

describe('handling absence where nothing can be absent', () => {
  it.each([
    { text: '{{default "x" "y"}}', found: 'NEVER_ABSENT 1:11', why: 'a literal' },
    { text: '{{default "free" (fact "tier")}}', found: 'NEVER_ABSENT 1:11', why: "the order of Helm's default" },
    { text: '{{has (enabled "new-checkout")}}', found: 'NEVER_ABSENT 1:7', why: 'a boolean flag' },
    { text: '{{default (fact "a" default=1) 2}}', found: 'NEVER_ABSENT 1:11', why: 'what has a default already' },
    { text: '{{#each identities}}{{has @index}}{{/each}}', found: 'NEVER_ABSENT 1:27', why: 'a loop value' },
  ])('is an error: $why: $text', ({ text, found }) => {
    expect(problems(text).map(brief)).toEqual([found])
  })

  it('explains the order of arguments', () => {
    expect(problems('{{default "free" (fact "tier")}}')[0]?.hint).toBe('the value comes first, the fallback second')
  })
})

describe('values of a structured template', () => {
  it.each([
    { text: 'a: {{flag "max-replicas"}}', values: [3], why: 'numbers' },
    { text: 'a: {{flag "sizes"}}', values: [{ web: { cpu: '250m' } }], why: 'maps' },
    { text: 'a: {{identities}}', values: [['cluster/eu-1', 'customer/acme']], why: 'lists' },
    { text: 'a: {{fact "nothing"}}{{null}}', values: [null, null], why: 'null' },
    { text: '{{"x"}}{{5}}{{true}}{{-1.5}}', values: ['x', 5, true, -1.5], why: 'literals' },
    { text: '{{"it \\"is\\""}}{{\'it\\\'s\'}}', values: ['it "is"', "it's"], why: 'quotes in strings' },
    { text: '{{fact "odd"}}', values: [JSON.parse('{"__proto__": "own", "constructor": "own too"}')], why: 'odd keys' },
  ])('keep their type: $why', ({ text, values }) => {
    expect(valuesOf(text)).toEqual(values)
  })

  it('of another shape than JSON cannot come in', () => {
    const inputs = exampleInputs({ roots: { parameters: { evil: '{{app.name}}zqHolex00000' } } })
    const { holed } = render('a: {{parameters.evil}}', { inputs })
    expect(holed).toMatchObject({ text: 'a: zqHolex00000', holes: [{ value: '{{app.name}}zqHolex00000' }] })
  })
})
