/** Helpers that ask the inputs: flags, facts and secrets. */

import { nearest } from '../../../lib/nearest.ts'
import type { Json } from '../../model/json.ts'
import { Secret } from '../../model/secret.ts'
import { describeType } from '../../model/value-type.ts'
import type { Call } from '../ast.ts'
import { SecretText } from '../hole.ts'
import type { FlagAnswer } from '../inputs.ts'
import type { Problem } from '../problem.ts'
import { type Absent, absent, type Evaluate, type EvaluateMaybe, type EvaluateSecret, fail, walk } from './evaluate.ts'
import type { Run } from './run.ts'
import type { Spot } from './spot.ts'

/** A key: written in the template, and so fit for messages, or computed, and so perhaps a fact's value. */
export interface Key {
  readonly evaluate: Evaluate<string>
  readonly literal: string | undefined
}

/** `flag "key" "path"`. */
export function planFlag(key: Key, path: Evaluate<string> | undefined, spot: Spot): EvaluateMaybe {
  return (run, scope) => {
    const name = key.evaluate(run, scope)
    const answer = askFlag(run, name, key, spot)
    if (answer === undefined) return absent
    const { value } = answer.resolution
    return path === undefined ? value : walkDotted(value, path(run, scope), spot)
  }
}

/** `enabled "key"`. */
export function planEnabled(key: Key, spot: Spot): Evaluate {
  return (run, scope) => {
    const name = key.evaluate(run, scope)
    const answer = askFlag(run, name, key, spot)
    if (answer === undefined) return fail(spot, unknownFlag(run, name, key))
    const { value } = answer.resolution
    if (answer.type === 'boolean' && typeof value === 'boolean') return value
    return fail(spot, notBoolean(key.literal, describeType(answer.type)))
  }
}

/** Found where `enabled` is used on a flag of another type; known before rendering where the key is. */
export function notBoolean(key: string | undefined, found: string): Problem {
  return {
    code: 'WRONG_TYPE',
    message: `${named('flag', key)} is not a boolean flag`,
    found,
    expected: 'true or false',
    hint: 'compare its value: (eq (flag …) …)',
  }
}

/** `fact "key" "path"`. */
export function planFact(key: Key, path: Evaluate<string> | undefined, spot: Spot): EvaluateMaybe {
  return (run, scope) => {
    const name = key.evaluate(run, scope)
    run.read('fact', name)
    const answer = run.inputs.fact(name)
    if (answer === undefined) return absent
    return path === undefined ? answer.value : walkDotted(answer.value, path(run, scope), spot)
  }
}

/** `secret "name"`. */
export function planSecret(name: string, fallback: Evaluate<string> | undefined, spot: Spot): EvaluateSecret {
  return (run, scope) => {
    run.read('secret', name)
    const answer = run.inputs.secret(name)
    if (answer instanceof Secret) return new SecretText([answer])
    if (answer !== undefined) return fail(spot, refused(name, answer.refused))
    if (fallback === undefined) return fail(spot, unknownSecret(name))
    // what stands for a secret is treated as one, so that the template works the same with and without it
    return new SecretText([fallback(run, scope)])
  }
}

/** `secretVersion "name"`. */
export function planSecretVersion(name: string, fallback: Evaluate<string> | undefined, spot: Spot): Evaluate {
  return (run, scope) => {
    run.read('secretVersion', name)
    const answer = run.inputs.secretVersion(name)
    if (typeof answer === 'string') return answer
    if (answer !== undefined) return fail(spot, refused(name, answer.refused))
    return fallback === undefined ? fail(spot, unknownSecret(name)) : fallback(run, scope)
  }
}

/** Why a flag or fact gives no value. */
export function explainMissing(call: Call, key: Key, run: Run, name: string): Problem {
  const isWhole = call.args.length === 1
  if (call.helper === 'flag')
    return isWhole || run.inputs.flag(name) === undefined ? unknownFlag(run, name, key) : noField('flag', key)
  if (!isWhole && run.inputs.fact(name) !== undefined) return noField('fact', key)
  const names = [...run.inputs.factNames()]
  const near = key.literal === undefined || names.includes(name) ? undefined : nearest(name, names)
  return {
    code: near === undefined ? 'VALUE_ABSENT' : 'UNKNOWN_FACT',
    message: `${named('fact', key.literal)} is not set`,
    hint: near === undefined ? `give what to use then: ${call.helper} … default=…` : `did you mean "${near}"?`,
  }
}

function noField(kind: 'flag' | 'fact', key: Key): Problem {
  return {
    code: 'VALUE_ABSENT',
    message: `${named(kind, key.literal)} has no such field`,
    hint: `give what to use then: ${kind} … default=…`,
  }
}

function unknownFlag(run: Run, name: string, key: Key): Problem {
  const near = key.literal === undefined ? undefined : nearest(name, run.inputs.flagNames())
  return {
    code: 'UNKNOWN_FLAG',
    message: 'there is no such flag',
    ...(key.literal !== undefined && { found: key.literal }),
    hint: near && `did you mean "${near}"?`,
  }
}

function askFlag(run: Run, name: string, key: Key, spot: Spot): FlagAnswer | undefined {
  run.read('flag', name)
  const answer = run.inputs.flag(name)
  if (answer?.resolution.reason !== 'ERROR') return answer
  const { errorMessage, at } = answer.resolution
  return fail(spot, {
    code: 'FLAG_FAILED',
    message: `${named('flag', key.literal)} could not be evaluated${errorMessage === undefined ? '' : `: ${errorMessage}`}`,
    related: at && [{ message: 'this decides the flag', at }],
  })
}

const walkDotted = (value: Json, path: string, spot: Spot): Json | Absent => walk(value, path.split('.'), 0, spot)

const named = (kind: string, key: string | undefined): string =>
  key === undefined ? `a ${kind}` : `the ${kind} "${key}"`

const refused = (name: string, reason: string): Problem => ({
  code: 'SECRET_REFUSED',
  message: `the secret "${name}" may not be read: ${reason}`,
})

const unknownSecret = (name: string): Problem => ({
  code: 'UNKNOWN_SECRET',
  message: 'there is no such secret',
  found: name,
  hint: 'give what to use then: secret … default=…',
})
