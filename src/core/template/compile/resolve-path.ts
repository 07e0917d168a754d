/**
 * Paths: what a name in a template stands for.
 *
 * In this order: a name given by `as |name|`; a root, wherever it stands, so that no data can take its place; a field of
 * the item of the innermost `each` or `with`; in a partial, what it was called with.
 */

import type { PathNode } from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import { nearest } from '../../../lib/nearest.ts'
import { type Expression, loopValues, type Place, type RootName, rootNames } from '../ast.ts'
import type { Problem } from '../problem.ts'
import { rootFields } from '../roots.ts'
import { bindingsOf, type Compiled, type FileContext, type Scope, scopeUp } from './scope.ts'

/** @returns `undefined` after reporting why the path stands for nothing. */
export function resolvePath(node: PathNode, place: Place, scope: Scope, file: FileContext): Compiled {
  const resolver = new PathResolver(place, scope, file)
  if (node.data) return resolver.data(node)
  if (isScoped(node)) return resolver.scoped(node.depth, node.parts)
  return resolver.bare(node.parts)
}

/** Whether the path starts with `this`, `.` or `..`: then its first name is not looked for elsewhere. */
export function isScoped({ depth, parts, original }: PathNode): boolean {
  return depth > 0 || original.length > parts.join('.').length
}

/** Whether a name is that of a root. */
export const isRootName = (name: string | undefined): name is RootName => rootNames.some((root) => root === name)

class PathResolver {
  readonly #place: Place
  readonly #scope: Scope
  readonly #file: FileContext

  constructor(place: Place, scope: Scope, file: FileContext) {
    this.#place = place
    this.#scope = scope
    this.#file = file
  }

  bare(parts: readonly string[]): Compiled {
    const [name = '', ...path] = parts
    const binding = this.#binding(name, path)
    if (binding !== undefined) return binding
    if (isRootName(name)) return this.#root(name, path)
    if (this.#scope.kind !== 'base') return this.#item(0, parts)
    return this.#base(0, parts)
  }

  scoped(depth: number, parts: readonly string[]): Compiled {
    const target = scopeUp(this.#scope, depth)
    if (target === undefined) return this.#outside(`../ leads out of more blocks than there are around it`)
    return target.kind === 'base' ? this.#base(depth, parts) : this.#item(depth, parts)
  }

  data({ parts, depth }: PathNode): Compiled {
    const [name = '', ...path] = parts
    if (name === 'root') return this.#rooted(path)
    const value = loopValues.find((each) => each === name)
    if (value === undefined || path.length > 0)
      return this.#unknown(
        `@${parts.join('.')}`,
        ['root', ...loopValues].map((each) => `@${each}`),
      )
    const up = this.#loopUp(depth)
    if (up === undefined)
      return this.#outside(`@${name} stands outside of any each`, 'pass it to the partial: {{> name index=@index}}')
    return { kind: 'loop', name: value, up, place: this.#place }
  }

  /** How many scopes out the loop is that lies `depth` loops out. */
  #loopUp(depth: number): number | undefined {
    let left = depth
    let up = 0
    for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent, up += 1) {
      if (scope.kind !== 'each') continue
      if (left === 0) return up
      left -= 1
    }
    return undefined
  }

  #binding(name: string, path: readonly string[]): Expression | undefined {
    let up = 0
    for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent, up += 1) {
      const slot = scope.bindings.indexOf(name)
      if (slot === 0 || slot === 1) return { kind: 'binding', name, up, slot, path, place: this.#place }
    }
    return undefined
  }

  #item(up: number, path: readonly string[]): Expression {
    const near = path.length > 0 && up === 0 ? nearest(path[0]!, [...bindingsOf(this.#scope), ...rootNames]) : undefined
    return { kind: 'item', up, path, ...(near !== undefined && { near }), place: this.#place }
  }

  #base(up: number, parts: readonly string[]): Compiled {
    const [name, ...path] = parts
    if (isRootName(name)) return this.#root(name, path)
    if (this.#file.output === 'partial') return { kind: 'base', up, path: parts, place: this.#place }
    if (name === undefined) return this.#outside('"this" stands outside of any each or with')
    return this.#unknown(name, [...bindingsOf(this.#scope), ...rootNames])
  }

  #rooted(path: readonly string[]): Compiled {
    const [name = '', ...rest] = path
    if (isRootName(name)) return this.#root(name, rest)
    return this.#unknown(name === '' ? '@root' : name, rootNames)
  }

  #root(root: RootName, path: readonly string[]): Compiled {
    const fields = rootFields[root]
    const [field] = path
    const hasNone = root === 'environment'
    if (field === undefined || (!hasNone && (fields === undefined || Object.hasOwn(fields, field)))) {
      return { kind: 'root', root, path, place: this.#place }
    }
    const names = Object.keys(fields ?? {})
    const near = nearest(field, names)
    return this.#fail({
      code: 'UNKNOWN_FIELD',
      message: hasNone ? `${root} is a string and has no fields` : `${root} has no such field`,
      found: field,
      expected: hasNone ? undefined : `one of ${names.join(', ')}`,
      hint: near && `did you mean ${root}.${near}?`,
    })
  }

  #unknown(name: string, names: readonly string[]): undefined {
    const near = nearest(name, names)
    return this.#fail({
      code: 'UNKNOWN_NAME',
      message: 'the name stands for nothing here',
      found: name,
      expected: `one of ${names.join(', ')}, or a helper with its arguments`,
      hint: near && `did you mean ${near}?`,
    })
  }

  #outside(message: string, hint?: string): undefined {
    return this.#fail({ code: 'OUTSIDE_OF_SCOPE', message, hint: this.#file.output === 'partial' ? hint : undefined })
  }

  #fail(problem: Problem): undefined {
    this.#file.report.add(this.#place, problem)
    return undefined
  }
}
