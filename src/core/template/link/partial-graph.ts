/** The graph of partials: which template calls which, whether the calls end. */

import { nearest } from '../../../lib/nearest.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { PartialCall, Template } from '../ast.ts'
import { diagnosticAt, type Problem } from '../problem.ts'
import { type Partials, partialCalls } from '../visit.ts'

/** Longest chain of partials that call each other. */
const maxChain = 32

/** Calls of partials that do not exist, of partials that contain themselves, and chains that are too long. */
export function checkGraph(templates: readonly Template[], partials: Partials): Diagnostic[] {
  const graph = new Graph(partials)
  for (const partial of partials.values()) graph.follow(partial)
  for (const template of templates) graph.follow(template)
  return graph.diagnostics
}

/** A diagnostic at the tag of a call. */
export function atCall({ file }: Template, { place }: PartialCall, problem: Problem): Diagnostic {
  const [, line, column, length] = place
  return diagnosticAt({ file, line, column }, length, problem)
}

class Graph {
  readonly diagnostics: Diagnostic[] = []
  readonly #partials: Partials
  /** Length of the longest chain below a file; `undefined` while that is found out. */
  readonly #chains = new Map<Template, number | undefined>()
  readonly #path: Template[] = []

  constructor(partials: Partials) {
    this.#partials = partials
  }

  /** @returns Length of the longest chain of calls that starts in the file. */
  follow(template: Template): number {
    const known = this.#chains.get(template)
    if (known !== undefined) return known
    this.#chains.set(template, undefined)
    this.#path.push(template)
    let longest = 0
    for (const call of partialCalls(template)) longest = Math.max(longest, this.#followCall(template, call))
    this.#path.pop()
    this.#chains.set(template, longest)
    return longest
  }

  #followCall(caller: Template, call: PartialCall): number {
    const partial = this.#partials.get(call.name)
    if (partial === undefined) return this.#report(caller, call, unknownPartial(call.name, this.#partials))
    if (this.#path.includes(partial)) return this.#report(caller, call, this.#cycle(partial, call.name))
    // the path bounds this recursion; what lies deeper is reported once and not followed
    if (this.#path.length > maxChain) return this.#report(caller, call, tooLong)
    const length = this.follow(partial) + 1
    return length > maxChain ? this.#report(caller, call, tooLong) : length
  }

  #report(caller: Template, call: PartialCall, problem: Problem): number {
    this.diagnostics.push(atCall(caller, call, problem))
    return 0
  }

  #cycle(partial: Template, name: string): Problem {
    const files = [...this.#path.slice(this.#path.indexOf(partial)), partial].map(({ file }) => file)
    return { code: 'PARTIAL_CYCLE', message: `the partial contains itself: ${files.join(' → ')}`, found: name }
  }
}

function unknownPartial(name: string, partials: Partials): Problem {
  const near = nearest(name, partials.keys())
  return {
    code: 'UNKNOWN_PARTIAL',
    message: 'there is no such partial',
    found: name,
    expected: `partials/${name}.hbs`,
    hint: near && `did you mean ${near}?`,
  }
}

const tooLong: Problem = {
  code: 'TEMPLATE_TOO_DEEP',
  message: 'partials call each other too deeply',
  expected: `at most ${maxChain} in each other`,
}
