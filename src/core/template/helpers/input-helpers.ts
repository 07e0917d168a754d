/** Helpers that ask for flags, facts and secrets, and those that handle absence. */

import { type HelperDefinition, literal, optional, parameter } from './definition.ts'

/** The helpers that read flags, facts and secrets. */
export const inputHelpers: readonly HelperDefinition[] = [
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

/** The helpers that deal with what is not there. */
export const presenceHelpers: readonly HelperDefinition[] = [
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
