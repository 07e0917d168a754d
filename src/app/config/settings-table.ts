/**
 * The settings of an application, as data: one row for each field of `flagops.yaml`.
 *
 * Reading the file, reading plugin parameters of the same dotted name, the JSON Schema for editors and the
 * reference page all come from this table.
 */

/** What a field takes. `strings` takes a single string as a list of one; `pair` is a list of exactly two strings. */
export type FieldKind = 'string' | 'strings' | 'boolean' | 'pair' | 'choice'

/** One field: its kind, and what the reference says of it. */
export interface Field {
  readonly kind: FieldKind
  readonly about: string
  /** The choices, for the kind `choice`. */
  readonly of?: readonly string[]
  readonly example: string
}

/** All fields by name. */
export const settingsTable = {
  environment: {
    kind: 'string',
    about: 'Environment whose flags and facts decide; a choice among what the operator grants.',
    example: 'production',
  },
  identities: {
    kind: 'strings',
    about:
      'Whose facts count, as kind/name; a key is taken whole from the last identity that has it. `${app.name}`, `${parameters.x}` and the other roots of templates may be used.',
    example: '["cluster/${parameters.cluster}", "customer/${app.name}"]',
  },
  pipeline: {
    kind: 'choice',
    of: ['auto', 'raw'],
    about: 'What turns the folder into manifests. `auto` looks at the files.',
    example: 'raw',
  },
  delimiters: {
    kind: 'pair',
    about: 'What opens and closes an expression, for folders whose files hold `{{ }}` of their own.',
    example: '["<%", "%>"]',
  },
  allowRaw: {
    kind: 'strings',
    about: 'Templates that may write values unescaped with `{{{ }}}`; globs relative to the application.',
    example: '["legacy.yaml.hbs"]',
  },
  include: {
    kind: 'strings',
    about: 'Only manifests whose path matches one of these globs are rendered.',
    example: '["*.yaml", "*.yaml.hbs"]',
  },
  exclude: {
    kind: 'strings',
    about: 'Files whose path matches one of these globs are no manifests.',
    example: '["kind-config.yaml"]',
  },
  recurse: { kind: 'boolean', about: 'Whether subfolders are looked into.', example: 'true' },
  flags: {
    kind: 'strings',
    about: 'Flag files or folders of them inside the repository, relative to the application.',
    example: '["../flags"]',
  },
  facts: {
    kind: 'strings',
    about: 'Facts files inside the repository, relative to the application; later ones win.',
    example: '["../facts.yaml"]',
  },
  allowEmpty: { kind: 'boolean', about: 'Whether a render without any object is a success.', example: 'false' },
} as const satisfies Record<string, Field>

/** Name of a field, which is also the name of the plugin parameter. */
export type FieldName = keyof typeof settingsTable

/** A field's value as it was given. */
export type FieldValue = string | boolean | readonly string[]
