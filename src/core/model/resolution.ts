/**
 * Resolutions: what evaluating a flag gives, in OpenFeature's terms.
 *
 * Source: OpenFeature specification, "Resolution Details" and "Types" (reasons and error codes).
 */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Json, JsonObject } from './json.ts'

/** Why a flag resolved as it did. `STATIC`: it has no rules at all. `DEFAULT`: it has rules, none matched. */
export type Reason = 'STATIC' | 'DEFAULT' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED' | 'ERROR'

/** Why a flag could not be evaluated, in OpenFeature's words. */
export type ErrorCode =
  | 'FLAG_NOT_FOUND'
  | 'PARSE_ERROR'
  | 'TYPE_MISMATCH'
  | 'TARGETING_KEY_MISSING'
  | 'INVALID_CONTEXT'
  | 'GENERAL'

/** What evaluating one flag once gives. On `ERROR` the value is the flag's default where it has one, else null. */
export interface Resolution {
  readonly value: Json
  /** Key of the variant that was served; absent where the value belongs to none. */
  readonly variant?: string | undefined
  readonly reason: Reason
  readonly errorCode?: ErrorCode | undefined
  /** What went wrong, without any value of the context. */
  readonly errorMessage?: string | undefined
  /** The rule, ramp or default that decided. */
  readonly at?: SourcePosition | undefined
  readonly metadata?: JsonObject | undefined
}
