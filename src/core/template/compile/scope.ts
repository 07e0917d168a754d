/** Scopes: what surrounds an expression in its file, as the compiler sees it. */

import type { Expression, TemplateOutput } from '../ast.ts'
import type { Report } from '../grammar/report.ts'

/** `base` is the file itself; `each` and `with` add a scope, `if` and `unless` do not. */
export interface Scope {
  readonly kind: 'base' | 'each' | 'with'
  readonly parent: Scope | undefined
  /** Names given by `as |…|`. */
  readonly bindings: readonly string[]
}

/** What compiling a file's parts needs to know of the file. */
export interface FileContext {
  readonly report: Report
  readonly output: TemplateOutput
  readonly isRawAllowed: boolean
}

/** The scope outside of every `each` and `with`. */
export const baseScope: Scope = { kind: 'base', parent: undefined, bindings: [] }

/** The scope `up` scopes out; `undefined` beyond the file. */
export function scopeUp(scope: Scope, up: number): Scope | undefined {
  let at: Scope | undefined = scope
  for (let left = up; left > 0 && at !== undefined; left -= 1) at = at.parent
  return at
}

/** Names given by all blocks around, innermost first. */
export function bindingsOf(scope: Scope): string[] {
  return scope.parent === undefined ? [] : [...scope.bindings, ...bindingsOf(scope.parent)]
}

/** An expression, or nothing where a problem was reported instead. */
export type Compiled = Expression | undefined
