/** Going down a document: how deep we are, and through which aliases we came. */

import { limits } from '../../model/limits.ts'
import type { SyntaxNode } from './node.ts'
import { tooDeep } from './parse-problems.ts'
import { YamlProblem } from './problem.ts'

/** One walk over one document. */
export class Descent {
  readonly #openAliases = new Set<SyntaxNode>()
  #depth = 0

  /** Whether the walk is inside the value of an alias. */
  get isInAlias(): boolean {
    return this.#openAliases.size > 0
  }

  /** Does the work one level down. @throws YamlProblem below the deepest level allowed. */
  nested<T>(node: SyntaxNode, work: () => T): T {
    this.#depth += 1
    if (this.#depth > limits.depth) throw tooDeep(node.start)
    const result = work()
    this.#depth -= 1
    return result
  }

  /** Does the work inside an alias. @throws YamlProblem where the alias stands inside its own value. */
  throughAlias<T>(alias: SyntaxNode, work: () => T): T {
    if (this.#openAliases.has(alias)) {
      throw new YamlProblem('YAML_ALIAS_CYCLE', 'the value of this anchor holds itself', alias.start, {
        length: alias.end - alias.start,
      })
    }
    this.#openAliases.add(alias)
    const result = work()
    this.#openAliases.delete(alias)
    return result
  }
}
