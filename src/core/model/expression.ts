/**
 * Expressions: conditions and keys as data, whatever language they were written in.
 *
 * Dialects compile to this, the linker checks types and resolves what files leave open, the engine plans closures.
 * All of it survives `JSON.parse(JSON.stringify(x))`. What differs between languages is an operator of its own or a
 * field of a node, never a test for the dialect.
 */

import type { Json, JsonScalar } from './json.ts'

/** The parts of the context that an expression can read; those of `EvaluationContext`. */
export const contextRoots = ['facts', 'app', 'caller', 'identity', 'targetingKey'] as const

/** A part of the context. */
export type ContextRoot = (typeof contextRoots)[number]

/** Roots with fields of their own. */
export type RecordRoot = 'facts' | 'app' | 'caller'

/** Operators of one value. Types are listed in `core/link/signatures.ts`. */
export type UnaryOperator =
  | 'not'
  | 'negate'
  | 'size'
  | 'lowerAscii'
  | 'upperAscii'
  | 'version'
  | 'timestamp'
  | 'duration'
  | 'toInt'
  | 'toDouble'
  | 'toString'

/** Operators of two values. */
export type BinaryOperator =
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'in'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'modulo'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'matches'

/** `all`, `exists` and `exists_one` give a boolean, `map` and `filter` a list; all as in CEL. */
export type Quantifier = 'all' | 'exists' | 'exists_one' | 'map' | 'filter'

/** One node of an expression. */
export type Expression =
  /** `isDouble`: the number counts as a double although it may be integral, as CEL's `2.0`. */
  | { readonly kind: 'literal'; readonly value: JsonScalar; readonly isDouble?: true }
  | { readonly kind: 'root'; readonly root: ContextRoot }
  /** The instant of evaluation; stands only beside a timestamp in a comparison. */
  | { readonly kind: 'now' }
  /** A comprehension's variable; the innermost of that name. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A field of the context: `facts.tier`. Absence is an error unless `absent` says what stands in, as for declared facts. */
  | { readonly kind: 'read'; readonly root: RecordRoot; readonly key: string; readonly absent?: Json }
  /** A field of any other map. */
  | { readonly kind: 'field'; readonly of: Expression; readonly key: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
  /** Whether `of` has the key; `isDeclared` where the schema promises it. An absent root has no keys. */
  | { readonly kind: 'has'; readonly of: Expression; readonly key: string; readonly isDeclared?: true }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'record'; readonly entries: readonly RecordEntry[] }
  /** An item that decides absorbs the errors of the others, whatever their order. */
  | { readonly kind: 'and' | 'or'; readonly items: readonly Expression[] }
  | { readonly kind: 'choose'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly value: Expression }
  /** `onDoubles`: numbers are doubles here, also where they are integral: division keeps its fraction. */
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly onDoubles?: true
    }
  /** Goes over a list's items or a map's keys. `where` is the filter of a three-argument `map`. */
  | {
      readonly kind: 'each'
      readonly quantifier: Quantifier
      readonly over: Expression
      readonly variable: string
      readonly where?: Expression
      readonly body: Expression
    }
  /** Whether the context is in the segment of that key. */
  | { readonly kind: 'segment'; readonly key: string }

/** One entry of a map that an expression makes. */
export interface RecordEntry {
  readonly key: Expression
  readonly value: Expression
}

/** The direct parts of an expression, in order of evaluation. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'field':
    case 'has':
      return [expression.of]
    case 'index':
      return [expression.of, expression.index]
    case 'list':
    case 'and':
    case 'or':
      return expression.items
    case 'record':
      return expression.entries.flatMap((entry) => [entry.key, entry.value])
    case 'choose':
      return [expression.test, expression.yes, expression.no]
    case 'unary':
      return [expression.value]
    case 'binary':
      return [expression.left, expression.right]
    case 'each':
      return [expression.over, ...(expression.where === undefined ? [] : [expression.where]), expression.body]
    default:
      return []
  }
}
