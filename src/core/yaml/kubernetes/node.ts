/**
 * What Kubernetes reads: a document as a tree of JSON-able values that remember how and where they are written.
 *
 * Offsets are UTF-16 units of the whole source. Aliases and merges are expanded, so several nodes may share a place.
 */

import type { ScalarStyle } from '../syntax/token.ts'

interface KubernetesNodeBase {
  readonly start: number
  readonly end: number
}

/** A single value, or a key. */
export interface KubernetesScalar extends KubernetesNodeBase {
  readonly kind: 'scalar'
  /** Integers beyond ±(2⁵³ − 1) are bigints, so that each value is exact. Never NaN or infinite. */
  readonly value: null | boolean | number | bigint | string
  /** The text as written, decoded. */
  readonly text: string
  readonly style: ScalarStyle
  /** Whether a tag stands before it. */
  readonly isTagged: boolean
}

/** A key and its value. */
export interface KubernetesEntry {
  /** The key as JSON has it: `1` for `0x1`, `true` for `yes`. */
  readonly name: string
  /** Where and how the key is written. */
  readonly key: KubernetesScalar
  readonly value: KubernetesNode
}

/** A map whose keys are text. */
export interface KubernetesMap extends KubernetesNodeBase {
  readonly kind: 'map'
  /** Names are unique. A name given twice keeps its first place and has its last value, as Kubernetes takes it. */
  readonly entries: readonly KubernetesEntry[]
}

/** A list. */
export interface KubernetesList extends KubernetesNodeBase {
  readonly kind: 'list'
  readonly items: readonly KubernetesNode[]
}

/** A value of a document. */
export type KubernetesNode = KubernetesScalar | KubernetesMap | KubernetesList
