/**
 * Planning expressions: from checked ones to functions.
 *
 * Whatever is known before a run is decided here: which helper, which arguments need no check of their type.
 */

import type { Json } from '../../model/json.ts'
import type { Call, Expression } from '../ast.ts'
import { isAlways, type ParameterType } from '../helpers/definition.ts'
import { findHelper } from '../helpers/definitions.ts'
import type { Problem } from '../problem.ts'
import { typeOf } from '../static-type.ts'
import {
  type Absent,
  absent,
  type Evaluate,
  type EvaluateMaybe,
  type EvaluateSecret,
  fail,
  isList,
  itemAt,
  walk,
} from './evaluate.ts'
import {
  explainMissing,
  type Key,
  planEnabled,
  planFact,
  planFlag,
  planSecret,
  planSecretVersion,
} from './plan-input-helpers.ts'
import { explainPath, planPath } from './plan-path.ts'
import { planSecretText } from './plan-secret-text.ts'
import { type HelperCall, type PureHelper, pureHelpers } from './pure-helpers.ts'
import type { Run } from './run.ts'
import type { RunScope } from './run-scope.ts'
import { Spot } from './spot.ts'
import { isMissing, isOf, wrongType } from './value-check.ts'

/** Plans the expressions of one file. */
export class ExpressionPlanner {
  readonly #file: string

  /** @param file Path of the template, for diagnostics. */
  constructor(file: string) {
    this.#file = file
  }

  /** For where absence is handled. */
  maybe(expression: Expression): EvaluateMaybe {
    const spot = new Spot(this.#file, expression.place)
    switch (expression.kind) {
      case 'literal': {
        const { value } = expression
        return () => value
      }
      case 'call':
        return this.#withFallback(expression, this.#call(expression, spot))
      default:
        return planPath(expression, spot)
    }
  }

  /** For where absence is an error. */
  present(expression: Expression): Evaluate {
    const evaluate = this.maybe(expression)
    const spot = new Spot(this.#file, expression.place)
    return (run, scope) => {
      const value = evaluate(run, scope)
      return value === absent ? fail(spot, this.#explainAbsence(expression, run, scope)) : value
    }
  }

  /**
   * For where the value must be of a type.
   *
   * @param what The place as messages name it: `"text" of upper`.
   */
  checked(expression: Expression, type: ParameterType, what: string): Evaluate {
    const evaluate = this.present(expression)
    if (isAlways(typeOf(expression), type)) return evaluate
    const spot = new Spot(this.#file, expression.place)
    return (run, scope) => {
      const value = evaluate(run, scope)
      return isOf(value, type) ? value : fail(spot, wrongType(value, type, what))
    }
  }

  /** For an expression that is secret. */
  secret(expression: Expression): EvaluateSecret {
    if (expression.kind !== 'call') throw new TypeError('only calls give secrets')
    if (expression.helper !== 'secret') {
      return planSecretText(
        expression,
        (each) => this.secret(each),
        (each) => this.checked(each, 'text', `an argument of ${expression.helper}`),
      )
    }
    const { fallback } = expression
    return planSecret(
      literalName(expression),
      fallback && this.#string(fallback, 'default='),
      new Spot(this.#file, expression.place),
    )
  }

  #call(call: Call, spot: Spot): EvaluateMaybe {
    const [first, second] = call.args
    switch (call.helper) {
      case 'flag':
        return planFlag(this.#key(call), second && this.#string(second, '"path" of flag'), spot)
      case 'fact':
        return planFact(this.#key(call), second && this.#string(second, '"path" of fact'), spot)
      case 'enabled':
        return planEnabled(this.#key(call), spot)
      case 'secretVersion':
        return planSecretVersion(literalName(call), call.fallback && this.#string(call.fallback, 'default='), spot)
      case 'has':
        return planHas(this.maybe(first!))
      case 'default':
        return fallBack(this.maybe(first!), this.present(second!))
      case 'required':
        return planRequired(this.maybe(first!), second!, spot)
      case 'and':
        return planAll(this.#conditions(call), true)
      case 'or':
        return planAll(this.#conditions(call), false)
      case 'lookup':
        return this.#lookup(call)
      case 'inline':
        return this.maybe(first!)
      default:
        return this.#pure(call, spot)
    }
  }

  #withFallback({ helper, fallback }: Call, evaluate: EvaluateMaybe): EvaluateMaybe {
    const isHandled = fallback === undefined || helper === 'secretVersion'
    return isHandled ? evaluate : fallBack(evaluate, this.present(fallback))
  }

  #key(call: Call): Key {
    const [first] = call.args
    const literal = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined
    return { evaluate: this.#string(first!, `"key" of ${call.helper}`), literal }
  }

  /** Evaluates to a string. */
  #string(expression: Expression, what: string): Evaluate<string> {
    const evaluate = this.checked(expression, 'string', what)
    return (run, scope) => String(evaluate(run, scope))
  }

  #conditions({ helper, args }: Call): readonly Evaluate[] {
    return args.map((each) => this.checked(each, 'boolean', `a condition of ${helper}`))
  }

  #lookup({ args }: Call): EvaluateMaybe {
    const [collection, key] = args
    const evaluate = this.checked(collection!, 'collection', '"collection" of lookup')
    const evaluateKey = this.checked(key!, 'scalar', '"key" of lookup')
    const spot = new Spot(this.#file, key!.place)
    return (run, scope) => lookUp(evaluate(run, scope), evaluateKey(run, scope), spot)
  }

  #pure(call: Call, spot: Spot): Evaluate {
    const definition = findHelper(call.helper)
    const helper = pureHelpers.get(call.helper)
    if (definition === undefined || helper === undefined) throw new TypeError(`unknown helper "${call.helper}"`)
    const { parameters } = definition
    const args = call.args.map((argument, index) => {
      const { name, type } = parameters[Math.min(index, parameters.length - 1)]!
      return this.checked(argument, type, `"${name}" of ${call.helper}`)
    })
    const spots = call.args.map((each) => new Spot(this.#file, each.place))
    return planPure(helper, args, spot, spots)
  }

  /** Why the expression gives no value. */
  #explainAbsence(expression: Expression, run: Run, scope: RunScope): Problem {
    if (expression.kind === 'call' && (expression.helper === 'flag' || expression.helper === 'fact')) {
      const key = this.#key(expression)
      return explainMissing(expression, key, run, key.evaluate(run, scope))
    }
    if (expression.kind === 'call' && expression.helper === 'inline') {
      return this.#explainAbsence(expression.args[0]!, run, scope)
    }
    return explainPath(expression)
  }
}

const planHas =
  (evaluate: EvaluateMaybe): Evaluate =>
  (run, scope) =>
    !isMissing(evaluate(run, scope))

const fallBack =
  <Value extends Json | Absent>(evaluate: EvaluateMaybe, fallback: Evaluate<Value>): Evaluate<Json | Value> =>
  (run, scope) => {
    const value = evaluate(run, scope)
    return value === absent || value === null ? fallback(run, scope) : value
  }

function planRequired(evaluate: EvaluateMaybe, message: Expression, spot: Spot): Evaluate {
  const text = message.kind === 'literal' ? String(message.value) : ''
  return (run, scope) => {
    const value = evaluate(run, scope)
    return value === absent || value === null ? fail(spot, { code: 'VALUE_REQUIRED', message: text }) : value
  }
}

/** Goes on while the conditions are `goesOn`. */
function planAll(conditions: readonly Evaluate[], goesOn: boolean): Evaluate {
  return (run, scope) => {
    for (const condition of conditions) if (condition(run, scope) !== goesOn) return !goesOn
    return goesOn
  }
}

function planPure(helper: PureHelper, args: readonly Evaluate[], spot: Spot, spots: readonly Spot[]): Evaluate {
  return (run, scope) => {
    const values: Json[] = []
    for (const argument of args) values.push(argument(run, scope))
    run.step(spot)
    return helper(values, new PureCall(run, spot, spots))
  }
}

class PureCall implements HelperCall {
  readonly #run: Run
  readonly #spot: Spot
  readonly #spots: readonly Spot[]

  constructor(run: Run, spot: Spot, spots: readonly Spot[]) {
    this.#run = run
    this.#spot = spot
    this.#spots = spots
  }

  fail(problem: Problem, argument = -1): never {
    return fail(this.#spots[argument] ?? this.#spot, problem)
  }

  makeText(length: number): void {
    this.#run.makeText(length, this.#spot)
  }
}

function lookUp(collection: Json, key: Json, spot: Spot): Json | Absent {
  if (isList(collection)) {
    if (typeof key === 'number') return itemAt(collection, key)
    return fail(spot, wrongType(key, 'number', 'the index of a list'))
  }
  if (typeof key !== 'string') return fail(spot, wrongType(key, 'string', 'the key of a map'))
  return walk(collection, [key], 0, spot)
}

function literalName({ args }: Call): string {
  const [first] = args
  return first?.kind === 'literal' ? String(first.value) : ''
}
