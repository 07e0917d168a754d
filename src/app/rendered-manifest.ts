/** A manifest of a render, and where it came from. */

import type { SourcePosition } from '../core/diagnostic/diagnostic.ts'
import type { Hole } from '../core/template/hole.ts'
import type { ExactJson } from '../core/yaml/exact-json.ts'

/** One object of a render. */
export interface RenderedManifest {
  /** The object as JSON on one line; its first character is `{` for every object that the guard lets pass. */
  readonly json: string
  /** The object as a value, every number exact. Made on demand; needs the reader of YAML. */
  readonly value: () => Promise<ExactJson>
  readonly isObject: boolean
  readonly apiVersion: string | undefined
  readonly kind: string | undefined
  readonly name: string | undefined
  readonly namespace: string | undefined
  /** First line of the document in its file. */
  readonly at: SourcePosition
  /** The scalars that hold values, each with the holes that it was made of. Made on demand. */
  readonly filled: () => readonly FilledPlace[]
}

/** A scalar, list or map that came from values. */
export interface FilledPlace {
  /** `spec.replicas`, as messages show it. */
  readonly path: string
  readonly holes: readonly Hole[]
}
