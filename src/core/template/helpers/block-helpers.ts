/** Helpers that decide which parts of a template are written. */

import { type HelperDefinition, parameter } from './definition.ts'

/** The helpers that hold a part of the template. */
export const blockHelpers: readonly HelperDefinition[] = [
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
