/**
 * Sharing: equal parts of a flag set become one object.
 *
 * Flag sets come from JSON, where every boolean flag has variants of its own and every rule says anew what it serves.
 * Nothing changes but the memory that a large set takes.
 */

import type { Decision, Rule } from './decision.ts'
import type { Flag } from './flag.ts'
import type { FlagSet } from './flag-set.ts'

type Served = Decision & { kind: 'variant' }

/** What is only read everywhere else. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Makes equal parts one, in place: for a flag set that was just made, and that nobody else holds yet.
 *
 * A copy would take longer than parsing did.
 */
export function shareParts(flagSet: FlagSet): FlagSet {
  const parts = new SharedParts()
  for (const flag of flagSet.flags) parts.share(flag)
  return flagSet
}

/** One of each, by what they say. */
class SharedParts {
  /** On first, as the dialect implies them. */
  #switch: Flag['variants'] | undefined
  readonly #served = {
    STATIC: new Map<string, Served>(),
    DEFAULT: new Map<string, Served>(),
    TARGETING_MATCH: new Map<string, Served>(),
  }

  share(flag: Mutable<Flag>): void {
    flag.variants = this.#variantsOf(flag)
    if (flag.decision.kind === 'variant') flag.decision = this.#serve(flag.decision)
    else if (flag.decision.kind === 'first') for (const rule of flag.decision.rules) this.#shareRule(rule)
  }

  #shareRule(rule: Mutable<Rule>): void {
    if (rule.serve.kind === 'variant') rule.serve = this.#serve(rule.serve)
  }

  /** Those of boolean flags are nearly all the same; those of others seldom are. */
  #variantsOf({ type, variants }: Flag): Flag['variants'] {
    const [on, off] = variants
    const isSwitch =
      type === 'boolean' && on?.key === 'on' && on.value === true && off?.key === 'off' && off.value === false
    if (!isSwitch || variants.length !== 2) return variants
    this.#switch ??= variants
    return this.#switch
  }

  #serve(decision: Served): Served {
    const served = this.#served[decision.reason]
    const known = served.get(decision.variant)
    if (known === undefined) served.set(decision.variant, decision)
    return known ?? decision
  }
}
