/** Options that commands share: where flags and facts come from, and whose application it is. */

import { choice, file, keyJson, keyValue, text, time } from '../args/value-types.ts'

/** Where flags and facts come from, and when it is. */
export const inputOptions = {
  flags: { kind: 'list', type: file('PATH'), description: 'Flag file, or folder of them' },
  facts: { kind: 'list', type: file(), description: 'Facts file: a map from identity to facts; later files win' },
  'set-fact': {
    kind: 'list',
    type: keyJson,
    description: 'A fact of the last identity, its value as JSON; wins over files',
  },
  identity: {
    kind: 'list',
    type: text('KIND/NAME'),
    description: 'Whose facts count; the last one that has a fact wins',
  },
  at: { kind: 'value', type: time, description: 'Evaluate as of this time instead of now' },
} as const

/** What Argo CD would say of the Application. */
export const applicationOptions = {
  app: { kind: 'value', type: text('NAME'), description: "The Application's name (default: the folder's)" },
  project: { kind: 'value', type: text('NAME'), default: 'default', description: "The Application's project" },
  namespace: { kind: 'value', type: text('NAMESPACE'), description: 'The namespace that is deployed to' },
  revision: { kind: 'value', type: text('REVISION'), description: 'The commit that is rendered' },
  environment: { kind: 'value', type: text('NAME'), description: 'The environment whose flags and facts decide' },
  param: { kind: 'list', type: keyValue, description: 'A plugin parameter, as text' },
} as const

/** Formats of diagnostics. */
export const diagnosticFormat = choice('FORMAT', ['text', 'json', 'github', 'sarif'])
