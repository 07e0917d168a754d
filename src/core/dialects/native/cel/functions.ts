/** The functions of CEL that conditions have, by how they are called. Types are the linker's affair. */

import type { BinaryOperator, Quantifier, UnaryOperator } from '../../../model/expression.ts'

/** `value.name()`. */
export const unaryMethods: ReadonlyMap<string, UnaryOperator> = new Map([
  ['size', 'size'],
  ['lowerAscii', 'lowerAscii'],
  ['upperAscii', 'upperAscii'],
])

/** `value.name(argument)`. */
export const binaryMethods: ReadonlyMap<string, BinaryOperator> = new Map([
  ['contains', 'contains'],
  ['startsWith', 'startsWith'],
  ['endsWith', 'endsWith'],
  ['matches', 'matches'],
])

/** `name(value)`. */
export const unaryFunctions: ReadonlyMap<string, UnaryOperator> = new Map([
  ['size', 'size'],
  ['semver', 'version'],
  ['timestamp', 'timestamp'],
  ['duration', 'duration'],
  ['int', 'toInt'],
  ['double', 'toDouble'],
  ['string', 'toString'],
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

/** Signs and words between two values. */
export const binaryOperators: ReadonlyMap<string, BinaryOperator> = new Map([
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
