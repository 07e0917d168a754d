/**
 * The operator's configuration: `config.yaml`, mounted beside the plugin.
 *
 * It holds what an application's author may not choose: where flags and facts come from, who may read what, limits.
 * Without the file there is no operator: the application's own repository then gives flags and facts.
 */

import { array, type infer as Infer, int, object, record, strictObject, string } from 'zod'

const texts = array(string({ error: 'a text' }), { error: 'a list of texts' })

const environmentSchema = strictObject(
  {
    flags: texts
      .optional()
      .meta({ description: 'Flag files or folders of them. With these, those of applications do not count.' }),
    facts: texts
      .optional()
      .meta({ description: 'Facts files; later ones win. With these, those of applications do not count.' }),
  },
  { error: 'a map with "flags" or "facts"' },
)

const accessSchema = strictObject(
  {
    projects: texts.optional().meta({ description: 'Argo CD projects, as globs. Absent: all.' }),
    namespaces: texts.optional().meta({
      description:
        'Namespaces of Applications, as globs. An Application whose namespace Argo CD does not tell never matches.',
    }),
    applications: texts.optional().meta({ description: 'Names of Applications, as globs. Absent: all.' }),
    repositories: texts.optional().meta({ description: 'URLs of repositories, as globs. Absent: all.' }),
    environments: texts.meta({ description: 'Environments that these may choose from, as globs.' }),
    identities: texts.meta({
      description: 'Identities whose facts these may read, as globs; `${app.name}` and `${app.project}` may be used.',
    }),
  },
  { error: 'a map with "environments" and "identities"' },
)

const seconds = int({ error: 'a whole number of seconds above 0' }).min(1)

/** The shape of `config.yaml`. */
export const operatorSchema = strictObject(
  {
    environments: record(string(), environmentSchema, { error: 'a map from names to environments' }).optional(),
    access: array(accessSchema, { error: 'a list of rules' }).optional(),
    limits: object({
      generateSeconds: seconds.optional().meta({ description: 'Most time for a whole `generate`; 40 if absent.' }),
      slotSeconds: seconds
        .optional()
        .meta({ description: 'Most of it that may pass waiting for a slot; 15 if absent.' }),
      slots: int({ error: 'a whole number above 0' })
        .min(1)
        .optional()
        .meta({ description: 'Renders at once; the number of CPUs if absent.' }),
    })
      .strict()
      .optional(),
  },
  { error: 'a map' },
).meta({ title: "FlagOps operator's configuration" })

/** A configuration that has the shape. */
export type OperatorConfig = Infer<typeof operatorSchema>

/** One rule of `access`: whom it is about, and what these may read. */
export type AccessRule = Infer<typeof accessSchema>
