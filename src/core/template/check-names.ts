/** Checking names: flags and facts that templates name, against those that exist, without rendering. */

import { nearest } from '../../lib/nearest.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { describeType } from '../model/value-type.ts'
import type { Call, Expression, Statement, Template } from './ast.ts'
import { canBe, describeParameterType, describeStaticType, type ParameterType } from './helpers/definition.ts'
import { findHelper } from './helpers/definitions.ts'
import { diagnosticAt, type Problem } from './problem.ts'
import { literalKey } from './question.ts'
import { notBoolean } from './run/plan-input-helpers.ts'
import { type FlagTypes, typeOf } from './static-type.ts'
import { type Partials, reachable, visit } from './visit.ts'

/** What is known of flags and facts before rendering. */
export interface KnownNames {
  /** Types of all flags, by key. */
  readonly flags: FlagTypes
  /** Keys of all declared facts; absent where nothing declares facts. */
  readonly facts?: ReadonlySet<string>
}

/**
 * Finds unknown flags, facts that no schema declares, and flags used as what they are not.
 *
 * An unknown flag is an error, or a warning where the template says what to do without it; an undeclared fact is always
 * a warning, since facts can be set without being declared.
 */
export function checkNames(templates: readonly Template[], partials: Partials, known: KnownNames): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const { file, body } of reachable(templates, partials)) {
    const report = ({ place: [, line, column, length] }: Expression, problem: Problem | undefined): void => {
      if (problem !== undefined) diagnostics.push(diagnosticAt({ file, line, column }, length, problem))
    }
    visit(body, {
      expression: (expression, isOptional) => {
        if (expression.kind !== 'call') return
        report(expression, checkKey(expression, isOptional, known))
        for (const [argument, type] of typedArguments(expression))
          report(argument, checkType(argument, type, known.flags))
      },
      statement: (statement) => {
        const [argument, type] = typedPart(statement)
        if (argument !== undefined) report(argument, checkType(argument, type, known.flags))
      },
    })
  }
  return diagnostics
}

function checkKey(call: Call, isOptional: boolean, { flags, facts }: KnownNames): Problem | undefined {
  const key = literalKey(call)
  if (key === undefined) return undefined
  if (call.helper === 'fact') return facts === undefined || facts.has(key) ? undefined : undeclaredFact(key, facts)
  if (call.helper !== 'flag' && call.helper !== 'enabled') return undefined
  const type = flags.get(key)
  if (type === undefined) return unknownFlag(key, flags, isOptional)
  if (call.helper === 'enabled' && type !== 'boolean') return notBoolean(key, describeType(type))
  if (call.args.length === 1 || type === 'object' || type === 'list') return undefined
  return {
    code: 'WRONG_TYPE',
    message: `the flag "${key}" has no fields`,
    found: describeType(type),
    expected: describeType('object'),
  }
}

function unknownFlag(key: string, flags: FlagTypes, isOptional: boolean): Problem {
  const near = nearest(key, flags.keys())
  return {
    code: 'UNKNOWN_FLAG',
    severity: isOptional ? 'warning' : 'error',
    message: 'there is no such flag',
    found: key,
    hint: near && `did you mean "${near}"?`,
  }
}

function undeclaredFact(key: string, facts: ReadonlySet<string>): Problem {
  const near = nearest(key, facts)
  return {
    code: 'UNKNOWN_FACT',
    severity: 'warning',
    message: 'no schema declares the fact',
    found: key,
    hint: near ? `did you mean "${near}"?` : 'declare it under facts: in a flag file',
  }
}

function typedArguments(call: Call): (readonly [Expression, ParameterType])[] {
  const parameters = findHelper(call.helper)?.parameters ?? []
  return call.args.map(
    (each, index) => [each, parameters[Math.min(index, parameters.length - 1)]?.type ?? 'any'] as const,
  )
}

function typedPart(statement: Statement): [Expression | undefined, ParameterType] {
  if (statement.kind === 'if') return [statement.test, 'boolean']
  return statement.kind === 'each' ? [statement.over, 'collection'] : [undefined, 'any']
}

/** Reports what the flag's type alone gives away: everything else the compiler has reported. */
function checkType(expression: Expression, wanted: ParameterType, flags: FlagTypes): Problem | undefined {
  const type = typeOf(expression, flags)
  if (typeOf(expression) !== 'any' || canBe(type, wanted)) return undefined
  const isCondition = wanted === 'boolean'
  return {
    code: 'WRONG_TYPE',
    message: isCondition ? 'the flag is no condition' : 'the flag is of a type that cannot be used here',
    found: describeStaticType(type),
    expected: describeParameterType(wanted),
    ...(isCondition && { hint: 'ask with (eq …) or another comparison' }),
  }
}
