/** What is known of an expression before rendering: its type, whether it may be absent, whether it is secret. */

import type { ValueType } from '../model/value-type.ts'
import type { Call, Expression } from './ast.ts'
import type { StaticType } from './helpers/definition.ts'
import { findHelper } from './helpers/definitions.ts'
import { rootType } from './roots.ts'

/** Types of flags by key, where they are known. */
export type FlagTypes = ReadonlyMap<string, ValueType>

/** The type that the value has if there is one. */
export function typeOf(expression: Expression, flags?: FlagTypes): StaticType {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression.value)
    case 'root':
      return rootType(expression.root, expression.path)
    case 'loop':
      return expression.name === 'index' ? 'number' : expression.name === 'key' ? 'any' : 'boolean'
    case 'call':
      return typeOfCall(expression, flags)
    default:
      return 'any'
  }
}

function typeOfLiteral(value: string | number | boolean | null): StaticType {
  if (value === null) return 'null'
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean'
}

function typeOfCall(call: Call, flags: FlagTypes | undefined): StaticType {
  const [first, ...others] = call.args
  const isWholeFlag = call.helper === 'flag' && others.length === 0 && call.fallback === undefined
  if (!isWholeFlag || first?.kind !== 'literal') return findHelper(call.helper)?.result ?? 'any'
  const type = flags?.get(String(first.value))
  if (type === undefined) return 'any'
  return type === 'integer' ? 'number' : type === 'object' ? 'map' : type
}

/** Whether there may be no value, so that handling absence makes sense. */
export function canBeAbsent(expression: Expression): boolean {
  if (expression.kind === 'literal' || expression.kind === 'loop') return false
  if (expression.kind !== 'call') return true
  if (expression.helper === 'inline') return expression.args.some(canBeAbsent)
  return ['flag', 'fact', 'lookup'].includes(expression.helper) && expression.fallback === undefined
}

/** Whether the value is a secret or made from one. */
export function isSecret(expression: Expression): boolean {
  if (expression.kind !== 'call') return false
  if (expression.helper === 'secret') return true
  return findHelper(expression.helper)?.takesSecrets === true && expression.args.some(isSecret)
}
