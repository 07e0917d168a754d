/** Tokens: what the scanner finds and the parser makes nodes of. Offsets are UTF-16 units of the scanned text. */

export type TokenKind =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-list-start'
  | 'block-map-start'
  | 'block-end'
  | 'block-entry'
  | 'flow-list-start'
  | 'flow-list-end'
  | 'flow-map-start'
  | 'flow-map-end'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'

/** How a scalar is written. `plain`: without quotes; `literal`: after `|`; `folded`: after `>`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** One token. */
export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** Decoded text of a scalar, name of an anchor or alias, resolved tag; empty for the others. */
  readonly text: string
  /** Meaningful for scalars only. */
  readonly style: ScalarStyle
}

/** A token with the fields that it needs. */
export function makeToken(kind: TokenKind, start: number, end: number, text = '', style: ScalarStyle = 'plain'): Token {
  return { kind, start, end, text, style }
}
