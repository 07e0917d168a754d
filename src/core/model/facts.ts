/** Fact declarations: the schema of what identities know about themselves. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Json } from './json.ts'
import type { ValueType } from './value-type.ts'

/** What a fact may hold, and who can set it. */
export interface FactDeclaration {
  readonly key: string
  /** Absent: any JSON value. */
  readonly type?: ValueType
  /** The only values allowed; each is of the type. */
  readonly enum?: readonly Json[]
  /** What the fact is where no identity has it; without one it is null. */
  readonly default?: Json
  /** Kind of the only identities that can set it: `customer` of `customer/acme`. */
  readonly of?: string
  /** Type of a list's items. */
  readonly items?: ValueType
  /** Most items of a list: what a condition that goes over it can cost. */
  readonly maxItems?: number
  readonly description?: string
  readonly at: SourcePosition
}
