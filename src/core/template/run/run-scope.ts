/** Scopes at run time: what names and `this` stand for, as a chain from the innermost outwards. */

import type { Json } from '../../model/json.ts'
import type { Read } from '../hole.ts'

/** What an argument of a partial holds, and what was read to get it. */
export interface BoundArgument {
  readonly value: Json
  readonly reads: readonly Read[]
}

/** What was read where nothing was. */
export const noReads: readonly Read[] = Object.freeze([])

/**
 * One scope. A loop changes its scope from item to item rather than making one for each: nothing keeps a scope.
 */
export class RunScope {
  readonly parent: RunScope | undefined
  /** The item or context; `undefined` at the base of a template, where the roots are the context. */
  value: Json | undefined
  key: string | number = 0
  index = 0
  isLast = false
  /** What was read to get the value; empty unless the run tracks reads. */
  readonly reads: readonly Read[]
  /** Of a partial: what it was called with. */
  readonly args: ReadonlyMap<string, BoundArgument> | undefined

  constructor(
    parent: RunScope | undefined,
    value: Json | undefined,
    reads: readonly Read[],
    args?: ReadonlyMap<string, BoundArgument>,
  ) {
    this.parent = parent
    this.value = value
    this.reads = reads
    this.args = args
  }
}

/** The scope `up` scopes out. The compiler has made sure that there is one. */
export function outwards(scope: RunScope, up: number): RunScope {
  let at = scope
  for (let left = up; left > 0; left -= 1) at = at.parent!
  return at
}
