/**
 * Normal text: a template rewritten for Handlebars' parser, with a way back to the offsets of the file.
 *
 * Tags get Handlebars' delimiters, whatever the file's are; literal text keeps its blanks and line breaks, which
 * whitespace control looks at, but signs that the parser could take for a tag are masked. What a tag or a text says is
 * read from the file itself, by offset, so masking loses nothing.
 */

import type { Tag } from './tag.ts'

/** Changes to tags, by tag; see `Mending`. */
export interface Changes {
  readonly closeBefore: ReadonlyMap<number, readonly string[]>
  readonly omitted: ReadonlySet<Tag>
}

/** A file as Handlebars reads it, and the way back to the places of the file. */
export class NormalText {
  readonly text: string
  /** Offsets in `text` at which a piece starts, and the offsets in the file that they stand for; both ascend. */
  readonly #starts: readonly number[]
  readonly #origins: readonly number[]
  #lines: readonly number[] | undefined

  private constructor(text: string, starts: readonly number[], origins: readonly number[]) {
    this.text = text
    this.#starts = starts
    this.#origins = origins
  }

  /** @param changes Tags to leave out and blocks to close. */
  static write(text: string, tags: readonly Tag[], { closeBefore, omitted }: Changes): NormalText {
    const writer = new Writer()
    let from = 0
    for (const [index, tag] of tags.entries()) {
      writer.add(mask(text.slice(from, tag.start)), from)
      writer.close(closeBefore.get(index), tag.start)
      writeTag(writer, text, tag, omitted.has(tag))
      from = tag.end
    }
    writer.add(mask(text.slice(from)), from)
    writer.close(closeBefore.get(tags.length), text.length)
    return new NormalText(writer.text, writer.starts, writer.origins)
  }

  /** Offset in the file of a position that Handlebars gives: lines from 1, columns from 0, any line break counts. */
  toFile(line: number, column: number): number {
    this.#lines ??= lineStarts(this.text)
    const offset = (this.#lines[line - 1] ?? this.text.length) + column
    const piece = this.#pieceAt(offset)
    return this.#origins[piece]! + (offset - this.#starts[piece]!)
  }

  /** Index of the last piece that starts at or before the offset; the text has at least one piece. */
  #pieceAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

class Writer {
  text = ''
  readonly starts: number[] = []
  readonly origins: number[] = []

  add(piece: string, origin: number): void {
    if (piece === '') return
    this.starts.push(this.text.length)
    this.origins.push(origin)
    this.text += piece
  }

  close(names: readonly string[] | undefined, origin: number): void {
    for (const name of names ?? []) this.add(`{{/${name}}}`, origin)
  }
}

function writeTag(writer: Writer, text: string, tag: Tag, isOmitted: boolean): void {
  writer.add(tag.stripsBefore ? '{{~' : '{{', tag.start)
  const isEmpty = isOmitted || tag.kind === 'broken' || tag.kind === 'comment'
  // an empty comment acts on the blanks around it as the tag would, and says nothing
  writer.add(isEmpty ? '!' : text.slice(tag.bodyStart, tag.bodyEnd), tag.bodyStart)
  writer.add(tag.stripsAfter ? '~}}' : '}}', tag.bodyEnd)
}

/** Braces, backslashes and NUL could be taken for tags and escapes; LS and PS are miscounted in columns. */
function mask(text: string): string {
  return /[{}\\\0\u2028\u2029]/.test(text) ? text.replace(/[{}\\\0]/g, 'x').replace(/[\u2028\u2029]/g, '\u00a0') : text
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return starts
}
