/** Which flags templates ask for, so that those nobody asks for can be named. */

import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import type { Flag } from '../core/model/flag.ts'

/** Flags and which of them some template asks for, over all applications of one run. */
export class FlagUse {
  readonly #flags = new Map<string, Flag>()
  readonly #used = new Set<string>()
  /** Once some name is computed, nothing can be said to be unused. */
  isDynamic = false

  define(flags: readonly Flag[]): void {
    for (const flag of flags) this.#flags.set(placeKey(flag), flag)
  }

  use(flags: readonly Flag[], keys: ReadonlySet<string>): void {
    for (const flag of flags) if (keys.has(flag.key)) this.#used.add(placeKey(flag))
  }

  unused(): Diagnostic[] {
    if (this.isDynamic) return []
    const left = [...this.#flags].filter(([key]) => !this.#used.has(key))
    return left.map(([, { key, at }]) => ({
      code: 'FLAG_UNUSED',
      severity: 'warning',
      message: `no template of these applications asks for the flag "${key}"`,
      at,
      hint: 'remove it, unless services ask for it at run time',
    }))
  }
}

const placeKey = ({ key, at: { file, line } }: Flag): string => `${file}:${line} ${key}`
