/** Checks of values while rendering: what they are, and whether they are there at all. */

import type { Json } from '../../model/json.ts'
import { describeTypeOf } from '../../model/value-type.ts'
import { describeParameterType, type ParameterType } from '../helpers/definition.ts'
import { conditionHint, type Problem } from '../problem.ts'
import { type Absent, absent, isList } from './evaluate.ts'

/** Null means that there is nothing, as in a fact that is declared without a default. */
export const isMissing = (value: Json | Absent): value is null | Absent => value === absent || value === null

/** Whether a value is of a parameter type. */
export function isOf(value: Json, type: ParameterType): boolean {
  switch (type) {
    case 'any':
      return true
    case 'scalar':
      return value === null || typeof value !== 'object'
    case 'text':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    case 'list':
      return isList(value)
    case 'collection':
      return value !== null && typeof value === 'object'
    default:
      return typeof value === type
  }
}

/** Found where a value is of another type than its place takes. */
export function wrongType(value: Json, type: ParameterType, what: string): Problem {
  return {
    code: 'WRONG_TYPE',
    message: `${what} is of the wrong type`,
    found: describeTypeOf(value),
    expected: describeParameterType(type),
    ...(type === 'boolean' && { hint: conditionHint }),
  }
}
