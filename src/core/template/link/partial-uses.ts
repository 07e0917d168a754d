/**
 * Uses of partials: whether each call gives a partial the names that it reads.
 *
 * A partial is checked for every way in which it is called; the same problem from several calls is one diagnostic.
 */

import { nearest } from '../../../lib/nearest.ts'
import type { Diagnostic, RelatedPlace } from '../../diagnostic/diagnostic.ts'
import { type BasePath, type PartialCall, type Place, rootNames, type Template } from '../ast.ts'
import { signature } from '../compile/check-call.ts'
import { findHelper } from '../helpers/definitions.ts'
import { diagnosticAt, type Problem, secretInText } from '../problem.ts'
import { isSecret } from '../static-type.ts'
import { type Partials, partialCalls, visit } from '../visit.ts'

/** What a partial sees when it is called. */
interface Use {
  readonly args: ReadonlySet<string>
  /** Whether its context is a value with fields of its own, which are known only when rendering. */
  readonly hasContext: boolean
  /** Whether its output ends up in text, where no secret may be. */
  readonly isText: boolean
}

/** Finds names that a partial reads but a call does not give, and secrets that would become text. There are no cycles. */
export function checkUses(templates: readonly Template[], partials: Partials): Diagnostic[] {
  const checker = new UseChecker(partials)
  for (const template of templates) {
    checker.follow(template, { args: new Set(), hasContext: false, isText: template.output === 'text' })
  }
  return checker.diagnostics()
}

class UseChecker {
  readonly #partials: Partials
  readonly #seen = new Set<string>()
  readonly #found = new Map<string, { template: Template; place: Place; problem: Problem; calls: RelatedPlace[] }>()

  constructor(partials: Partials) {
    this.#partials = partials
  }

  diagnostics(): Diagnostic[] {
    return [...this.#found.values()].map(({ template: { file }, place: [, line, column, length], problem, calls }) =>
      diagnosticAt({ file, line, column }, length, { ...problem, related: calls }),
    )
  }

  follow(template: Template, use: Use): void {
    for (const call of partialCalls(template)) {
      const partial = this.#partials.get(call.name)
      if (partial === undefined) continue
      const inner = useOf(call, use)
      const caller: RelatedPlace = {
        message: 'called from here',
        at: { file: template.file, line: call.place[1], column: call.place[2] },
      }
      this.#check(partial, inner, caller)
      const key = JSON.stringify([call.name, [...inner.args].sort(), inner.hasContext, inner.isText])
      if (this.#seen.has(key)) continue
      this.#seen.add(key)
      this.follow(partial, inner)
    }
  }

  #check(partial: Template, use: Use, caller: RelatedPlace): void {
    visit(partial.body, {
      expression: (expression) => {
        if (expression.kind !== 'base' || use.hasContext) return
        const problem = missingName(expression, use)
        if (problem !== undefined) this.#add(partial, expression.place, problem, caller)
      },
      statement: (statement) => {
        if (!use.isText || statement.kind !== 'output' || !isSecret(statement.value)) return
        this.#add(partial, statement.place, secretInText, caller)
      },
    })
  }

  #add(template: Template, place: Place, problem: Problem, call: RelatedPlace): void {
    const key = JSON.stringify([template.file, place, problem.code])
    const known = this.#found.get(key)
    if (known === undefined) this.#found.set(key, { template, place, problem, calls: [call] })
    else known.calls.push(call)
  }
}

function useOf({ context, args, isAtBase }: PartialCall, outer: Use): Use {
  const inherits = isAtBase && context === undefined
  return {
    args: new Set([...(inherits ? outer.args : []), ...args.map(({ name }) => name)]),
    hasContext: inherits ? outer.hasContext : true,
    isText: outer.isText,
  }
}

function missingName({ path }: BasePath, { args }: Use): Problem | undefined {
  const [name] = path
  if (name === undefined) {
    return {
      code: 'OUTSIDE_OF_SCOPE',
      message: '"this" has nothing to stand for: the partial is called without a context',
    }
  }
  if (args.has(name)) return undefined
  const helper = path.length === 1 ? findHelper(name) : undefined
  if (helper !== undefined) {
    return { code: 'WRONG_ARGUMENTS', message: `${name} is a helper and needs arguments`, expected: signature(helper) }
  }
  const names = [...args, ...rootNames]
  const near = nearest(name, names)
  return {
    code: 'UNKNOWN_NAME',
    message: 'the partial reads a name that it is not given',
    found: name,
    expected: `one of ${names.join(', ')}, or an argument: {{> … ${name}=…}}`,
    hint: near && `did you mean ${near}?`,
  }
}
