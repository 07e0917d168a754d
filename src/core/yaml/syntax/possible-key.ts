/** Possible keys: YAML says what a key was only after it, by a colon. */

/** A token that would turn out to be a key if `:` followed. */
export interface PossibleKey {
  readonly tokenNumber: number
  readonly offset: number
  readonly line: number
  readonly column: number
  /** It starts a line at the column of the open map, where nothing but a key can stand. */
  readonly isRequired: boolean
}
