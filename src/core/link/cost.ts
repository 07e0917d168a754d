/** Cost: how many steps evaluating a condition can take, by the declared sizes of lists. */

import type { BinaryOperator } from '../model/expression.ts'
import { assumedItems, type Type } from './types.ts'

/** Most steps that one condition may take. */
export const maxCost = 500_000

/** Most items that going over a value can meet. */
export function sizeOf(type: Type): number {
  if (type.kind === 'list') return type.maxItems
  return type.kind === 'dyn' || type.kind === 'map' || type.kind === 'root' ? assumedItems : 1
}

/** Steps for looking at the items of lists, beyond the operator's own; a comparison of two items is a tenth of one. */
export function comparisonCost(operator: BinaryOperator, left: Type, right: Type): number {
  if (operator === 'in') return sizeOf(right) / 10
  if (operator !== 'equal' && operator !== 'notEqual') return 0
  const areKnown = left.kind !== 'dyn' && right.kind !== 'dyn' // what is unknown is mostly a scalar
  return areKnown ? Math.min(sizeOf(left), sizeOf(right)) / 10 : 0
}
