/** Nodes: the tree that a YAML text describes, before anything is resolved. Offsets are those of the scanned text. */

import type { ScalarStyle } from './token.ts'

interface NodeBase {
  /** Where the node's own text starts; properties such as anchors and tags stand before it. */
  readonly start: number
  readonly end: number
}

/** A single value as written. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar'
  /** Decoded. */
  readonly text: string
  readonly style: ScalarStyle
  /** Written out, such as `tag:yaml.org,2002:int`; undefined where there is none. */
  readonly tag: string | undefined
}

/** A list, in block or flow style. */
export interface ListNode extends NodeBase {
  readonly kind: 'list'
  readonly items: readonly SyntaxNode[]
}

/** A key and a value as written. */
export interface EntryNode {
  readonly key: SyntaxNode
  readonly value: SyntaxNode
}

/** A map, in block or flow style. */
export interface MapNode extends NodeBase {
  readonly kind: 'map'
  /** In the order of the text, duplicates and merges included. */
  readonly entries: readonly EntryNode[]
}

/** A reference to a value further up. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias'
  /** May hold the alias itself. */
  readonly target: AnchoredNode
}

/** What an alias can refer to. */
export type AnchoredNode = ScalarNode | ListNode | MapNode
/** A node of the tree. */
export type SyntaxNode = AnchoredNode | AliasNode
