/**
 * The parser: from tokens to the nodes of one document, with go-yaml v2's grammar.
 *
 * Depth and number of nodes are limited here, so that no text can exhaust the stack or the memory.
 */

import { limits } from '../../model/limits.ts'
import type { Flavour } from './cursor.ts'
import {
  bareItemEnds,
  contentEnds,
  flowMapKeyEnds,
  flowMapValueEnds,
  listItemEnds,
  listPairKeyEnds,
  listPairValueEnds,
  mapNodeEnds,
} from './empty-nodes.ts'
import type { AnchoredNode, EntryNode, ListNode, MapNode, ScalarNode, SyntaxNode } from './node.ts'
import {
  missingNode,
  textAfterEnd,
  tooDeep,
  tooManyNodes,
  unknownAnchor,
  wrongFlowSeparator,
  wrongIndentation,
} from './parse-problems.ts'
import { YamlProblem } from './problem.ts'
import { Scanner } from './scanner.ts'
import type { Token, TokenKind } from './token.ts'

/** A part of the text that is no value: what it is, and its offsets. */
export interface Trivia {
  readonly kind: 'comment' | 'anchor' | 'alias' | 'tag'
  readonly start: number
  readonly end: number
}

/** How a text is parsed. */
export interface ParseOptions {
  readonly flavour: Flavour
  /** Called for every part that is no value, in no particular order. */
  readonly onTrivia?: (trivia: Trivia) => void
}

/**
 * Parses the one document of a text.
 *
 * @param text Without U+0000.
 * @returns The root; undefined where the text holds nothing but white space and comments.
 * @throws YamlProblem for anything that is not YAML, for limits, and for text after the document's end.
 */
export function parseDocument(text: string, options: ParseOptions): SyntaxNode | undefined {
  return new Parser(text, options).parseDocument()
}

/** Anchor and tag that stand before a node. */
interface Properties {
  readonly anchor?: string
  readonly tag?: string
  /** The first of them, where there is any. */
  readonly start?: number
}

class Parser {
  readonly #scanner: Scanner
  readonly #flavour: Flavour
  readonly #onTrivia: ParseOptions['onTrivia']
  readonly #anchors = new Map<string, AnchoredNode>()
  #depth = 0
  #nodes = 0

  constructor(text: string, { flavour, onTrivia }: ParseOptions) {
    const onComment = onTrivia && ((start: number, end: number) => onTrivia({ kind: 'comment', start, end }))
    this.#scanner = new Scanner(text, flavour, onComment)
    this.#flavour = flavour
    this.#onTrivia = onTrivia
  }

  parseDocument(): SyntaxNode | undefined {
    const scanner = this.#scanner
    this.#passDirectives()
    let root: SyntaxNode | undefined
    if (scanner.peek().kind === 'document-start') {
      const { end } = scanner.next()
      root = contentEnds.has(scanner.peek().kind) ? this.#makeScalar(end, {}) : this.#parseNode('block')
    } else if (scanner.peek().kind !== 'stream-end') root = this.#parseNode('block')
    this.#passEnd()
    return root
  }

  #passEnd(): void {
    const scanner = this.#scanner
    let token = scanner.peek()
    while (token.kind === 'document-end') {
      scanner.next()
      token = this.#peekAfterEnd(token)
    }
    if (token.kind !== 'stream-end') throw textAfterEnd(token, this.#flavour)
  }

  /** What follows the end is not read by anyone, so it does not matter whether it is YAML. */
  #peekAfterEnd(end: Token): Token {
    try {
      return this.#scanner.peek()
    } catch (problem) {
      if (problem instanceof YamlProblem)
        throw textAfterEnd({ ...end, start: problem.offset, end: problem.offset }, this.#flavour)
      throw problem
    }
  }

  /** Kubernetes cuts directives from their document, so there they are always an error. */
  #passDirectives(): void {
    const token = this.#scanner.peek()
    if (token.kind !== 'directive') return
    if (this.#flavour === 'kubernetes') {
      throw new YamlProblem('YAML_DIRECTIVE', 'Kubernetes does not read YAML directives', token.start, {
        length: token.end - token.start,
        hint: 'remove this line',
      })
    }
    while (this.#scanner.peek().kind === 'directive') this.#scanner.next()
  }

  /** `bare`: as in a block, and a list may start at the column of the map that it is a value of. */
  #parseNode(context: 'block' | 'bare' | 'flow'): SyntaxNode {
    const scanner = this.#scanner
    if (scanner.peek().kind === 'alias') return this.#parseAlias(scanner.next())
    const properties = this.#parseProperties()
    const token = scanner.peek()
    if (token.kind === 'scalar') return this.#makeScalar(token.start, properties, scanner.next())
    if (token.kind === 'flow-list-start') return this.#parseList(properties, (items) => this.#parseFlowList(items))
    if (token.kind === 'flow-map-start') return this.#parseMap(properties, (entries) => this.#parseFlowMap(entries))
    if (context !== 'flow') {
      if (token.kind === 'block-list-start') return this.#parseList(properties, (items) => this.#parseBlockList(items))
      if (token.kind === 'block-map-start') return this.#parseMap(properties, (entries) => this.#parseBlockMap(entries))
      if (token.kind === 'block-entry' && context === 'bare') {
        return this.#parseList(properties, (items) => this.#parseBareList(items))
      }
    }
    if (properties.start !== undefined) return this.#makeScalar(token.start, properties)
    throw missingNode(token)
  }

  #parseAlias(token: Token): SyntaxNode {
    const { start, end } = token
    this.#onTrivia?.({ kind: 'alias', start, end })
    this.#countNode(start)
    const target = this.#anchors.get(token.text)
    if (target) return { kind: 'alias', target, start, end }
    throw unknownAnchor(token, [...this.#anchors.keys()])
  }

  #parseProperties(): Properties {
    let properties: Properties = {}
    for (;;) {
      const token = this.#scanner.peek()
      if (token.kind === 'anchor' && properties.anchor === undefined) properties = { ...properties, anchor: token.text }
      else if (token.kind === 'tag' && properties.tag === undefined) properties = { ...properties, tag: token.text }
      else return properties
      properties = { start: token.start, ...properties }
      this.#onTrivia?.({ kind: token.kind, start: token.start, end: token.end })
      this.#scanner.next()
    }
  }

  #makeScalar(start: number, { anchor, tag }: Properties, token?: Token): ScalarNode {
    this.#countNode(start)
    const { text, style, end } = token ?? { text: '', style: 'plain', end: start }
    const node: ScalarNode = { kind: 'scalar', text, style, tag, start, end }
    if (anchor !== undefined) this.#anchors.set(anchor, node)
    return node
  }

  #parseList({ anchor }: Properties, parseItems: (items: SyntaxNode[]) => number): ListNode {
    const { start } = this.#scanner.peek()
    const items: SyntaxNode[] = []
    const node = { kind: 'list', items, start, end: start } as const satisfies ListNode
    return this.#parseCollection(node, anchor, () => parseItems(items))
  }

  #parseMap({ anchor }: Properties, parseEntries: (entries: EntryNode[]) => number): MapNode {
    const { start } = this.#scanner.peek()
    const entries: EntryNode[] = []
    const node = { kind: 'map', entries, start, end: start } as const satisfies MapNode
    return this.#parseCollection(node, anchor, () => parseEntries(entries))
  }

  /** @param parseContent Fills the node and gives its end. */
  #parseCollection<T extends ListNode | MapNode>(
    node: T & { end: number },
    anchor: string | undefined,
    parseContent: () => number,
  ): T {
    this.#countNode(node.start)
    if (anchor !== undefined) this.#anchors.set(anchor, node)
    this.#depth += 1
    if (this.#depth > limits.depth) throw tooDeep(node.start)
    node.end = parseContent()
    this.#depth -= 1
    return node
  }

  #countNode(offset: number): void {
    this.#nodes += 1
    if (this.#nodes > limits.nodes) throw tooManyNodes(offset)
  }

  #parseBlockList(items: SyntaxNode[]): number {
    const { start } = this.#scanner.next()
    while (this.#scanner.peek().kind === 'block-entry') items.push(this.#parseItem(listItemEnds, 'block'))
    const token = this.#scanner.next()
    if (token.kind !== 'block-end') throw wrongIndentation(token, start, 'list', '"- " for the next item')
    return token.start
  }

  /** A list without indentation of its own ends where its map goes on. */
  #parseBareList(items: SyntaxNode[]): number {
    while (this.#scanner.peek().kind === 'block-entry') items.push(this.#parseItem(bareItemEnds, 'block'))
    return this.#scanner.peek().start
  }

  #parseItem(ends: ReadonlySet<TokenKind>, context: 'block' | 'bare' | 'flow'): SyntaxNode {
    const { end } = this.#scanner.next()
    return ends.has(this.#scanner.peek().kind) ? this.#makeScalar(end, {}) : this.#parseNode(context)
  }

  #parseBlockMap(entries: EntryNode[]): number {
    const scanner = this.#scanner
    const { start } = scanner.next()
    for (;;) {
      const token = scanner.peek()
      if (token.kind === 'block-end') return scanner.next().start
      if (token.kind !== 'key') throw wrongIndentation(token, start, 'map', 'a key')
      const key = this.#parseItem(mapNodeEnds, 'bare')
      const hasValue = scanner.peek().kind === 'value'
      entries.push({ key, value: hasValue ? this.#parseItem(mapNodeEnds, 'bare') : this.#makeScalar(key.end, {}) })
    }
  }

  #parseFlowMap(entries: EntryNode[]): number {
    const scanner = this.#scanner
    const { start } = scanner.next()
    while (this.#hasNext('flow-map-end', entries.length === 0, start)) {
      entries.push(this.#parsePair())
    }
    return scanner.next().end
  }

  #parseFlowList(items: SyntaxNode[]): number {
    const scanner = this.#scanner
    const { start } = scanner.next()
    while (this.#hasNext('flow-list-end', items.length === 0, start)) {
      items.push(scanner.peek().kind === 'key' ? this.#parsePairInList() : this.#parseNode('flow'))
    }
    return scanner.next().end
  }

  /** Passes the comma before anything but the first, and tells whether the bracket is still open. */
  #hasNext(end: 'flow-map-end' | 'flow-list-end', isFirst: boolean, bracketOffset: number): boolean {
    const bracket = end === 'flow-map-end' ? '}' : ']'
    let token = this.#scanner.peek()
    if (token.kind !== end && !isFirst) {
      if (token.kind !== 'flow-entry') throw wrongFlowSeparator(token, bracketOffset, bracket)
      this.#scanner.next()
      token = this.#scanner.peek()
    }
    if (token.kind === 'stream-end') throw wrongFlowSeparator(token, bracketOffset, bracket)
    return token.kind !== end
  }

  /** `[a: b]` is a list of maps with one entry each. */
  #parsePairInList(): SyntaxNode {
    return this.#parseMap({}, (entries) => {
      const { end } = this.#scanner.next()
      const isEmpty = listPairKeyEnds.has(this.#scanner.peek().kind)
      if (isEmpty) this.#scanner.next() // go-yaml drops the token that shows that the key is empty
      const key = isEmpty ? this.#makeScalar(end, {}) : this.#parseNode('flow')
      entries.push({ key, value: this.#parsePairValue(listPairValueEnds, key) })
      return this.#scanner.peek().start
    })
  }

  /** Without a token of its own, the key is all there is. */
  #parsePair(): EntryNode {
    if (this.#scanner.peek().kind === 'key') {
      const key = this.#parseItem(flowMapKeyEnds, 'flow')
      return { key, value: this.#parsePairValue(flowMapValueEnds, key) }
    }
    const key = this.#parseNode('flow')
    return { key, value: this.#makeScalar(key.end, {}) }
  }

  #parsePairValue(ends: ReadonlySet<TokenKind>, key: SyntaxNode): SyntaxNode {
    const hasValue = this.#scanner.peek().kind === 'value'
    return hasValue ? this.#parseItem(ends, 'flow') : this.#makeScalar(key.end, {})
  }
}
