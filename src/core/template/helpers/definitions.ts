/**
 * All helpers: names, parameters, results, documentation.
 *
 * What they do is in `run/`; the examples are executed by a test, with the inputs that the reference lists.
 */

import type { HelperDefinition, Parameter, ParameterType } from './definition.ts'

const parameter = (name: string, type: ParameterType): Parameter => ({ name, type })
const optional = (name: string, type: ParameterType): Parameter => ({ name, type, isOptional: true })
const several = (name: string, type: ParameterType, atLeast: number): Parameter => ({ name, type, atLeast })
const literal = (name: string): Parameter => ({ name, type: 'string', isLiteral: true })

const inputs: readonly HelperDefinition[] = [
  {
    name: 'flag',
    group: 'Flags, facts and secrets',
    summary: 'The value of a flag, or of a field of an object flag by its dotted path.',
    parameters: [parameter('key', 'string'), optional('path', 'string')],
    fallback: 'any',
    result: 'any',
    examples: [
      { template: '{{flag "max-replicas"}}', gives: '3' },
      { template: '{{flag "sizes" "web.cpu"}}', gives: '250m' },
      { template: '{{flag "sizes" "batch.cpu" default="100m"}}', gives: '100m' },
    ],
  },
  {
    name: 'enabled',
    group: 'Flags, facts and secrets',
    summary: 'Whether a boolean flag is on.',
    parameters: [parameter('key', 'string')],
    result: 'boolean',
    examples: [{ template: '{{#if (enabled "new-checkout")}}v2{{else}}v1{{/if}}', gives: 'v2' }],
  },
  {
    name: 'fact',
    group: 'Flags, facts and secrets',
    summary: 'The value of a fact, or of a field of it by its dotted path.',
    parameters: [parameter('key', 'string'), optional('path', 'string')],
    fallback: 'any',
    result: 'any',
    examples: [
      { template: '{{fact "tier"}}', gives: 'team' },
      { template: '{{fact "region" default="eu-1"}}', gives: 'eu-1' },
    ],
  },
  {
    name: 'secret',
    group: 'Flags, facts and secrets',
    summary:
      'A secret, for `data` or `stringData` of a `v1/Secret`: only to be output, or passed to concat, json, base64 or urlencode.',
    parameters: [literal('name')],
    fallback: 'string',
    result: 'string',
    examples: [{ template: '{{secret "smtp"}}' }, { template: '{{base64 (secret "smtp")}}' }],
  },
  {
    name: 'secretVersion',
    group: 'Flags, facts and secrets',
    summary: 'An opaque text that changes whenever the secret does, for annotations that roll pods out.',
    parameters: [literal('name')],
    fallback: 'string',
    result: 'string',
    examples: [{ template: '{{secretVersion "smtp"}}', gives: 'v7' }],
  },
]

const presence: readonly HelperDefinition[] = [
  {
    name: 'has',
    group: 'Presence',
    summary: 'Whether a value is there and not null.',
    parameters: [parameter('value', 'any')],
    result: 'boolean',
    examples: [
      { template: '{{has parameters.cluster}}', gives: 'true' },
      { template: '{{has (fact "region")}}', gives: 'false' },
    ],
  },
  {
    name: 'default',
    group: 'Presence',
    summary: 'The value, or the fallback where the value is absent or null. A flag that fails to evaluate still fails.',
    parameters: [parameter('value', 'any'), parameter('fallback', 'any')],
    result: 'any',
    examples: [{ template: '{{default parameters.size "small"}}', gives: 'small' }],
  },
  {
    name: 'required',
    group: 'Presence',
    summary: 'The value; where it is absent or null the render fails with the message.',
    parameters: [parameter('value', 'any'), literal('message')],
    result: 'any',
    examples: [{ template: '{{required parameters.cluster "set the parameter cluster"}}', gives: 'eu-1' }],
  },
]

const logic: readonly HelperDefinition[] = [
  ...(
    [
      [
        'eq',
        'Whether two values are equal. Numbers are compared by value; comparing different types is an error, except with null.',
        '{{eq (fact "tier") "team"}}',
        'true',
      ],
      ['ne', 'Whether two values differ; the opposite of eq.', '{{ne (flag "max-replicas") 3}}', 'false'],
    ] as const
  ).map(
    ([name, summary, template, gives]): HelperDefinition => ({
      name,
      group: 'Comparison and logic',
      summary,
      parameters: [parameter('a', 'scalar'), parameter('b', 'scalar')],
      result: 'boolean',
      examples: [{ template, gives }],
    }),
  ),
  ...(
    [
      ['lt', 'Whether a is less than b: two numbers, or two strings by code point.', '{{lt 2 10}}', 'true'],
      ['le', 'Whether a is less than or equal to b.', '{{le 2 2}}', 'true'],
      ['gt', 'Whether a is greater than b.', '{{gt "b" "a"}}', 'true'],
      ['ge', 'Whether a is greater than or equal to b.', '{{ge 1 2}}', 'false'],
    ] as const
  ).map(
    ([name, summary, template, gives]): HelperDefinition => ({
      name,
      group: 'Comparison and logic',
      summary,
      parameters: [parameter('a', 'scalar'), parameter('b', 'scalar')],
      result: 'boolean',
      examples: [{ template, gives }],
    }),
  ),
  {
    name: 'and',
    group: 'Comparison and logic',
    summary: 'Whether all are true. What follows the first false is not evaluated.',
    parameters: [several('conditions', 'boolean', 2)],
    result: 'boolean',
    examples: [{ template: '{{and true (enabled "new-checkout")}}', gives: 'true' }],
  },
  {
    name: 'or',
    group: 'Comparison and logic',
    summary: 'Whether any is true. What follows the first true is not evaluated.',
    parameters: [several('conditions', 'boolean', 2)],
    result: 'boolean',
    examples: [{ template: '{{or false (eq app.project "shop")}}', gives: 'true' }],
  },
  {
    name: 'not',
    group: 'Comparison and logic',
    summary: 'Whether the condition is false.',
    parameters: [parameter('condition', 'boolean')],
    result: 'boolean',
    examples: [{ template: '{{not (enabled "new-checkout")}}', gives: 'false' }],
  },
]

const text: readonly HelperDefinition[] = [
  {
    name: 'concat',
    group: 'Text',
    summary: 'The texts one after the other. Numbers are written in plain decimal.',
    parameters: [several('texts', 'text', 1)],
    result: 'string',
    takesSecrets: true,
    examples: [{ template: '{{concat app.name "-" 2}}', gives: 'checkout-2' }],
  },
  {
    name: 'lower',
    group: 'Text',
    summary: 'The text in lower case.',
    parameters: [parameter('text', 'string')],
    result: 'string',
    examples: [{ template: '{{lower "EU-West"}}', gives: 'eu-west' }],
  },
  {
    name: 'upper',
    group: 'Text',
    summary: 'The text in upper case.',
    parameters: [parameter('text', 'string')],
    result: 'string',
    examples: [{ template: '{{upper "info"}}', gives: 'INFO' }],
  },
  {
    name: 'trim',
    group: 'Text',
    summary: 'The text without white space at its start and end.',
    parameters: [parameter('text', 'string')],
    result: 'string',
    examples: [{ template: '[{{trim "  a b "}}]', gives: '[a b]' }],
  },
  {
    name: 'replace',
    group: 'Text',
    summary: 'The text with every occurrence of a literal text replaced.',
    parameters: [parameter('text', 'string'), parameter('search', 'string'), parameter('replacement', 'string')],
    result: 'string',
    examples: [{ template: '{{replace "a.b.c" "." "-"}}', gives: 'a-b-c' }],
  },
  {
    name: 'split',
    group: 'Text',
    summary: 'The parts of a text between occurrences of a literal separator. An empty text gives one empty part.',
    parameters: [parameter('text', 'string'), parameter('separator', 'string')],
    result: 'list',
    examples: [{ template: '{{json (split "a,b" ",")}}', gives: '["a","b"]' }],
  },
  {
    name: 'join',
    group: 'Text',
    summary: 'The items of a list as one text, with a separator between them.',
    parameters: [parameter('list', 'list'), parameter('separator', 'string')],
    result: 'string',
    examples: [{ template: '{{join (fact "zones") "+"}}', gives: 'a+b' }],
  },
]

const encodings: readonly HelperDefinition[] = [
  {
    name: 'json',
    group: 'Encodings',
    summary: 'The value as compact JSON text, keys in their order.',
    parameters: [parameter('value', 'any')],
    result: 'string',
    takesSecrets: true,
    examples: [{ template: '{{json (flag "sizes" "web")}}', gives: '{"cpu":"250m"}' }],
  },
  {
    name: 'base64',
    group: 'Encodings',
    summary: 'The UTF-8 bytes of a text in base64, with padding.',
    parameters: [parameter('text', 'text')],
    result: 'string',
    takesSecrets: true,
    examples: [{ template: '{{base64 "münchen"}}', gives: 'bcO8bmNoZW4=' }],
  },
  {
    name: 'urlencode',
    group: 'Encodings',
    summary: 'The text percent-encoded: all but letters, digits and `-._~`, as RFC 3986 says.',
    parameters: [parameter('text', 'text')],
    result: 'string',
    takesSecrets: true,
    examples: [{ template: '{{urlencode "a b/c"}}', gives: 'a%20b%2Fc' }],
  },
  {
    name: 'sha256',
    group: 'Encodings',
    summary: 'The SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal.',
    parameters: [parameter('text', 'text')],
    result: 'string',
    examples: [
      { template: '{{sha256 "abc"}}', gives: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    ],
  },
]

const numbers: readonly HelperDefinition[] = (
  [
    [
      'add',
      'The sum. Decimals are added exactly: 0.1 and 0.2 give 0.3.',
      [several('numbers', 'number', 2)],
      '{{add 0.1 0.2}}',
      '0.3',
    ],
    ['sub', 'a minus b.', [parameter('a', 'number'), parameter('b', 'number')], '{{sub (flag "max-replicas") 1}}', '2'],
    ['mul', 'The product, exact like a sum.', [several('numbers', 'number', 2)], '{{mul 1.1 10}}', '11'],
    ['min', 'The smallest.', [several('numbers', 'number', 2)], '{{min 5 (flag "max-replicas")}}', '3'],
    ['max', 'The largest.', [several('numbers', 'number', 2)], '{{max 1 2 3}}', '3'],
    ['ceil', 'The smallest integer that is not less.', [parameter('number', 'number')], '{{ceil (mul 3 0.5)}}', '2'],
    ['floor', 'The largest integer that is not greater.', [parameter('number', 'number')], '{{floor 2.9}}', '2'],
    [
      'round',
      'The nearest integer; halves go away from zero.',
      [parameter('number', 'number')],
      '{{round -2.5}}',
      '-3',
    ],
  ] as const
).map(([name, summary, parameters, template, gives]) => ({
  name,
  group: 'Numbers',
  summary,
  parameters,
  result: 'number',
  examples: [{ template, gives }],
}))

const structure: readonly HelperDefinition[] = [
  {
    name: 'lookup',
    group: 'Structure',
    summary: 'The field of a map by its key, or the item of a list by its index from 0.',
    parameters: [parameter('collection', 'collection'), parameter('key', 'scalar')],
    result: 'any',
    examples: [
      { template: '{{lookup (fact "zones") 0}}', gives: 'a' },
      { template: '{{lookup parameters "cluster"}}', gives: 'eu-1' },
    ],
  },
  {
    name: 'inline',
    group: 'Structure',
    summary: 'The value itself; in files that another tool reads next, forces it in before that tool runs.',
    parameters: [parameter('value', 'any')],
    result: 'any',
    examples: [{ template: '{{inline app.name}}', gives: 'checkout' }],
  },
]

const blocks: readonly HelperDefinition[] = [
  {
    name: 'if',
    group: 'Blocks',
    summary: 'The body where the condition is true, else what follows `{{else}}`, which may be `{{else if …}}`.',
    parameters: [parameter('condition', 'boolean')],
    result: 'any',
    isBlock: true,
    examples: [
      {
        template: '{{#if (eq (fact "tier") "free")}}1{{else if (eq (fact "tier") "team")}}3{{else}}5{{/if}}',
        gives: '3',
      },
    ],
  },
  {
    name: 'unless',
    group: 'Blocks',
    summary: 'The body where the condition is false, else what follows `{{else}}`.',
    parameters: [parameter('condition', 'boolean')],
    result: 'any',
    isBlock: true,
    examples: [{ template: '{{#unless (enabled "new-checkout")}}old{{else}}new{{/unless}}', gives: 'new' }],
  },
  {
    name: 'each',
    group: 'Blocks',
    summary:
      'The body for every item of a list or map, with `@index @key @first @last`; what follows `{{else}}` where it is empty. Keys of a map come as in its JSON, those that are integers first.',
    parameters: [parameter('collection', 'collection')],
    result: 'any',
    isBlock: true,
    examples: [
      { template: '{{#each (fact "zones") as |zone|}}{{@index}}={{zone}};{{/each}}', gives: '0=a;1=b;' },
      { template: '{{#each (fact "zones")}}{{this}}{{#unless @last}},{{/unless}}{{/each}}', gives: 'a,b' },
    ],
  },
  {
    name: 'with',
    group: 'Blocks',
    summary: 'The body with a value as its context; what follows `{{else}}` where the value is absent or null.',
    parameters: [parameter('value', 'any')],
    result: 'any',
    isBlock: true,
    examples: [
      { template: '{{#with (flag "sizes" "web")}}{{cpu}}{{/with}}', gives: '250m' },
      { template: '{{#with (fact "region") as |region|}}{{region}}{{else}}anywhere{{/with}}', gives: 'anywhere' },
    ],
  },
]

/** In the order of the reference. */
export const helperDefinitions: readonly HelperDefinition[] = [
  ...inputs,
  ...presence,
  ...logic,
  ...text,
  ...encodings,
  ...numbers,
  ...structure,
  ...blocks,
]

const byName: ReadonlyMap<string, HelperDefinition> = new Map(helperDefinitions.map((each) => [each.name, each]))

export const findHelper = (name: string): HelperDefinition | undefined => byName.get(name)

export const helperNames: readonly string[] = helperDefinitions.map((each) => each.name)
