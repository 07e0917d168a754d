/** Planning paths: the values that names stand for, and why one may stand for nothing. */

import type { BasePath, BindingPath, Expression, ItemPath, LoopValue, RootPath } from '../ast.ts'
import type { Problem } from '../problem.ts'
import { absent, type Evaluate, type EvaluateMaybe, walk } from './evaluate.ts'
import { outwards } from './run-scope.ts'
import type { Spot } from './spot.ts'

/** Plans a path or value of a loop. */
export function planPath(path: RootPath | BindingPath | ItemPath | BasePath | LoopValue, spot: Spot): EvaluateMaybe {
  switch (path.kind) {
    case 'root':
      return planRoot(path, spot)
    case 'binding':
      return planBinding(path, spot)
    case 'item':
      return planItem(path, spot)
    case 'base':
      return planBase(path, spot)
    case 'loop':
      return planLoopValue(path)
  }
}

function planRoot({ root, path }: RootPath, spot: Spot): EvaluateMaybe {
  const name = [root, ...path].join('.')
  return (run) => {
    run.read('root', name)
    const value = run.inputs.roots[root]
    return value === undefined ? absent : walk(value, path, 0, spot)
  }
}

function planBinding({ up, slot, path }: BindingPath, spot: Spot): EvaluateMaybe {
  return (run, scope) => {
    const target = outwards(scope, up)
    if (slot === 1) return walk(target.key, path, 0, spot)
    run.readAgain(target.reads)
    return target.value === undefined ? absent : walk(target.value, path, 0, spot)
  }
}

function planItem({ up, path }: ItemPath, spot: Spot): EvaluateMaybe {
  return (run, scope) => {
    const target = outwards(scope, up)
    run.readAgain(target.reads)
    return target.value === undefined ? absent : walk(target.value, path, 0, spot)
  }
}

function planBase({ up, path }: BasePath, spot: Spot): EvaluateMaybe {
  const [name] = path
  return (run, scope) => {
    const target = outwards(scope, up)
    const argument = name === undefined ? undefined : target.args?.get(name)
    if (argument !== undefined) {
      run.readAgain(argument.reads)
      return walk(argument.value, path, 1, spot)
    }
    run.readAgain(target.reads)
    return target.value === undefined ? absent : walk(target.value, path, 0, spot)
  }
}

function planLoopValue({ name, up }: LoopValue): Evaluate {
  switch (name) {
    case 'index':
      return (_run, scope) => outwards(scope, up).index
    case 'key':
      return (_run, scope) => outwards(scope, up).key
    case 'first':
      return (_run, scope) => outwards(scope, up).index === 0
    case 'last':
      return (_run, scope) => outwards(scope, up).isLast
  }
}

/** Why a path, or a lookup, leads to nothing. */
export function explainPath(expression: Expression): Problem {
  const fallback = 'give what to use then: (default … "…")'
  if (expression.kind === 'root') {
    const { root, path } = expression
    const name = root === 'parameters' && path.length === 1 ? `the parameter "${path[0]}"` : [root, ...path].join('.')
    return { code: 'VALUE_ABSENT', message: `${name} is not set`, hint: fallback }
  }
  if (expression.kind === 'item') {
    const { path, near } = expression
    const hint = near === undefined ? fallback : `did you mean ${near}?`
    return {
      code: near === undefined ? 'VALUE_ABSENT' : 'UNKNOWN_NAME',
      message: `the item has no field ${path.join('.')}`,
      hint,
    }
  }
  if (expression.kind === 'binding' || expression.kind === 'base') {
    const name =
      expression.kind === 'binding' ? [expression.name, ...expression.path].join('.') : expression.path.join('.')
    return { code: 'VALUE_ABSENT', message: `${name} is not set`, hint: fallback }
  }
  return { code: 'VALUE_ABSENT', message: 'there is no such item', hint: fallback }
}
