/**
 * Balance: whether blocks are closed, by their own names, and how deep they lie in each other.
 *
 * All mistakes are found, and mended, so that the rest of the file can be checked too. What is mended is never rendered.
 */

import { nearest } from '../../../lib/nearest.ts'
import type { RelatedPlace } from '../../diagnostic/diagnostic.ts'
import type { Place } from '../ast.ts'
import type { Delimiters } from './delimiters.ts'
import type { Report } from './report.ts'
import { opensBlock, type Tag } from './tag.ts'

/** Deepest nesting of blocks in one file; each `else if` is one more. */
export const maxNesting = 64

/** Changes that make the tags balance. */
export interface Mending {
  /** Names of blocks to close before the tag with this index; before the end of the file at index `tags.length`. */
  readonly closeBefore: ReadonlyMap<number, readonly string[]>
  /** Tags that must be left out. */
  readonly omitted: ReadonlySet<Tag>
  /** Nested so deeply that nothing more may be done with the file. */
  readonly isTooDeep: boolean
}

interface Opened {
  readonly tag: Tag
  depth: number
  hasElse: boolean
}

/** Checks the balance of all tags; mistakes are reported. */
export function balanceBlocks(tags: readonly Tag[], delimiters: Delimiters, report: Report): Mending {
  const balance = new Balance(delimiters, report)
  for (const [index, tag] of tags.entries()) {
    if (opensBlock(tag)) balance.open(tag)
    else if (tag.kind === 'else') balance.else(tag)
    else if (tag.kind === 'close') balance.close(tag, index)
    if (balance.isTooDeep) break
  }
  balance.end(tags.length)
  return balance
}

/** A block whose opening tag is broken is reported already. */
const isSound = ({ tag }: Opened): boolean => tag.kind !== 'broken'

class Balance implements Mending {
  readonly closeBefore = new Map<number, readonly string[]>()
  readonly omitted = new Set<Tag>()
  isTooDeep = false
  readonly #stack: Opened[] = []
  readonly #delimiters: Delimiters
  readonly #report: Report

  constructor(delimiters: Delimiters, report: Report) {
    this.#delimiters = delimiters
    this.#report = report
  }

  open(tag: Tag): void {
    this.#stack.push({ tag, depth: (this.#stack.at(-1)?.depth ?? 0) + 1, hasElse: false })
    this.#checkDepth(tag)
  }

  else(tag: Tag): void {
    const block = this.#stack.at(-1)
    if (block !== undefined && !block.hasElse && !block.tag.isSpecial) {
      block.hasElse = !tag.isSpecial
      if (tag.isSpecial) block.depth += 1
      this.#checkDepth(tag)
      return
    }
    this.omitted.add(tag)
    this.#report.add(this.#place(tag), {
      code: 'UNEXPECTED_ELSE',
      message: block === undefined ? 'an else stands outside of any block' : 'the block cannot have an else here',
      related: block && [this.#opened(block)],
    })
  }

  close(tag: Tag, index: number): void {
    const at = this.#stack.findLastIndex((block) => block.tag.name === tag.name)
    if (at === -1) {
      this.#strayClose(tag, index)
      return
    }
    const unclosed = this.#stack.splice(at).slice(1).filter(isSound)
    if (unclosed.length === 0) return
    const place = this.#report.at(this.#place(tag))
    this.#reportUnclosed(unclosed, [{ message: `the block around it, "${tag.name}", is closed here`, at: place }])
    this.closeBefore.set(index, unclosed.map((block) => block.tag.name).reverse())
  }

  end(index: number): void {
    if (this.isTooDeep) return
    const unclosed = this.#stack.filter(isSound)
    this.#reportUnclosed(unclosed)
    this.closeBefore.set(index, unclosed.map((block) => block.tag.name).reverse())
  }

  #strayClose(tag: Tag, index: number): void {
    const block = this.#stack.at(-1)
    const isSlip = block !== undefined && nearest(tag.name, [block.tag.name]) !== undefined
    this.omitted.add(tag)
    this.#report.add(this.#place(tag), {
      code: 'UNEXPECTED_CLOSE',
      message: 'the tag closes a block that is not open',
      found: this.#tagText(`/${tag.name}`),
      ...(block && { expected: this.#tagText(`/${block.tag.name}`), related: [this.#opened(block)] }),
    })
    if (!isSlip) return
    this.#stack.pop()
    this.closeBefore.set(index, [block.tag.name])
  }

  #reportUnclosed(blocks: readonly Opened[], related?: readonly RelatedPlace[]): void {
    for (const { tag } of blocks) {
      this.#report.add(this.#place(tag), {
        code: 'UNCLOSED_BLOCK',
        message: `the block "${tag.name}" is never closed`,
        expected: this.#tagText(`/${tag.name}`),
        related,
      })
    }
  }

  #checkDepth(tag: Tag): void {
    if ((this.#stack.at(-1)?.depth ?? 0) <= maxNesting) return
    this.isTooDeep = true
    this.#report.add(this.#place(tag), {
      code: 'TEMPLATE_TOO_DEEP',
      message: 'blocks are nested too deeply',
      expected: `at most ${maxNesting} in each other`,
    })
  }

  #opened(block: Opened): RelatedPlace {
    return { message: `"${block.tag.name}" is opened here`, at: this.#report.at(this.#place(block.tag)) }
  }

  #tagText(text: string): string {
    return this.#delimiters.open + text + this.#delimiters.close
  }

  #place(tag: Tag): Place {
    return this.#report.place(tag.start, tag.end)
  }
}
