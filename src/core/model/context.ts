/**
 * The context: everything about the asker that a flag may read.
 *
 * Records are plain data with own keys only; readers must never look at a prototype.
 */

import type { Json } from './json.ts'

/** A map of the context: facts by key, fields of `app`. */
export type ContextRecord = { readonly [key: string]: Json }

/** What conditions see. Roots are the CEL variables of the same names; an absent root is absent, not null. */
export interface EvaluationContext {
  /** Merged facts of the identities, declared defaults included. */
  readonly facts: ContextRecord
  /** Argo CD's context: name, namespace, destinationNamespace, project, revision, repository, path, targetRevision. */
  readonly app?: ContextRecord | undefined
  /** Attributes that a run-time caller sent. */
  readonly caller?: ContextRecord | undefined
  /** The last identity, `kind/name`. */
  readonly identity?: string | undefined
  /** What splits hash. In a render: the last identity. */
  readonly targetingKey?: string | undefined
}
