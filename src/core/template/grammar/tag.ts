/** Tags: what stands between two delimiters, told apart by the first signs. */

/** `open` and `close` are those of blocks; `broken` tags are reported already and left out of what follows. */
export type TagKind = 'output' | 'partial' | 'open' | 'close' | 'else' | 'comment' | 'broken'

/** One tag: what stands between two delimiters. */
export interface Tag {
  readonly kind: TagKind
  /** Offsets of the whole tag, delimiters included. */
  readonly start: number
  readonly end: number
  /** Offsets of what is between the delimiters, without the `~` on either side. */
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly stripsBefore: boolean
  readonly stripsAfter: boolean
  /** Of `open` and `close`: what must be the same in both, also of a broken `open`. Of `else`: the helper that follows it. */
  readonly name: string
  /** Of `else`: a helper follows. Of `open`: a decorator or partial block, which cannot have an `else`. */
  readonly isSpecial: boolean
}

/** Whether a block starts with the tag, be it broken or not. */
export const opensBlock = ({ kind, name }: Tag): boolean => kind === 'open' || (kind === 'broken' && name !== '')

/** What a tag is, from its first signs. */
export function shapeOf(body: string): { kind: TagKind; name: string; isSpecial: boolean } {
  const plain = (kind: TagKind, isSpecial = false) => ({ kind, name: '', isSpecial })
  if (body.startsWith('>')) return plain('partial')
  if (body.startsWith('/')) return { kind: 'close', name: nameAt(body, 1), isSpecial: false }
  if (body.startsWith('#>') || body.startsWith('#*')) return { kind: 'open', name: nameAt(body, 2), isSpecial: true }
  if (body.startsWith('#')) return { kind: 'open', name: nameAt(body, 1), isSpecial: false }
  if (/^\^\s*$/.test(body)) return plain('else')
  if (body.startsWith('^')) return { kind: 'open', name: nameAt(body, 1), isSpecial: false }
  const otherwise = /^\s*else\b/.exec(body)
  if (otherwise !== null) {
    const name = nameAt(body, otherwise[0].length)
    return { kind: 'else', name, isSpecial: name !== '' }
  }
  return plain('output')
}

/** The first word, as Handlebars compares it: without the brackets of a literal segment. */
function nameAt(body: string, from: number): string {
  const word = /^\s*([^\s()|]*)/.exec(body.slice(from))?.[1] ?? ''
  return word.replace(/^\[(.*)\]$/, '$1')
}
