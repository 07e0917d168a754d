/**
 * All helpers: names, parameters, results, documentation.
 *
 * What they do is in `run/`; the examples are executed by a test, with the inputs that the reference lists.
 */

import { blockHelpers } from './block-helpers.ts'
import type { HelperDefinition } from './definition.ts'
import { inputHelpers, presenceHelpers } from './input-helpers.ts'
import { encodingHelpers, logicHelpers, numberHelpers, structureHelpers, textHelpers } from './value-helpers.ts'

/** In the order of the reference. */
export const helperDefinitions: readonly HelperDefinition[] = [
  ...inputHelpers,
  ...presenceHelpers,
  ...logicHelpers,
  ...textHelpers,
  ...encodingHelpers,
  ...numberHelpers,
  ...structureHelpers,
  ...blockHelpers,
]

const byName: ReadonlyMap<string, HelperDefinition> = new Map(helperDefinitions.map((each) => [each.name, each]))

/** The helper of that name. */
export const findHelper = (name: string): HelperDefinition | undefined => byName.get(name)

/** Names of all helpers, to suggest from. */
export const helperNames: readonly string[] = helperDefinitions.map((each) => each.name)
