/** Flags: named decisions between variants. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Decision } from './decision.ts'
import type { Json, JsonObject } from './json.ts'
import type { ValueType } from './value-type.ts'

/** A value that a flag can serve, with its name. */
export interface Variant {
  readonly key: string
  readonly value: Json
}

/** A compiled flag. */
export interface Flag {
  readonly key: string
  readonly type: ValueType
  /** `false` serves the default variant to everybody. */
  readonly isEnabled: boolean
  /** In file order; keys are unique, values of the flag's type. */
  readonly variants: readonly Variant[]
  /** Key of the variant for whom no rule applies, and after an error. Absent in dialects that leave it to the caller. */
  readonly defaultVariant?: string
  readonly decision: Decision
  readonly description?: string
  readonly owner?: string
  /** The instant, in milliseconds since 1970 UTC, from which the flag should be gone. */
  readonly expiresMs?: number
  readonly metadata?: JsonObject
  readonly at: SourcePosition
}
