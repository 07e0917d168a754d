/** Planning statements: from checked ones to functions that write to a run. */

import type { Json } from '../../model/json.ts'
import { describeTypeOf } from '../../model/value-type.ts'
import type {
  Argument,
  Conditional,
  Expression,
  Loop,
  Output,
  PartialCall,
  Statement,
  TextPiece,
  With,
} from '../ast.ts'
import { secretInText } from '../problem.ts'
import { isSecret } from '../static-type.ts'
import { absent, type Evaluate, FilePlan, isList } from './evaluate.ts'
import type { Pieces } from './pieces.ts'
import { ExpressionPlanner, isMissing } from './plan-expression.ts'
import { textOf } from './pure-helpers.ts'
import type { Run, Spot } from './run.ts'
import { type BoundArgument, RunScope } from './run-scope.ts'

export type Execute = (run: Run, scope: RunScope) => void

/** Finds what a partial's name stands for; `undefined` where there is none. */
export type FindPartial = (name: string) => PlannedPartial | undefined

/** Filled once it is planned, so that partials can be planned in any order. */
export interface PlannedPartial {
  execute: Execute
}

const encoder = new TextEncoder()

export class StatementPlanner {
  readonly #file: FilePlan
  readonly #expressions: ExpressionPlanner
  readonly #pieces: Pieces
  readonly #findPartial: FindPartial

  constructor(file: string, pieces: Pieces, findPartial: FindPartial) {
    this.#file = new FilePlan(file)
    this.#expressions = new ExpressionPlanner(this.#file)
    this.#pieces = pieces
    this.#findPartial = findPartial
  }

  body(statements: readonly Statement[]): Execute {
    const planned = statements.map((each) => this.#statement(each))
    const [only] = planned
    if (planned.length === 1 && only !== undefined) return only
    return (run, scope) => {
      for (const execute of planned) execute(run, scope)
    }
  }

  #statement(statement: Statement): Execute {
    switch (statement.kind) {
      case 'text':
        return this.#text(statement)
      case 'output':
        return this.#output(statement)
      case 'if':
        return this.#conditional(statement)
      case 'each':
        return this.#loop(statement)
      case 'with':
        return this.#with(statement)
      case 'partial':
        return this.#partial(statement)
    }
  }

  #text({ text, place }: TextPiece): Execute {
    const spot = this.#file.spot(place)
    const number = this.#pieces.add(spot.at, true)
    const bytes = encoder.encode(text).length
    return (run) => {
      run.step(spot)
      run.write(text, number, bytes, spot)
    }
  }

  #output({ value, isRaw, place }: Output): Execute {
    const spot = this.#file.spot(place)
    const number = this.#pieces.add(spot.at, false)
    if (isSecret(value)) return this.#secret(value, number, spot)
    const evaluate = this.#expressions.present(value)
    return (run, scope) => {
      run.step(spot)
      const found = attempt(run, scope, evaluate)
      if (isRaw || !run.isStructured) writeText(run, found === failed ? '' : found, number, isRaw, spot)
      else run.writeHole(found === failed ? null : found, number, spot)
    }
  }

  #secret(value: Expression, number: number, spot: Spot): Execute {
    const evaluate = this.#expressions.secret(value)
    return (run, scope) => {
      run.step(spot)
      if (!run.isStructured) return run.report(spot, secretInText)
      const found = attempt(run, scope, evaluate)
      run.writeHole(found === failed ? null : found, number, spot)
    }
  }

  #conditional({ test, isNegated, body, otherwise, place }: Conditional): Execute {
    const spot = this.#file.spot(place)
    const evaluate = this.#expressions.checked(test, 'boolean', `the condition of #${isNegated ? 'unless' : 'if'}`)
    const whenTrue = this.body(isNegated ? otherwise : body)
    const whenFalse = this.body(isNegated ? body : otherwise)
    return (run, scope) => {
      run.step(spot)
      const found = attempt(run, scope, evaluate)
      if (found === failed) return
      run.enter(spot)
      if (found === true) whenTrue(run, scope)
      else whenFalse(run, scope)
      run.leave()
    }
  }

  #loop({ over, body, otherwise, place }: Loop): Execute {
    const spot = this.#file.spot(place)
    const evaluate = this.#expressions.checked(over, 'collection', 'what #each goes over')
    const execute = this.body(body)
    const executeEmpty = this.body(otherwise)
    return (run, scope) => {
      run.step(spot)
      const found = attempt(run, scope, evaluate)
      if (found === failed || found === null || typeof found !== 'object') return
      const keys = isList(found) ? undefined : Object.keys(found)
      const values = isList(found) ? found : Object.values(found)
      run.enter(spot)
      const inner = new RunScope(scope, null, run.recorded())
      if (values.length === 0) executeEmpty(run, scope)
      for (let index = 0; index < values.length; index += 1) {
        run.step(spot)
        inner.value = values[index]
        inner.index = index
        inner.key = keys === undefined ? index : keys[index]!
        inner.isLast = index === values.length - 1
        execute(run, inner)
      }
      run.leave()
    }
  }

  #with({ value, body, otherwise, place }: With): Execute {
    const spot = this.#file.spot(place)
    const evaluate = otherwise === undefined ? this.#expressions.present(value) : this.#expressions.maybe(value)
    const execute = this.body(body)
    const executeMissing = otherwise && this.body(otherwise)
    return (run, scope) => {
      run.step(spot)
      const found = attempt(run, scope, evaluate)
      if (found === failed) return
      run.enter(spot)
      if (executeMissing !== undefined && isMissing(found)) executeMissing(run, scope)
      else if (found !== absent) execute(run, new RunScope(scope, found, run.recorded()))
      run.leave()
    }
  }

  #partial({ name, context, args, isAtBase, indent, place }: PartialCall): Execute {
    const spot = this.#file.spot(place)
    const partial = this.#findPartial(name)
    const evaluate = context && this.#expressions.present(context)
    const bind = this.#arguments(args)
    return (run, scope) => {
      run.step(spot)
      if (partial === undefined)
        return run.report(spot, { code: 'UNKNOWN_PARTIAL', message: 'there is no such partial', found: name })
      const given = evaluate === undefined ? scope.value : attempt(run, scope, evaluate)
      if (given === failed) return
      const reads = evaluate === undefined ? scope.reads : run.recorded()
      const inherited = isAtBase && evaluate === undefined ? scope.args : undefined
      const bound = bind(run, scope, inherited)
      if (bound === failed) return
      run.enter(spot)
      run.indented(indent, () => partial.execute(run, new RunScope(undefined, given, reads, bound)))
      run.leave()
    }
  }

  #arguments(args: readonly Argument[]) {
    const planned = args.map(({ name, value }) => ({ name, evaluate: this.#expressions.present(value) }))
    return (run: Run, scope: RunScope, inherited: RunScope['args']): RunScope['args'] | typeof failed => {
      if (planned.length === 0) return inherited
      const bound = new Map<string, BoundArgument>(inherited)
      let hasFailed = false
      for (const { name, evaluate } of planned) {
        const value = attempt(run, scope, evaluate)
        if (value === failed) hasFailed = true
        else bound.set(name, { value, reads: run.recorded() })
      }
      return hasFailed ? failed : bound
    }
  }
}

const failed = Symbol('failed')

/** Evaluates, recording what is read. A failure is noted, so that the run can go on and find more. */
function attempt<Value>(run: Run, scope: RunScope, evaluate: Evaluate<Value>): Value | typeof failed {
  run.record()
  try {
    return evaluate(run, scope)
  } catch (error) {
    run.note(error)
    return failed
  }
}

function writeText(run: Run, value: Json, number: number, isRaw: boolean, spot: Spot): void {
  if (value !== null && typeof value !== 'object') {
    const text = textOf(value)
    if (isRaw) run.hasRaw = true
    run.write(text, number, encoder.encode(text).length, spot)
    return
  }
  run.report(spot, {
    code: 'WRONG_TYPE',
    message: 'the value cannot be written as text',
    found: describeTypeOf(value),
    expected: 'a string, number or boolean',
    hint: value === null ? 'give what to use then: (default … "…")' : 'write it as JSON: (json …)',
  })
}
