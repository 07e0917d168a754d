/**
 * The shape of native flag files: one definition that validates them and that editors get as JSON Schema.
 *
 * The `error` of a schema completes "expected: …"; it is never a sentence. What a shape cannot say (that a variant exists,
 * that shares add up) is said by the compilers beside this module.
 */

import { array, boolean, enum as enumOf, int, number, object, record, strictObject, string, union, unknown } from 'zod'
import { valueTypes } from '../../model/value-type.ts'

const variantName = union([string(), boolean(), number()], { error: 'the name of a variant' }).meta({
  description: 'Name of a variant. For boolean flags `on` and `true` mean the same, as do `off` and `false`.',
})

const condition = string({ error: 'a CEL condition' }).meta({
  description: 'CEL over facts, app, caller, identity, targetingKey and now, giving true or false.',
})

const instant = string({ error: 'a UTC timestamp such as 2026-12-01T09:00:00Z' }).meta({ format: 'date-time' })

const weight = number({ error: 'a number that is not negative' }).min(0)

const weights = record(string(), weight, { error: 'a map from variants to numbers' })

const rampPoint = object({ at: instant }, { error: 'a map with "at" and the percentage of each variant' }).catchall(
  weight,
)

/** The shape of a rule. */
export const ruleSchema = strictObject(
  {
    when: condition.optional(),
    segment: string({ error: 'the name of a segment' })
      .optional()
      .meta({ description: 'A segment that must hold too.' }),
    serve: variantName.optional(),
    split: weights.optional().meta({ description: 'Weights of variants, relative to each other.' }),
    ramp: strictObject({ from: rampPoint, to: rampPoint }, { error: 'a map with "from" and "to"' })
      .optional()
      .meta({ description: 'Percentages that move in a straight line; what they leave gets the default variant.' }),
    by: string({ error: 'a CEL expression' })
      .optional()
      .meta({ description: 'What a split or ramp divides by: CEL giving a string; the targeting key if absent.' }),
    from: instant.optional().meta({ description: 'The first instant at which the rule applies.' }),
    until: instant.optional().meta({ description: 'The first instant at which the rule applies no more.' }),
  },
  { error: 'a map' },
).meta({ description: 'Serves something to those whom it describes; the first rule that does decides.' })

/** The shape of a flag. */
export const flagSchema = strictObject(
  {
    description: string({ error: 'a string' }).optional(),
    type: enumOf(valueTypes, { error: 'the type of a value' }).meta({ description: 'Type of every variant.' }),
    enabled: boolean({ error: 'true or false' })
      .optional()
      .meta({ description: '`false` serves the default to everybody.' }),
    variants: record(string(), unknown(), { error: 'a map from names to values' })
      .optional()
      .meta({ description: 'Values by name. Boolean flags have `on: true` and `off: false` without saying so.' }),
    default: variantName.meta({ description: 'The variant for whom no rule applies.' }),
    rules: array(ruleSchema, { error: 'a list of rules' }).optional(),
    metadata: record(string(), union([string(), number(), boolean()], { error: 'a string, number or boolean' }), {
      error: 'a map',
    })
      .optional()
      .meta({ description: 'Handed to callers as it is.' }),
    owner: string({ error: 'a string' }).optional().meta({ description: 'Who answers for the flag.' }),
    expires: string({ error: 'a date such as 2026-12-31' })
      .optional()
      .meta({ description: 'The last day, or the instant, that the flag should see; validation warns afterwards.' }),
  },
  { error: 'a map' },
).meta({ description: 'A named decision between variants.' })

/** The shape of a fact's declaration. */
export const factSchema = strictObject(
  {
    type: enumOf(valueTypes, { error: 'the type of a value' }).optional().meta({ description: 'Any value if absent.' }),
    enum: array(unknown(), { error: 'a list of values' })
      .min(1)
      .optional()
      .meta({ description: 'The only values allowed.' }),
    default: unknown().optional().meta({ description: 'The value where no identity has the fact; null if absent.' }),
    of: string({ error: 'a kind of identities' })
      .optional()
      .meta({ description: 'Only identities of this kind can set the fact.' }),
    items: enumOf(valueTypes, { error: 'the type of a value' })
      .optional()
      .meta({ description: "Type of a list's items." }),
    maxItems: int({ error: 'a whole number above 0' })
      .min(1)
      .optional()
      .meta({ description: 'Most items of a list; bounds the cost of conditions that go over it.' }),
    description: string({ error: 'a string' }).optional(),
  },
  { error: 'a map' },
).meta({ description: 'What a fact may hold.' })

/** The shape of a segment. */
export const segmentSchema = condition

/** The parts of a file are checked entry by entry, so this shape asks only for maps. */
export const fileSchema = strictObject(
  {
    flags: record(string(), unknown(), { error: 'a map from names to flags' }).optional(),
    segments: record(string(), unknown(), { error: 'a map from names to conditions' }).optional(),
    facts: record(string(), unknown(), { error: 'a map from names to declarations' }).optional(),
  },
  { error: 'a map with "flags", "segments" or "facts"' },
)
