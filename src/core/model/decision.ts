/**
 * Decisions: what a flag decides, as data.
 *
 * A flag has one decision. Ordered rules are one `first` node rather than nested choices, so that a flag with
 * thousands of rules is neither deep as JSON nor deep on the stack, and a rule has an index to name it by.
 */

import type { Expression } from './expression.ts'

/**
 * How a key becomes a point between 0 and 1 (`docs/reference/bucketing.md`).
 * `murmur3`: MurmurHash3 x86 32 of the key, seeded with that of the salt, by 2³².
 */
export type BucketScheme = 'murmur3'

/** A variant and its part of all keys, as a weight: any finite number ≥ 0. */
export interface Share {
  readonly variant: string
  readonly weight: number
}

/** What a flag, or one of its rules, decides. */
export type Decision =
  | { readonly kind: 'variant'; readonly variant: string; readonly reason: 'STATIC' | 'DEFAULT' | 'TARGETING_MATCH' }
  | SplitDecision
  | RampDecision
  /** The first rule that applies decides; where none does, the flag's default variant is served, with `DEFAULT`. */
  | { readonly kind: 'first'; readonly rules: readonly Rule[] }

/** The shares lie on the line from 0 to 1 in their order; a key gets the one that its point falls into. */
export interface SplitDecision {
  readonly kind: 'split'
  readonly by: Expression
  readonly scheme: BucketScheme
  readonly salt: string
  /** At least one weight is positive. */
  readonly shares: readonly Share[]
}

/** A split whose shares move in a straight line from `from` to `to`, and stand still before and after. */
export interface RampDecision {
  readonly kind: 'ramp'
  readonly by: Expression
  readonly scheme: BucketScheme
  readonly salt: string
  readonly from: RampPoint
  /** Later than `from`, with the same variants in the same order. */
  readonly to: RampPoint
}

/** One end of a ramp. */
export interface RampPoint {
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number
  readonly shares: readonly Share[]
}

/** Applies where `test` holds and the instant is in [`fromMs`, `untilMs`); an absent part always holds. */
export interface Rule {
  readonly test?: Expression
  readonly fromMs?: number
  readonly untilMs?: number
  readonly serve: Decision
  /** Where the rule stands in the file of its flag; counted from 1. */
  readonly line: number
  readonly column: number
}

/** The expressions that a decision rests on, those of segments not included. */
export function expressionsOf(decision: Decision): readonly Expression[] {
  switch (decision.kind) {
    case 'variant':
      return []
    case 'split':
    case 'ramp':
      return [decision.by]
    case 'first':
      return decision.rules.flatMap(({ test, serve }) => [
        ...(test === undefined ? [] : [test]),
        ...expressionsOf(serve),
      ])
  }
}
