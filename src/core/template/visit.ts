/** Walks over checked templates: every statement and every expression, in the order of the text. */

import type { Expression, PartialCall, Statement, Template, TextPiece } from './ast.ts'

/** What is called back in a walk. */
export interface Visitor {
  /** @param isOptional Whether the template says what to do where there is no value. */
  readonly expression?: (expression: Expression, isOptional: boolean) => void
  readonly statement?: (statement: Statement) => void
}

/** Visits all statements, and in each its expressions, outer ones first. Templates have bounded depth. */
export function visit(statements: readonly Statement[], visitor: Visitor): void {
  for (const statement of statements) visitStatement(statement, visitor)
}

function visitStatement(statement: Statement, visitor: Visitor): void {
  visitor.statement?.(statement)
  if (statement.kind === 'text') return
  if (statement.kind === 'partial') {
    if (statement.context !== undefined) visitExpression(statement.context, false, visitor)
    for (const { value } of statement.args) visitExpression(value, false, visitor)
    return
  }
  visitExpression(subjectOf(statement), statement.kind === 'with' && statement.otherwise !== undefined, visitor)
  if (statement.kind === 'output') return
  visit(statement.body, visitor)
  if (statement.otherwise !== undefined) visit(statement.otherwise, visitor)
}

/** The expression that a statement is about. */
function subjectOf(statement: Exclude<Statement, TextPiece | PartialCall>): Expression {
  if (statement.kind === 'if') return statement.test
  return statement.kind === 'each' ? statement.over : statement.value
}

function visitExpression(expression: Expression, isOptional: boolean, visitor: Visitor): void {
  const isHandled = isOptional || (expression.kind === 'call' && expression.fallback !== undefined)
  visitor.expression?.(expression, isHandled)
  if (expression.kind !== 'call') return
  const { helper, args, fallback } = expression
  const handlesAbsence = helper === 'has' || helper === 'default' || (helper === 'inline' && isOptional)
  for (const [index, argument] of args.entries()) visitExpression(argument, handlesAbsence && index === 0, visitor)
  if (fallback !== undefined) visitExpression(fallback, false, visitor)
}

/** All calls of partials in a template. */
export function partialCalls({ body }: Template): PartialCall[] {
  const calls: PartialCall[] = []
  visit(body, {
    statement: (statement) => {
      if (statement.kind === 'partial') calls.push(statement)
    },
  })
  return calls
}

/** All literal texts of a template. */
export function textsOf({ body }: Template): string[] {
  const texts: string[] = []
  visit(body, {
    statement: (statement) => {
      if (statement.kind === 'text') texts.push(statement.text)
    },
  })
  return texts
}

/** Partials by name. */
export type Partials = ReadonlyMap<string, Template>

/** The templates and all partials that they can reach, each once; unknown partials are passed over. */
export function reachable(templates: readonly Template[], partials: Partials): Template[] {
  const found = new Set(templates)
  for (const template of found) {
    for (const { name } of partialCalls(template)) {
      const partial = partials.get(name)
      if (partial !== undefined) found.add(partial)
    }
  }
  return [...found]
}
