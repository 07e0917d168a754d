/**
 * The scanner: from text to tokens, the way go-yaml v2 (libyaml) finds them, since that is what Kubernetes runs.
 *
 * It keeps the two things that make YAML hard: the columns of the block collections that are open, and the places
 * where a `:` further on would make a key of what was read already. Tokens are found only when they are asked for,
 * so what follows a problem, or a limit, costs nothing.
 */

import { canStartPlain, isBlank } from './characters.ts'
import { Cursor, type Flavour, type OnComment } from './cursor.ts'
import type { PossibleKey } from './possible-key.ts'
import { scanBlock } from './scan-block.ts'
import { scanPlain } from './scan-plain.ts'
import {
  keyTooLong,
  maxSimpleKeyLength,
  misplacedColon,
  misplacedKey,
  misplacedList,
  missingColon,
  noToken,
} from './scan-problems.ts'
import { scanAnchor, scanTag } from './scan-properties.ts'
import { scanQuoted } from './scan-quoted.ts'
import { makeToken, type Token, type TokenKind } from './token.ts'

/** Finds the tokens of one document. */
export class Scanner {
  readonly #cursor: Cursor
  readonly #onComment: OnComment | undefined
  /** Tokens found and not yet taken, and how many were taken before them. */
  readonly #queue: Token[] = []
  #taken = 0
  #isAtEnd = false
  #canBeKey = true
  /** The last one that was too long to be a key. */
  #overlongKey: PossibleKey | undefined
  /** Where the last plain scalar starts, if it is followed by or goes over a line break. */
  #multiLineStart: number | undefined
  /** Column of the innermost block collection; -1 at the root. */
  #indent = -1
  readonly #outerIndents: number[] = []
  /** For the block context and each open bracket: the last token that could be a key. */
  readonly #possibleKeys: (PossibleKey | undefined)[] = [undefined]

  constructor(text: string, flavour: Flavour, onComment?: OnComment) {
    this.#cursor = new Cursor(text, flavour)
    this.#onComment = onComment
  }

  /** The next token, which stays. After the end: the end again. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch()
    return this.#queue[0]!
  }

  /** The next token, which is taken. */
  next(): Token {
    const token = this.peek()
    if (token.kind !== 'stream-end') {
      this.#queue.shift()
      this.#taken += 1
    }
    return token
  }

  get #isInFlow(): boolean {
    return this.#possibleKeys.length > 1
  }

  /** The first token cannot be handed out while a `:` to come may put a key token before it. */
  #needsMore(): boolean {
    if (this.#isAtEnd) return false
    if (this.#queue.length === 0) return true
    for (let level = 0; level < this.#possibleKeys.length; level += 1) {
      if (this.#possibleKeys[level]?.tokenNumber === this.#taken) return this.#isStillPossible(level)
    }
    return false
  }

  #fetch(): void {
    this.#skipToToken()
    const cursor = this.#cursor
    this.#unrollTo(cursor.column)
    const { code } = cursor
    if (code === 0) this.#fetchEnd()
    else if (cursor.column === 0 && code === 0x25) this.#fetchDirective()
    else if (cursor.isAtDocumentIndicator()) this.#fetchDocumentIndicator(code === 0x2d)
    else if (!this.#fetchIndicator(code)) this.#fetchScalarOrProperty(code)
  }

  #skipToToken(): void {
    const cursor = this.#cursor
    for (;;) {
      while (cursor.code === 0x20 || (cursor.code === 0x09 && (this.#isInFlow || !this.#canBeKey))) cursor.skip()
      if (cursor.code === 0x23) {
        const start = cursor.offset
        cursor.skipComment()
        this.#onComment?.(start, cursor.offset)
      }
      if (!cursor.isBreakAt(cursor.offset)) return
      cursor.readBreak()
      if (!this.#isInFlow) this.#canBeKey = true
    }
  }

  #fetchIndicator(code: number): boolean {
    const isFree = this.#isInFlow || this.#cursor.isBlankOrEndAt(this.#cursor.offset + 1)
    if (code === 0x5b) this.#fetchFlowStart('flow-list-start')
    else if (code === 0x7b) this.#fetchFlowStart('flow-map-start')
    else if (code === 0x5d) this.#fetchFlowEnd('flow-list-end')
    else if (code === 0x7d) this.#fetchFlowEnd('flow-map-end')
    else if (code === 0x2c) this.#fetchFlowEntry()
    else if (code === 0x2d && this.#cursor.isBlankOrEndAt(this.#cursor.offset + 1)) this.#fetchBlockEntry()
    else if (code === 0x3f && isFree) this.#fetchKey()
    else if (code === 0x3a && isFree) this.#fetchValue()
    else return false
    return true
  }

  #fetchScalarOrProperty(code: number): void {
    const cursor = this.#cursor
    if (code === 0x2a || code === 0x26) {
      this.#beforeKeyCandidate()
      this.#queue.push(scanAnchor(cursor, code === 0x2a ? 'alias' : 'anchor'))
    } else if (code === 0x21) {
      this.#beforeKeyCandidate()
      this.#queue.push(scanTag(cursor))
    } else if ((code === 0x7c || code === 0x3e) && !this.#isInFlow) {
      this.#dropPossibleKey()
      this.#canBeKey = true
      this.#queue.push(scanBlock(cursor, this.#indent, this.#onComment))
    } else if (code === 0x27 || code === 0x22) {
      this.#beforeKeyCandidate()
      this.#queue.push(scanQuoted(cursor))
    } else if (this.#startsPlain(code)) {
      this.#beforeKeyCandidate()
      const { line } = cursor
      const { token, brokeLine } = scanPlain(cursor, this.#indent + 1, this.#isInFlow)
      this.#multiLineStart = cursor.line > line ? token.start : undefined
      this.#queue.push(token)
      if (brokeLine) this.#canBeKey = true
    } else throw noToken(cursor)
  }

  #startsPlain(code: number): boolean {
    const cursor = this.#cursor
    if (canStartPlain(code)) return true
    if (code === 0x2d) return !isBlank(cursor.peek(1))
    return (code === 0x3f || code === 0x3a) && !this.#isInFlow && !cursor.isBlankOrEndAt(cursor.offset + 1)
  }

  #endBlocks(): void {
    this.#unrollTo(-1)
    this.#dropPossibleKey()
    this.#canBeKey = false
  }

  #fetchEnd(): void {
    this.#endBlocks()
    this.#isAtEnd = true
    this.#queue.push(makeToken('stream-end', this.#cursor.offset, this.#cursor.offset))
  }

  #fetchDirective(): void {
    this.#endBlocks()
    const start = this.#cursor.offset
    this.#cursor.skipComment()
    this.#queue.push(makeToken('directive', start, this.#cursor.offset))
  }

  #fetchDocumentIndicator(isStart: boolean): void {
    this.#endBlocks()
    this.#push(isStart ? 'document-start' : 'document-end', 3)
  }

  #fetchFlowStart(kind: 'flow-list-start' | 'flow-map-start'): void {
    this.#beforeKeyCandidate()
    this.#possibleKeys.push(undefined)
    this.#canBeKey = true
    this.#push(kind, 1)
  }

  #fetchFlowEnd(kind: 'flow-list-end' | 'flow-map-end'): void {
    this.#dropPossibleKey()
    if (this.#isInFlow) this.#possibleKeys.pop()
    this.#canBeKey = false
    this.#push(kind, 1)
  }

  #fetchFlowEntry(): void {
    this.#dropPossibleKey()
    this.#canBeKey = true
    this.#push('flow-entry', 1)
  }

  #fetchBlockEntry(): void {
    const { offset, column } = this.#cursor
    if (!this.#isInFlow) {
      if (!this.#canBeKey) throw misplacedList(offset)
      this.#rollTo(column, 'block-list-start', offset)
    }
    this.#dropPossibleKey()
    this.#canBeKey = true
    this.#push('block-entry', 1)
  }

  #fetchKey(): void {
    const { offset, column } = this.#cursor
    if (!this.#isInFlow) {
      if (!this.#canBeKey) throw misplacedKey(offset)
      this.#rollTo(column, 'block-map-start', offset)
    }
    this.#dropPossibleKey()
    this.#canBeKey = !this.#isInFlow
    this.#push('key', 1)
  }

  #fetchValue(): void {
    const level = this.#possibleKeys.length - 1
    const key = this.#isStillPossible(level) ? this.#possibleKeys[level] : undefined
    if (key) {
      const place = key.tokenNumber - this.#taken
      this.#queue.splice(place, 0, makeToken('key', key.offset, key.offset))
      this.#rollTo(key.column, 'block-map-start', key.offset, place)
      this.#possibleKeys[level] = undefined
      this.#canBeKey = false
    } else {
      this.#startValueWithoutKey()
      this.#canBeKey = !this.#isInFlow
    }
    this.#push('value', 1)
  }

  #startValueWithoutKey(): void {
    if (this.#isInFlow) return
    const { offset, line, column } = this.#cursor
    if (this.#overlongKey?.line === line) throw keyTooLong(this.#overlongKey.offset)
    if (!this.#canBeKey) throw misplacedColon(offset, this.#multiLineStart)
    this.#rollTo(column, 'block-map-start', offset)
  }

  #push(kind: TokenKind, length: number): void {
    const start = this.#cursor.offset
    this.#cursor.skip(length)
    this.#queue.push(makeToken(kind, start, this.#cursor.offset))
  }

  /** What comes next may be a key; after it, only a line break or an indicator lets another one start. */
  #beforeKeyCandidate(): void {
    const { offset, line, column } = this.#cursor
    if (this.#canBeKey) {
      const isRequired = !this.#isInFlow && this.#indent === column
      this.#dropPossibleKey()
      const tokenNumber = this.#taken + this.#queue.length
      this.#possibleKeys[this.#possibleKeys.length - 1] = { tokenNumber, offset, line, column, isRequired }
    }
    this.#canBeKey = false
  }

  #dropPossibleKey(): void {
    const level = this.#possibleKeys.length - 1
    const key = this.#possibleKeys[level]
    if (key?.isRequired) throw missingColon(this.#cursor, key.offset, key.line)
    this.#possibleKeys[level] = undefined
  }

  #isStillPossible(level: number): boolean {
    const key = this.#possibleKeys[level]
    if (!key) return false
    const { line, column } = this.#cursor
    if (key.line === line && key.column + maxSimpleKeyLength >= column) return true
    if (key.isRequired) throw missingColon(this.#cursor, key.offset, key.line)
    if (key.line === line) this.#overlongKey = key
    this.#possibleKeys[level] = undefined
    return false
  }

  /** Opens a block collection at a column that is further right than the innermost one. */
  #rollTo(column: number, kind: 'block-list-start' | 'block-map-start', offset: number, place?: number): void {
    if (this.#isInFlow || this.#indent >= column) return
    this.#outerIndents.push(this.#indent)
    this.#indent = column
    this.#queue.splice(place ?? this.#queue.length, 0, makeToken(kind, offset, offset))
  }

  /** Closes the block collections that start further right than a column. */
  #unrollTo(column: number): void {
    if (this.#isInFlow) return
    while (this.#indent > column) {
      this.#queue.push(makeToken('block-end', this.#cursor.offset, this.#cursor.offset))
      this.#indent = this.#outerIndents.pop() ?? -1
    }
  }
}
