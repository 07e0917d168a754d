/** Empty nodes: the tokens that can stand where a node is due, and show that it is empty. One set for each place. */

import type { TokenKind } from './token.ts'

/** After `---`. */
export const contentEnds: ReadonlySet<TokenKind> = new Set([
  'directive',
  'document-start',
  'document-end',
  'stream-end',
])
/** After `- ` in a list with indentation of its own. */
export const listItemEnds: ReadonlySet<TokenKind> = new Set(['block-entry', 'block-end'])
/** Of a key or a value in a block map. */
export const mapNodeEnds: ReadonlySet<TokenKind> = new Set(['key', 'value', 'block-end'])
/** After `- ` in a list at the column of its map. */
export const bareItemEnds: ReadonlySet<TokenKind> = new Set(['block-entry', 'key', 'value', 'block-end'])
/** Of a key in braces. */
export const flowMapKeyEnds: ReadonlySet<TokenKind> = new Set(['value', 'flow-entry', 'flow-map-end'])
/** Of a value in braces. */
export const flowMapValueEnds: ReadonlySet<TokenKind> = new Set(['flow-entry', 'flow-map-end'])
/** Of a key of a single pair in a list in brackets. */
export const listPairKeyEnds: ReadonlySet<TokenKind> = new Set(['value', 'flow-entry', 'flow-list-end'])
/** Of the value of such a pair. */
export const listPairValueEnds: ReadonlySet<TokenKind> = new Set(['flow-entry', 'flow-list-end'])
