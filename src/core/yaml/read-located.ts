/**
 * Reading what we define ourselves: flag files, `flagops.yaml`, facts and configuration, as located values.
 *
 * YAML 1.2 with the core schema, and JSON, which is a part of it. One document. Aliases are followed within the limit
 * on nodes, and `<<` merges maps (a key of the map itself wins), as files for other flag systems use it.
 */

import type { Diagnostic, SourcePosition } from '../diagnostic/diagnostic.ts'
import type { JsonScalar } from '../model/json.ts'
import { limits } from '../model/limits.ts'
import { isUnsafeInteger, resolveCore } from './core-schema.ts'
import type { Located, LocatedEntry, LocatedMap, LocatedScalar } from './located.ts'
import { Descent } from './syntax/descent.ts'
import { refuseForbiddenCharacters } from './syntax/forbidden-characters.ts'
import type { MapNode, ScalarNode, SyntaxNode } from './syntax/node.ts'
import { tooManyNodes } from './syntax/parse-problems.ts'
import { parseDocument } from './syntax/parser.ts'
import { maxFindings, type PlacedText, toDiagnostic, withinLine, YamlProblem } from './syntax/problem.ts'

/** What reading a text gives. */
export interface LocatedReading {
  /** Absent for an empty text, and where nothing could be made of it. Of use only to find more problems if there are errors. */
  readonly root?: Located
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a source whose size in bytes the caller has limited. Never throws for any text. */
export function readLocated(source: PlacedText): LocatedReading {
  const base = source.text.startsWith('\ufeff') ? 1 : 0
  const diagnostics: Diagnostic[] = []
  const report = (problem: YamlProblem): void => {
    if (diagnostics.length < maxFindings) diagnostics.push(toDiagnostic(problem, source, base))
  }
  try {
    const text = source.text.slice(base)
    refuseForbiddenCharacters(text, 'core')
    const node = parseDocument(text, { flavour: 'core' })
    if (!node) return { diagnostics }
    const root = new Locator(source, base, report).locate(node)
    return { root, diagnostics }
  } catch (problem) {
    if (!(problem instanceof YamlProblem)) throw problem
    report(problem)
    return { diagnostics }
  }
}

const coreTags = new Map<string, (value: JsonScalar) => boolean>([
  ['tag:yaml.org,2002:null', (value) => value === null],
  ['tag:yaml.org,2002:bool', (value) => typeof value === 'boolean'],
  ['tag:yaml.org,2002:int', (value) => Number.isInteger(value)],
  ['tag:yaml.org,2002:float', (value) => typeof value === 'number'],
])
const textTags: ReadonlySet<string> = new Set(['!', 'tag:yaml.org,2002:str'])

/** Entries that the map itself holds, with the nodes of their keys. */
type OwnEntries = Map<string, { readonly node: SyntaxNode; readonly entry: LocatedEntry }>

class Locator {
  readonly #source: PlacedText
  readonly #base: number
  readonly #report: (problem: YamlProblem) => void
  readonly #descent = new Descent()
  #nodes = 0

  constructor(source: PlacedText, base: number, report: (problem: YamlProblem) => void) {
    this.#source = source
    this.#base = base
    this.#report = report
  }

  locate(node: SyntaxNode): Located {
    if (node.kind === 'alias') return this.#descent.throughAlias(node, () => this.locate(node.target))
    this.#nodes += 1
    if (this.#nodes > limits.nodes) throw tooManyNodes(node.start)
    if (node.kind === 'scalar') return this.#scalar(node)
    return this.#descent.nested(node, () =>
      node.kind === 'map'
        ? this.#map(node)
        : {
            kind: 'list',
            items: node.items.map((item) => this.locate(item)),
            at: this.#at(node),
            length: this.#length(node),
          },
    )
  }

  #at({ start }: SyntaxNode): SourcePosition {
    return this.#source.positionAt(this.#base + start)
  }

  #length({ start, end }: SyntaxNode): number {
    return withinLine(this.#source.text, this.#base + start, end - start)
  }

  #scalar(node: ScalarNode): LocatedScalar {
    const isQuoted = node.style !== 'plain'
    return {
      kind: 'scalar',
      value: this.#value(node, isQuoted),
      text: node.text,
      isQuoted,
      at: this.#at(node),
      length: this.#length(node),
    }
  }

  #value(node: ScalarNode, isQuoted: boolean): JsonScalar {
    const { tag, text } = node
    if (tag === undefined ? isQuoted : textTags.has(tag)) return text
    const value = resolveCore(text)
    if (tag !== undefined && !coreTags.get(tag)?.(value)) this.#report(wrongTag(node, tag))
    else if (typeof value === 'number') this.#checkNumber(node, value)
    return value
  }

  #checkNumber(node: ScalarNode, value: number): void {
    const length = node.end - node.start
    if (!Number.isFinite(value)) {
      this.#report(
        new YamlProblem('YAML_NOT_JSON', 'this is not a finite number', node.start, {
          length,
          expected: 'a number between -1.8e308 and 1.8e308',
          hint: 'quote it if it is meant as text',
        }),
      )
    } else if (isUnsafeInteger(node.text)) {
      this.#report(
        new YamlProblem('UNSAFE_INTEGER', 'this integer is too large to be kept exactly', node.start, {
          length,
          expected: 'an integer between -(2^53 - 1) and 2^53 - 1',
          hint: 'quote it to keep it as text',
        }),
      )
    }
  }

  #map(node: MapNode): LocatedMap {
    const own: OwnEntries = new Map()
    const merged: SyntaxNode[] = []
    for (const { key, value } of node.entries) {
      if (isMerge(key)) merged.push(...(value.kind === 'list' ? value.items : [value]))
      else this.#add(own, key, value)
    }
    const entries = [...own.values()].map(({ entry }) => entry)
    if (merged.length > 0) this.#merge(merged, entries)
    if (entries.length > limits.keysPerMap) {
      throw new YamlProblem('YAML_TOO_MANY_KEYS', 'the map holds too many keys', node.start, {
        expected: `at most ${limits.keysPerMap}`,
      })
    }
    return { kind: 'map', entries, at: this.#at(node), length: this.#length(node) }
  }

  /** Adds entries of other maps, for keys that are not there yet. */
  #merge(sources: readonly SyntaxNode[], entries: LocatedEntry[]): void {
    const names = new Set(entries.map(({ name }) => name))
    for (const source of sources) {
      for (const entry of this.#mergedEntries(source)) {
        if (!names.has(entry.name)) entries.push(entry)
        names.add(entry.name)
      }
    }
  }

  /** The first of two equal keys stays. */
  #add(entries: OwnEntries, keyNode: SyntaxNode, valueNode: SyntaxNode): void {
    const key = this.locate(keyNode)
    const value = this.locate(valueNode)
    if (key.kind !== 'scalar' || (key.value === null && !key.isQuoted)) {
      this.#report(
        new YamlProblem('YAML_KEY', 'this cannot be a key', keyNode.start, {
          length: keyNode.end - keyNode.start,
          found: key.kind === 'scalar' ? 'nothing' : `a ${key.kind}`,
          expected: 'text',
          hint: 'quote it if it is meant as text',
        }),
      )
      return
    }
    const earlier = entries.get(key.text)
    if (earlier) this.#report(duplicateKey(keyNode, earlier.node))
    else entries.set(key.text, { node: keyNode, entry: { key, name: key.text, value } })
  }

  #mergedEntries(source: SyntaxNode): readonly LocatedEntry[] {
    const located = this.locate(source)
    if (located.kind === 'map') return located.entries
    this.#report(
      new YamlProblem('YAML_MERGE', '"<<" merges maps only', source.start, {
        length: source.end - source.start,
        found: located.kind === 'list' ? 'a list' : 'a single value',
        expected: 'a map, an alias of one, or a list of these',
      }),
    )
    return []
  }
}

function isMerge(key: SyntaxNode): boolean {
  return key.kind === 'scalar' && key.text === '<<' && key.style === 'plain' && key.tag === undefined
}

function wrongTag(node: ScalarNode, tag: string): YamlProblem {
  const name = tag.replace('tag:yaml.org,2002:', '!!')
  const message = coreTags.has(tag) ? `the tag ${name} does not fit its value` : `the tag ${name} means nothing here`
  return new YamlProblem('YAML_TAG', message, node.start, { length: node.end - node.start, hint: 'remove the tag' })
}

function duplicateKey(key: SyntaxNode, earlier: SyntaxNode): YamlProblem {
  return new YamlProblem('DUPLICATE_KEY', 'the map holds this key already', key.start, {
    length: key.end - key.start,
    related: { message: 'the key stands here first', offset: earlier.start },
  })
}
