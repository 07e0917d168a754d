/** Written texts: a trail put together, with the way back from the text to the templates. */

import { utf8Length } from '../../../lib/utf8-length.ts'
import type { SourcePosition } from '../../diagnostic/diagnostic.ts'
import type { HoleTokens } from './hole-tokens.ts'
import type { Piece, Pieces, Trail } from './pieces.ts'

/** A stretch of text that came from one piece. */
interface Stretch {
  readonly start: number
  readonly piece: Piece
  /** How many blanks were put before each of its lines but the first. */
  readonly indent: number
}

/** Text as it is being written. */
export class WrittenText {
  readonly text: string
  readonly #stretches: readonly Stretch[]
  readonly #origin: SourcePosition

  /** @param origin What an empty text is traced back to. */
  constructor(text: string, stretches: readonly Stretch[], origin: SourcePosition) {
    this.text = text
    this.#stretches = stretches
    this.#origin = origin
  }

  /** The place from which the character at an offset came; for offsets outside of the text, that of the nearest. */
  locate(offset: number): SourcePosition {
    const stretch = this.#stretches[this.#indexAt(offset)]
    if (stretch === undefined || stretch.piece.kind === 'outdent') return this.#origin
    const { start, piece, indent } = stretch
    const { at } = piece.spot
    if (piece.kind !== 'text') return at
    const before = this.text.slice(start, Math.max(start, offset))
    const lineStart = before.lastIndexOf('\n') + 1
    const column = before.length - lineStart
    if (lineStart === 0) return { ...at, column: at.column + column }
    const line = at.line + before.split('\n').length - 1
    return { file: at.file, line, column: Math.max(0, column - indent) + 1 }
  }

  /** Index of the last stretch that starts at or before an offset. */
  #indexAt(offset: number): number {
    let low = 0
    let high = this.#stretches.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#stretches[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Puts a trail together. */
export class TextWriter {
  readonly #pieces: Pieces
  readonly #tokens: HoleTokens | undefined
  readonly #stretches: Stretch[] = []
  /** Blanks of the partials around, outermost first. */
  readonly #indents: { readonly outer: string; readonly pending: string; readonly start: number }[] = []
  #text = ''
  #indent = ''
  /** Blanks that are due before the next character. */
  #pending = ''
  #bytes = 0
  #holes = 0

  /** @param tokens Tokens of holes; `undefined` for a text template, which has none. */
  constructor(pieces: Pieces, tokens: HoleTokens | undefined) {
    this.#pieces = pieces
    this.#tokens = tokens
  }

  /** @returns `undefined` where the text would be longer than `maxBytes` in UTF-8. */
  write(trail: Trail, origin: SourcePosition, maxBytes: number): WrittenText | undefined {
    for (let index = 0; index < trail.length; index += 1) {
      const piece = this.#pieces.get(trail[index])
      if (piece === undefined) continue
      const value = piece.kind === 'value' ? trail[index + 1] : undefined
      this.#piece(piece, typeof value === 'string' ? value : '')
      if (this.#bytes > maxBytes) return undefined
    }
    return new WrittenText(this.#text, this.#stretches, origin)
  }

  #piece(piece: Piece, value: string): void {
    if (piece.kind === 'indent') this.#startIndent(piece.blanks)
    else if (piece.kind === 'outdent') this.#endIndent()
    else this.#add(piece.kind === 'text' ? piece.text : piece.kind === 'value' ? value : this.#nextToken(), piece)
  }

  #nextToken(): string {
    const index = this.#holes
    this.#holes += 1
    return this.#tokens?.token(index) ?? ''
  }

  #add(text: string, piece: Piece): void {
    if (text === '') return
    const isIndented = this.#indent !== '' || this.#pending !== ''
    const written = isIndented ? this.#indented(text) : text
    this.#stretches.push({ start: this.#text.length, piece, indent: this.#indent.length })
    this.#text += written
    this.#bytes += utf8Length(written)
  }

  /** Blanks go before every line that has something in it or is followed by another, as Handlebars puts them. */
  #indented(text: string): string {
    const endsLine = text.endsWith('\n')
    const whole = endsLine ? text.slice(0, -1) : text
    this.#text += this.#pending
    this.#bytes += this.#pending.length
    this.#pending = endsLine ? this.#indent : ''
    return whole.replaceAll('\n', `\n${this.#indent}`) + (endsLine ? '\n' : '')
  }

  #startIndent(blanks: string): void {
    this.#indents.push({ outer: this.#indent, pending: this.#pending, start: this.#text.length })
    this.#indent += blanks
    this.#pending += blanks
  }

  #endIndent(): void {
    const started = this.#indents.pop()
    if (started === undefined) return
    this.#indent = started.outer
    if (this.#text.length === started.start) this.#pending = started.pending
    else if (this.#pending !== '') this.#pending = started.outer
  }
}
