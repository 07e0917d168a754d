/**
 * Flag sets: what files of flags become.
 *
 * A `FlagFile` is one compiled file, not yet checked against the others; it lives only until it is linked. A `FlagSet` is
 * the linked whole: immutable, self-contained, plain JSON, evaluated by the engine, cached, and sent over the wire.
 */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Expression } from './expression.ts'
import type { FactDeclaration } from './facts.ts'
import type { Flag } from './flag.ts'

/** A named condition, evaluated where it is referenced. */
export interface Segment {
  readonly key: string
  readonly condition: Expression
  readonly at: SourcePosition
}

/** Where a flag set came from. */
export interface Origin {
  /** The source as configured, without credentials: `git+https://git.acme.io/flags`, `./flags`. */
  readonly source: string
  /** Commit, version or generation, where the source has such a thing. */
  readonly revision?: string
  /** Digest of the files' contents, `sha256:…`. */
  readonly digest?: string
}

/** A linked flag set. Every list is ordered by key, so that equal files in any order give equal sets. */
export interface FlagSet {
  readonly flags: readonly Flag[]
  readonly segments: readonly Segment[]
  readonly facts: readonly FactDeclaration[]
  readonly origin: Origin
}

/** Where an expression stands in its file; `length` counts columns on the first line. */
export interface Place {
  readonly at: SourcePosition
  readonly length: number
}

/** One compiled file. */
export interface FlagFile {
  readonly file: string
  /** Whether everything in the file was understood; otherwise what is here serves only to find more problems. */
  readonly isComplete: boolean
  readonly flags: readonly Flag[]
  readonly segments: readonly Segment[]
  readonly facts: readonly FactDeclaration[]
  /** Where an expression of the file stands, by identity; only the linker's messages need it. */
  placeOf(expression: Expression): Place | undefined
}
