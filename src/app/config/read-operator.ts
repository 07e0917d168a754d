/** Reading the operator's configuration: shape first, then what a shape cannot say. */

import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { checkShape } from '../../core/dialects/native/shape.ts'
import { type Located, toJson } from '../../core/yaml/located.ts'
import { type OperatorConfig, operatorSchema } from './operator.ts'

/** Reads a parsed `config.yaml`; an empty one configures nothing. */
export function readOperatorConfig(root: Located | undefined): {
  operator?: OperatorConfig
  diagnostics: readonly Diagnostic[]
} {
  if (root === undefined) return { operator: {}, diagnostics: [] }
  const diagnostics = checkShape(operatorSchema, root, 'the configuration')
  if (diagnostics.length > 0) return { diagnostics }
  return { operator: operatorSchema.parse(toJson(root)), diagnostics: [] }
}
