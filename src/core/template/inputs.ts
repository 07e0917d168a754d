/**
 * Inputs: what a render is given. Whoever renders implements this; templates see nothing else.
 *
 * Answers must not change during a run, and values must be plain JSON no deeper than `limits.depth`.
 */

import type { ContextRecord } from '../model/context.ts'
import type { Json } from '../model/json.ts'
import type { Resolution } from '../model/resolution.ts'
import type { Secret } from '../model/secret.ts'
import type { ValueType } from '../model/value-type.ts'

/** What the names that every template knows stand for. */
export interface Roots {
  /** Argo CD's context, all strings; a field that is not known is absent. */
  readonly app: ContextRecord
  /** Plugin parameters: strings, lists and maps of strings. */
  readonly parameters: ContextRecord
  /** `plugin.env` without Argo CD's prefix: strings. */
  readonly env: ContextRecord
  /** `version`, a string, and `apiVersions`, a list of strings. */
  readonly kube: ContextRecord
  readonly environment?: string | undefined
  readonly identities: readonly string[]
}

/** A flag, evaluated. */
export interface FlagAnswer {
  readonly type: ValueType
  readonly resolution: Resolution
}

/** A fact that is there. */
export interface FactAnswer {
  readonly value: Json
}

/** Why a secret may not be read, as the end of a sentence: `injection is off in this environment`. */
export interface SecretRefusal {
  readonly refused: string
}

/** Whom a template asks. */
export interface TemplateInputs {
  readonly roots: Roots
  /** `undefined`: there is no such flag. */
  flag(key: string): FlagAnswer | undefined
  /** `undefined`: no identity has it, and it has no default. */
  fact(key: string): FactAnswer | undefined
  /** `undefined`: there is no such secret. */
  secret(name: string): Secret | SecretRefusal | undefined
  /** The version of a secret, for whose value nobody asks. */
  secretVersion(name: string): string | SecretRefusal | undefined
  /** Keys of all flags, to suggest from. */
  flagNames(): Iterable<string>
  /** Keys of all facts that are set or declared, to suggest from. */
  factNames(): Iterable<string>
}
