/** The functions of CEL that conditions have, by how they are called. Types are the linker's affair. */

import type { Operator, Quantifier } from '../../../model/expression.ts'

interface CelFunction {
  readonly operator: Operator
  /** Arguments in brackets; a receiver does not count. */
  readonly args: number
}

/** `value.name(…)`. */
export const methods: ReadonlyMap<string, CelFunction> = new Map([
  ['contains', { operator: 'contains', args: 1 }],
  ['startsWith', { operator: 'startsWith', args: 1 }],
  ['endsWith', { operator: 'endsWith', args: 1 }],
  ['matches', { operator: 'matches', args: 1 }],
  ['size', { operator: 'size', args: 0 }],
  ['lowerAscii', { operator: 'lowerAscii', args: 0 }],
  ['upperAscii', { operator: 'upperAscii', args: 0 }],
])

/** `name(…)`. */
export const functions: ReadonlyMap<string, CelFunction> = new Map([
  ['size', { operator: 'size', args: 1 }],
  ['matches', { operator: 'matches', args: 2 }],
  ['semver', { operator: 'version', args: 1 }],
  ['timestamp', { operator: 'timestamp', args: 1 }],
  ['duration', { operator: 'duration', args: 1 }],
  ['int', { operator: 'toInt', args: 1 }],
  ['double', { operator: 'toDouble', args: 1 }],
  ['string', { operator: 'toString', args: 1 }],
])

/** Functions that are not plain calls, for suggestions. */
export const specialFunctions = ['has', 'segment'] as const

/** `collection.name(variable, …)`, by how many arguments they may have. */
export const quantifiers: ReadonlyMap<string, { readonly kind: Quantifier; readonly args: readonly number[] }> =
  new Map([
    ['all', { kind: 'all', args: [2] }],
    ['exists', { kind: 'exists', args: [2] }],
    ['exists_one', { kind: 'exists_one', args: [2] }],
    ['map', { kind: 'map', args: [2, 3] }],
    ['filter', { kind: 'filter', args: [2] }],
  ])

export const binaryOperators: ReadonlyMap<string, Operator> = new Map([
  ['==', 'equal'],
  ['!=', 'notEqual'],
  ['<', 'less'],
  ['<=', 'lessOrEqual'],
  ['>', 'greater'],
  ['>=', 'greaterOrEqual'],
  ['in', 'in'],
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['%', 'modulo'],
])
