/**
 * From syntax nodes to what Kubernetes makes of them: scalars resolved, keys as text, aliases and merges expanded.
 *
 * Rules: go-yaml v2, `decode.go`, then sigs.k8s.io/yaml. Merges take effect where they stand in the text, and later
 * entries win over earlier ones. What cannot be JSON is refused only where it survives, as there.
 */

import { limits } from '../../model/limits.ts'
import { Descent } from '../syntax/descent.ts'
import type { EntryNode, MapNode, ScalarNode, SyntaxNode } from '../syntax/node.ts'
import { tooManyNodes } from '../syntax/parse-problems.ts'
import { YamlProblem } from '../syntax/problem.ts'
import { keyIdentity, keyText } from './key-text.ts'
import type { KubernetesEntry, KubernetesMap, KubernetesNode, KubernetesScalar } from './node.ts'
import { type ResolvedScalar, resolvePlain, resolveTagged } from './resolve-scalar.ts'

const mergeTag = 'tag:yaml.org,2002:merge'

/** Entries of a map under construction, by the identity of their keys. */
type Entries = Map<string, { readonly key: SyntaxNode; readonly resolved: ResolvedScalar; readonly value: Draft }>
type Draft =
  | { readonly kind: 'scalar'; readonly node: ScalarNode; readonly resolved: ResolvedScalar }
  | { readonly kind: 'list'; readonly node: SyntaxNode; readonly items: readonly Draft[] }
  | { readonly kind: 'map'; readonly node: SyntaxNode; readonly entries: Entries }

/** Counts over all documents of a file, so that the limit holds for the file. */
export interface NodeBudget {
  left: number
}

/**
 * Makes the tree of one document.
 *
 * @param base      Offset of the document's text in the source.
 * @param onWarning Called for keys that are given twice; Kubernetes takes the last.
 * @throws YamlProblem for what Kubernetes refuses, for limits, and for keys of which it would take one at random.
 */
export function constructDocument(
  root: SyntaxNode,
  base: number,
  budget: NodeBudget,
  onWarning: (problem: YamlProblem) => void,
): KubernetesNode {
  return settle(new Constructor(budget, onWarning).construct(root), base)
}

class Constructor {
  readonly #budget: NodeBudget
  readonly #onWarning: (problem: YamlProblem) => void
  readonly #descent = new Descent()
  readonly #warned = new Set<SyntaxNode>()
  /** go-yaml's measure against alias bombs: nodes decoded (the document is one), and those of them inside aliases. */
  #decoded = 1
  #decodedInAliases = 0

  constructor(budget: NodeBudget, onWarning: (problem: YamlProblem) => void) {
    this.#budget = budget
    this.#onWarning = onWarning
  }

  construct(node: SyntaxNode): Draft {
    this.#count(node)
    switch (node.kind) {
      case 'alias':
        return this.#descent.throughAlias(node, () => this.construct(node.target))
      case 'scalar':
        return { kind: 'scalar', node, resolved: resolveScalar(node) }
      case 'list':
        return this.#descent.nested(node, () => ({
          kind: 'list',
          node,
          items: node.items.map((item) => this.construct(item)),
        }))
      case 'map': {
        const entries: Entries = new Map()
        return this.#descent.nested(node, () => {
          this.#fill(node, entries)
          return { kind: 'map', node, entries }
        })
      }
    }
  }

  #fill(node: MapNode, entries: Entries): void {
    const own = new Map<string, SyntaxNode>()
    for (const entry of node.entries) {
      if (isMerge(entry.key)) this.#merge(entry.value, entries)
      else this.#add(entry, entries, own)
    }
  }

  #add({ key, value }: EntryNode, entries: Entries, own: Map<string, SyntaxNode>): void {
    const draft = this.construct(key)
    if (draft.kind !== 'scalar') throw badKey(key, draft.kind === 'map' ? 'a map' : 'a list')
    const isNotANumber = Number.isNaN(draft.resolved.value)
    const identity = keyIdentity(draft.resolved) + (isNotANumber ? ` ${entries.size}` : '')
    const earlier = own.get(identity)
    if (earlier) this.#warn(key, earlier)
    own.set(identity, key)
    entries.set(identity, { key, resolved: draft.resolved, value: this.construct(value) })
    if (entries.size > limits.keysPerMap) throw tooManyKeys(key)
  }

  #warn(key: SyntaxNode, earlier: SyntaxNode): void {
    if (this.#warned.has(key)) return // a map that is used through an alias is built more than once
    this.#warned.add(key)
    const problem = new YamlProblem(
      'DUPLICATE_KEY',
      'the map holds this key already; Kubernetes takes the last',
      key.start,
      {
        length: key.end - key.start,
        related: { message: 'the key stands here first', offset: earlier.start },
      },
    )
    this.#onWarning(problem)
  }

  #merge(node: SyntaxNode, entries: Entries): void {
    // the first map of a list wins, so it goes last
    const sources = node.kind === 'list' ? [...node.items].reverse() : [node]
    for (const source of sources) this.#mergeOne(source, entries)
  }

  #mergeOne(source: SyntaxNode, entries: Entries): void {
    const map = source.kind === 'alias' ? source.target : source
    if (map.kind !== 'map') {
      throw new YamlProblem('YAML_MERGE', '"<<" merges maps only', source.start, {
        length: source.end - source.start,
        found: map.kind === 'list' ? 'a list' : 'a single value',
        expected: 'a map, an alias of one, or a list of these',
      })
    }
    this.#count(source)
    const fill = (): void => this.#descent.nested(map, () => this.#fill(map, entries))
    if (source.kind === 'map') fill()
    else {
      this.#descent.throughAlias(source, () => {
        this.#count(map)
        fill()
      })
    }
  }

  #count(node: SyntaxNode): void {
    this.#budget.left -= 1
    if (this.#budget.left < 0) throw tooManyNodes(node.start)
    this.#decoded += 1
    if (this.#descent.isInAlias) this.#decodedInAliases += 1
    // go-yaml lowers the share from 400,000 nodes on, which is beyond our own limit
    if (this.#decodedInAliases > 100 && this.#decoded > 1000 && this.#decodedInAliases / this.#decoded > 0.99) {
      throw new YamlProblem(
        'YAML_EXCESSIVE_ALIASES',
        'nearly everything in this document comes from aliases',
        node.start,
        {
          hint: 'Kubernetes refuses this; write the values out',
        },
      )
    }
  }
}

function resolveScalar(node: ScalarNode): ResolvedScalar {
  const { text, tag, style } = node
  if (tag === undefined) return style === 'plain' ? resolvePlain(text) : { type: 'str', value: text }
  const resolved = resolveTagged(text, tag)
  if (resolved) return resolved
  const name = tag.replace('tag:yaml.org,2002:', '!!')
  throw new YamlProblem('YAML_TAG', `the tag ${name} does not fit its value`, node.start, {
    length: node.end - node.start,
    hint: name === '!!binary' ? 'write the text itself, or its base64 without a tag' : 'remove the tag',
  })
}

/** `<<` without quotes. The tag `!` counts as no tag, quoted or not. */
function isMerge(key: SyntaxNode): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false
  return key.tag === undefined ? key.style === 'plain' : key.tag === '!' || key.tag === mergeTag
}

/** Draft to tree: what JSON cannot hold is refused here, when no later entry replaced it. */
function settle(draft: Draft, base: number): KubernetesNode {
  const place = { start: base + draft.node.start, end: base + draft.node.end }
  switch (draft.kind) {
    case 'scalar':
      return settleScalar(draft.node, draft.resolved, base)
    case 'list':
      return { kind: 'list', items: draft.items.map((item) => settle(item, base)), ...place }
    case 'map':
      return settleMap(draft.entries, base, place)
  }
}

function settleMap(entries: Entries, base: number, place: { start: number; end: number }): KubernetesMap {
  const settled: KubernetesEntry[] = []
  const byName = new Map<string, SyntaxNode>()
  for (const { key, resolved, value } of entries.values()) {
    const name = keyText(resolved)
    if (name === undefined) throw badKey(key, resolved.type === 'null' ? 'nothing' : 'an integer beyond 64 bits')
    const other = byName.get(name)
    if (other) throw ambiguousKey(key, other, name)
    byName.set(name, key)
    settled.push({ name, key: keyScalar(key, resolved, base), value: settle(value, base) })
  }
  return { kind: 'map', entries: settled, ...place }
}

function settleScalar(node: ScalarNode, resolved: ResolvedScalar, base: number): KubernetesScalar {
  if (resolved.type === 'float' && !Number.isFinite(resolved.value)) {
    throw new YamlProblem('YAML_NOT_JSON', 'this is not a finite number, and JSON has no other', node.start, {
      length: node.end - node.start,
      hint: 'quote it if it is meant as text',
    })
  }
  return keyScalar(node, resolved, base)
}

function keyScalar(node: SyntaxNode, resolved: ResolvedScalar, base: number): KubernetesScalar {
  const scalar = node.kind === 'alias' ? node.target : node
  const isScalar = scalar.kind === 'scalar'
  return {
    kind: 'scalar',
    value: resolved.value,
    text: isScalar ? scalar.text : '',
    style: isScalar ? scalar.style : 'plain',
    isTagged: isScalar && scalar.tag !== undefined,
    start: base + node.start,
    end: base + node.end,
  }
}

function badKey(key: SyntaxNode, found: string): YamlProblem {
  return new YamlProblem('YAML_KEY', 'this cannot be a key', key.start, {
    length: key.end - key.start,
    found,
    expected: 'text, a number or a boolean',
    hint: 'quote it if it is meant as text',
  })
}

function ambiguousKey(key: SyntaxNode, other: SyntaxNode, name: string): YamlProblem {
  return new YamlProblem(
    'AMBIGUOUS_KEY',
    'two keys of this map become the same text, and Kubernetes takes one at random',
    key.start,
    {
      length: key.end - key.start,
      found: JSON.stringify(name),
      related: { message: 'the other one', offset: other.start },
    },
  )
}

function tooManyKeys(key: SyntaxNode): YamlProblem {
  return new YamlProblem('YAML_TOO_MANY_KEYS', 'the map holds too many keys', key.start, {
    expected: `at most ${limits.keysPerMap}`,
  })
}
