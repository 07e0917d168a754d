/**
 * What the compilers of one file share: its text, the findings so far, and where each expression stands.
 */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { SourceText } from '../../diagnostic/source-text.ts'
import type { Expression } from '../../model/expression.ts'
import type { Place } from '../../model/flag-set.ts'
import type { LocatedScalar } from '../../yaml/located.ts'
import { convertCel, type Span } from './cel/convert.ts'
import { parseCel } from './cel/parse.ts'
import { type Placer, placerOf } from './cel/place.ts'

/** The compilation of one file. */
export class Compiling {
  readonly source: SourceText
  readonly diagnostics: Diagnostic[] = []
  /** Kept as offsets: few expressions are ever asked for their place. */
  readonly #spans = new Map<Expression, Span & { readonly placer: Placer }>()

  constructor(source: SourceText) {
    this.source = source
  }

  /** Adds an error at a node. */
  report(diagnostic: Omit<Diagnostic, 'severity' | 'at' | 'length'>, node: Pick<LocatedScalar, 'at' | 'length'>): void {
    this.diagnostics.push({ ...diagnostic, severity: 'error', at: node.at, length: node.length })
  }

  /**
   * Compiles a condition or key written in CEL.
   *
   * @param subject What it belongs to, for messages: `rule 2 of flag "x"`.
   * @returns Undefined where it has problems, which are reported.
   */
  compileCel(scalar: LocatedScalar, subject: string): Expression | undefined {
    const placer = placerOf(scalar, this.source)
    const parsed = parseCel(scalar.text)
    const { expression, problems } =
      'ast' in parsed
        ? convertCel(parsed.ast, (node, { start, end }) => this.#spans.set(node, { start, end, placer }))
        : { expression: undefined, problems: [parsed.problem] }
    for (const { start, end, message, ...problem } of problems) {
      this.report({ ...problem, message: `${message}, in ${subject}` }, placer(start, end))
    }
    return expression
  }

  /** Remembers that an expression which is not CEL stands at a scalar. */
  place<E extends Expression>(expression: E, { at, length }: LocatedScalar): E {
    this.#spans.set(expression, { start: 0, end: 0, placer: () => ({ at, length }) })
    return expression
  }

  /** Where an expression compiled here stands. */
  placeOf(expression: Expression): Place | undefined {
    const found = this.#spans.get(expression)
    return found?.placer(found.start, found.end)
  }
}
