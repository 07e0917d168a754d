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

/** The same flag set with less memory. Let go of the given one for that to be true. */
export function shareParts(flagSet: FlagSet): FlagSet {
  const parts = new SharedParts()
  return { ...flagSet, flags: flagSet.flags.map((flag) => parts.share(flag)) }
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

  share(flag: Flag): Flag {
    return { ...flag, variants: this.#variantsOf(flag), decision: this.#decision(flag.decision) }
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

  #decision(decision: Decision): Decision {
    if (decision.kind === 'variant') return this.#serve(decision)
    if (decision.kind !== 'first') return decision
    return { kind: 'first', rules: decision.rules.map((rule) => this.#rule(rule)) }
  }

  #rule(rule: Rule): Rule {
    return { ...rule, serve: this.#decision(rule.serve) }
  }

  #serve(decision: Served): Served {
    const served = this.#served[decision.reason]
    const known = served.get(decision.variant)
    if (known === undefined) served.set(decision.variant, decision)
    return known ?? decision
  }
}
