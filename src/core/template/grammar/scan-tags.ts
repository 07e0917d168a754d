/**
 * Tags: where in a file the delimiters stand, and what each pair of them is.
 *
 * Handlebars' own lexer knows one pair of delimiters, stops at the first mistake and recurses without bound; this scan
 * comes before it. It looks no further into a tag than it must to find the tag's end: quotes, brackets, nesting.
 */

import type { Problem } from '../problem.ts'
import type { Delimiters } from './delimiters.ts'
import type { Report } from './report.ts'
import { shapeOf, type Tag, type TagKind } from './tag.ts'

/** The tags of a file, in order. */
export interface Scan {
  readonly tags: readonly Tag[]
  /** Offsets of backslashes that are no text: they keep a tag from being one, or another backslash from doing so. */
  readonly dropped: readonly number[]
}

/** Most tags of a file, and longest tag but comments: Handlebars' parser takes half a second for as much. */
const maxTags = 10_000
const maxTagLength = 10_000

/** Deepest nesting of parentheses in one tag. */
const maxParentheses = 32

/** Finds all tags. Where there are problems, they are reported and the tags concerned are `broken`. */
export function scanTags(text: string, delimiters: Delimiters, report: Report): Scan {
  const { open } = delimiters
  const tags: Tag[] = []
  const dropped: number[] = []
  let from = 0
  for (let at = text.indexOf(open); at !== -1 && !report.isFull; at = text.indexOf(open, from)) {
    const isEscaped = at > from && text[at - 1] === '\\'
    if (isEscaped) dropped.push(at - 1)
    if (isEscaped && !(at - 1 > from && text[at - 2] === '\\')) {
      from = at + open.length
      continue
    }
    if (tags.length === maxTags) {
      report.add(report.place(at, at + open.length), {
        code: 'TEMPLATE_TOO_LARGE',
        message: 'the template has too many tags',
        expected: `at most ${maxTags}`,
      })
      break
    }
    const tag = new TagScanner(text, delimiters, report, at).scan()
    tags.push(tag)
    from = tag.end
  }
  return { tags, dropped }
}

/** Reads one tag. */
class TagScanner {
  readonly #text: string
  readonly #delimiters: Delimiters
  readonly #report: Report
  readonly #start: number
  readonly #stripsBefore: boolean
  readonly #bodyStart: number

  constructor(text: string, delimiters: Delimiters, report: Report, start: number) {
    this.#text = text
    this.#delimiters = delimiters
    this.#report = report
    this.#start = start
    const afterOpen = start + delimiters.open.length
    this.#stripsBefore = text[afterOpen] === '~'
    this.#bodyStart = this.#stripsBefore ? afterOpen + 1 : afterOpen
  }

  scan(): Tag {
    const text = this.#text
    const at = this.#bodyStart
    if (text[at] === '!') return this.#comment()
    if (!this.#stripsBefore && text.startsWith('{{', at)) return this.#rawBlock()
    const isRaw = text[at] === '{'
    let parentheses = 0
    for (let index = isRaw ? at + 1 : at; index < text.length; index += 1) {
      const character = text[index]!
      if (index - this.#start > maxTagLength) return this.#tooLong(index)
      if (isRaw && character === '}' && this.#closes(index + 1)) return this.#finish(index + 1)
      if (this.#closes(index)) return this.#atClose(index, isRaw)
      if (text.startsWith(this.#delimiters.open, index)) break
      if (character === '"' || character === "'") {
        const end = this.#quoteEnd(index, character)
        if (end === -1) return this.#unclosedQuote(index)
        index = end
      } else if (character === '[') {
        const end = text.indexOf(']', index)
        if (end === -1) return this.#unexpected(index, character)
        index = end
      } else if (character === '(') {
        parentheses += 1
        if (parentheses > maxParentheses) return this.#tooDeep(index)
      } else if (character === ')') {
        parentheses -= 1
      } else if (isForbidden(character)) {
        return this.#unexpected(index, character)
      }
    }
    return this.#broken(this.#bodyStart, {
      code: 'UNCLOSED_TAG',
      message: 'the tag is not closed',
      expected: this.#delimiters.close,
    })
  }

  #closes(index: number): boolean {
    const { close } = this.#delimiters
    return this.#text.startsWith(close, index) || (this.#text[index] === '~' && this.#text.startsWith(close, index + 1))
  }

  #atClose(index: number, isRaw: boolean): Tag {
    const { close } = this.#delimiters
    const end = index + (this.#text[index] === '~' ? 1 : 0) + close.length
    if (isRaw) {
      return this.#broken(end, {
        code: 'UNCLOSED_TAG',
        message: 'the tag starts with three braces but ends with fewer',
        expected: `}${close}`,
      })
    }
    if (close === '}}' && this.#text.startsWith('}', end) && !this.#endsForSure(index)) {
      return this.#broken(end + 1, {
        code: 'TEMPLATE_SYNTAX',
        message: 'the tag ends with more braces than it starts with',
        found: '}}}',
        expected: '}}',
        hint: 'put a blank between the tag and a brace that is text: {{…}} }',
      })
    }
    return this.#finish(index)
  }

  /** Whether Handlebars takes no brace after the tag for a part of it: after a tilde, and after a bare else. */
  #endsForSure(bodyEnd: number): boolean {
    return this.#text[bodyEnd] === '~' || /^\s*(else|\^)\s*$/.test(this.#text.slice(this.#bodyStart, bodyEnd))
  }

  /** The offset of the quote that ends the string which starts at `index`; a backslash keeps the next quote in it. */
  #quoteEnd(index: number, quote: string): number {
    for (let end = this.#text.indexOf(quote, index + 1); end !== -1; end = this.#text.indexOf(quote, end + 1)) {
      if (this.#text[end - 1] !== '\\') return end
    }
    return -1
  }

  /** @param bodyEnd Where the closing `~` or delimiter starts. */
  #finish(bodyEnd: number): Tag {
    const body = this.#text.slice(this.#bodyStart, bodyEnd)
    const { kind, name, isSpecial } = shapeOf(body)
    const tag = this.#tag(kind, bodyEnd, name, isSpecial)
    if (kind !== 'close' || isName(body.slice(1))) return tag
    this.#report.add(this.#report.place(tag.start, tag.end), {
      code: 'TEMPLATE_SYNTAX',
      message: 'a tag that closes a block holds the name of the block and nothing else',
      found: body.trim(),
    })
    return { ...tag, bodyEnd: this.#bodyStart + body.indexOf(name, 1) + name.length }
  }

  #tag(kind: TagKind, bodyEnd: number, name = '', isSpecial = false): Tag {
    const stripsAfter = this.#text[bodyEnd] === '~'
    return {
      kind,
      start: this.#start,
      end: bodyEnd + (stripsAfter ? 1 : 0) + this.#delimiters.close.length,
      bodyStart: this.#bodyStart,
      bodyEnd,
      stripsBefore: this.#stripsBefore,
      stripsAfter,
      name,
      isSpecial,
    }
  }

  /** `{{! … }}` ends with the tag, `{{!-- … --}}` only where the dashes do. */
  #comment(): Tag {
    const { close } = this.#delimiters
    const hasDashes = this.#text.startsWith('!--', this.#bodyStart)
    const step = hasDashes ? '--' : close
    for (
      let at = this.#text.indexOf(step, this.#bodyStart + (hasDashes ? 3 : 1));
      at !== -1;
      at = this.#text.indexOf(step, at + 1)
    ) {
      if (hasDashes && this.#closes(at + 2)) return this.#tag('comment', at + 2)
      if (!hasDashes) return this.#tag('comment', this.#text[at - 1] === '~' && at - 1 > this.#bodyStart ? at - 1 : at)
    }
    return this.#broken(this.#bodyStart, {
      code: 'UNCLOSED_TAG',
      message: 'the comment is not closed',
      expected: hasDashes ? `--${close}` : close,
    })
  }

  #rawBlock(): Tag {
    const closing = this.#text.indexOf('{{{{/', this.#bodyStart)
    const end = this.#text.indexOf('}}}}', closing === -1 ? this.#bodyStart : closing)
    return this.#broken(end === -1 ? this.#bodyStart + 2 : end + 4, {
      code: 'UNSUPPORTED_SYNTAX',
      message: 'raw blocks are not supported',
      hint: 'write a backslash before braces that are text: \\{{…}}',
    })
  }

  #unclosedQuote(index: number): Tag {
    return this.#broken(this.#bodyStart, {
      code: 'UNCLOSED_TAG',
      message: 'a string in the tag is not closed',
      found: this.#text.slice(index, index + 20).split(/[\r\n]/)[0],
    })
  }

  #tooLong(index: number): Tag {
    return this.#broken(index, {
      code: 'TEMPLATE_TOO_LARGE',
      message: 'the tag is too long',
      expected: `at most ${maxTagLength} characters`,
    })
  }

  #tooDeep(index: number): Tag {
    return this.#broken(index + 1, {
      code: 'TEMPLATE_TOO_DEEP',
      message: 'expressions are nested too deeply',
      expected: `at most ${maxParentheses} pairs of parentheses in each other`,
    })
  }

  #unexpected(index: number, character: string): Tag {
    const isBrace = character === '}' || character === '{'
    return this.#broken(index + 1, {
      code: isBrace ? 'UNCLOSED_TAG' : 'TEMPLATE_SYNTAX',
      message: isBrace ? 'the tag is not closed' : 'a character has no meaning in a tag',
      found:
        isForbidden(character) && !isBrace
          ? `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
          : character,
      expected: isBrace ? this.#delimiters.close : undefined,
    })
  }

  /** Reports, and makes a tag that ends at `end`. */
  #broken(end: number, problem: Problem): Tag {
    this.#report.add(this.#report.place(this.#start, end), problem)
    const { kind, name, isSpecial } = shapeOf(this.#text.slice(this.#bodyStart, end))
    return {
      kind: 'broken',
      start: this.#start,
      end,
      bodyStart: this.#bodyStart,
      bodyEnd: end,
      stripsBefore: false,
      stripsAfter: false,
      name: kind === 'open' ? name : '',
      isSpecial,
    }
  }
}

/** Braces, control characters but blanks and line breaks, and the separators that Handlebars' lexer miscounts. */
function isForbidden(character: string): boolean {
  return /[{}\u2028\u2029]|(?![\t\n\r])\p{Cc}/u.test(character)
}

const isName = (text: string): boolean => /^\s*[^\s(){}|=]+\s*$/.test(text)
