/** Helpers that make values from values. */

import { type HelperDefinition, parameter, several } from './definition.ts'

const comparisons: readonly (readonly [name: string, summary: string, template: string, gives: string])[] = [
  [
    'eq',
    'Whether two values are equal. Numbers are compared by value; comparing different types is an error, except with null.',
    '{{eq (fact "tier") "team"}}',
    'true',
  ],
  ['ne', 'Whether two values differ; the opposite of eq.', '{{ne (flag "max-replicas") 3}}', 'false'],
  ['lt', 'Whether a is less than b: two numbers, or two strings by code point.', '{{lt 2 10}}', 'true'],
  ['le', 'Whether a is less than or equal to b.', '{{le 2 2}}', 'true'],
  ['gt', 'Whether a is greater than b.', '{{gt "b" "a"}}', 'true'],
  ['ge', 'Whether a is greater than or equal to b.', '{{ge 1 2}}', 'false'],
]

/** The helpers that compare and combine. */
export const logicHelpers: readonly HelperDefinition[] = [
  ...comparisons.map(
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

/** The helpers that make texts of texts. */
export const textHelpers: readonly HelperDefinition[] = [
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

/** The helpers that write a value in another form. */
export const encodingHelpers: readonly HelperDefinition[] = [
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

/** The helpers that calculate, in decimal. */
export const numberHelpers: readonly HelperDefinition[] = (
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

/** The helpers that look into lists and maps. */
export const structureHelpers: readonly HelperDefinition[] = [
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
