/** Planning statements: from checked ones to functions that write to a run. */

import { utf8Length } from '../../../lib/utf8-length.ts'
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
import { absent, type Evaluate, isList } from './evaluate.ts'
import type { Pieces } from './pieces.ts'
import { ExpressionPlanner } from './plan-expression.ts'
import { textOf } from './pure-helpers.ts'
import type { Run } from './run.ts'
import { type BoundArgument, RunScope } from './run-scope.ts'
import { Spot } from './spot.ts'
import { isMissing } from './value-check.ts'

/** Does what a statement says. */
export type Execute = (run: Run, scope: RunScope) => void

/** Finds what a partial's name stands for; `undefined` where there is none. */
export type FindPartial = (name: string) => PlannedPartial | undefined

/** Filled once it is planned, so that partials can be planned in any order. */
export interface PlannedPartial {
  execute: Execute
}

/** Plans the statements of one file. */
export class StatementPlanner {
  readonly #file: string
  readonly #expressions: ExpressionPlanner
  readonly #pieces: Pieces
  readonly #findPartial: FindPartial

  constructor(file: string, pieces: Pieces, findPartial: FindPartial) {
    this.#file = file
    this.#expressions = new ExpressionPlanner(file)
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
    const spot = new Spot(this.#file, place)
    const piece = this.#pieces.add({ kind: 'text', text, spot })
    const bytes = utf8Length(text)
    return (run) => {
      run.step(spot)
      run.write(piece, bytes, spot)
    }
  }

  #output({ value, isRaw, place }: Output): Execute {
    const spot = new Spot(this.#file, place)
    const hole = this.#pieces.add({ kind: 'hole', spot })
    if (isSecret(value)) return this.#secret(value, hole, spot)
    const text = this.#pieces.add({ kind: 'value', spot })
    const evaluate = this.#expressions.present(value)
    return (run, scope) => {
      run.step(spot)
      const found = attempt(run, scope, evaluate)
      if (isRaw || !run.isStructured) writeText(run, text, found === failed ? '' : found, spot)
      else run.writeHole(hole, found === failed ? null : found, spot)
    }
  }

  #secret(value: Expression, hole: number, spot: Spot): Execute {
    const evaluate = this.#expressions.secret(value)
    return (run, scope) => {
      run.step(spot)
      if (!run.isStructured) return run.report(spot, secretInText)
      const found = attempt(run, scope, evaluate)
      run.writeHole(hole, found === failed ? null : found, spot)
    }
  }

  #conditional({ test, isNegated, body, otherwise, place }: Conditional): Execute {
    const spot = new Spot(this.#file, place)
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
    const spot = new Spot(this.#file, place)
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
    const spot = new Spot(this.#file, place)
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
    const spot = new Spot(this.#file, place)
    const partial = this.#findPartial(name)
    const evaluate = context && this.#expressions.present(context)
    const bind = this.#arguments(args)
    const blanks = indent === '' ? undefined : this.#pieces.add({ kind: 'indent', blanks: indent, spot })
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
      if (blanks !== undefined) run.indent(blanks)
      partial.execute(run, new RunScope(undefined, given, reads, bound))
      if (blanks !== undefined) run.outdent()
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

function writeText(run: Run, piece: number, value: Json, spot: Spot): void {
  if (value !== null && typeof value !== 'object') {
    const text = textOf(value)
    run.writeValue(piece, text, utf8Length(text), spot)
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
