/** Resolutions of one flag: made when the flag is planned, frozen, and shared by all who ask. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Flag } from '../model/flag.ts'
import type { Json } from '../model/json.ts'
import type { Reason, Resolution } from '../model/resolution.ts'
import type { Failure } from './value.ts'

/** The resolution that serves a variant; null if the flag does not have it. */
export function resolveVariant(flag: Flag, key: string | undefined, reason: Reason, at: SourcePosition): Resolution {
  const variant = flag.variants.find((candidate) => candidate.key === key)
  if (variant === undefined) return Object.freeze({ value: null, reason, at })
  const value = freeze(variant.value)
  if (flag.metadata === undefined) return Object.freeze({ value, variant: variant.key, reason, at })
  return Object.freeze({ value, variant: variant.key, reason, at, metadata: freeze(flag.metadata) })
}

/** The resolution that tells of a failure, with the default variant. */
export function resolveFailure(flag: Flag, { code, message }: Failure, at: SourcePosition): Resolution {
  const fallback = resolveVariant(flag, flag.defaultVariant, 'ERROR', at)
  return Object.freeze({ ...fallback, errorCode: code, errorMessage: message })
}

function freeze<T extends Json>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}
