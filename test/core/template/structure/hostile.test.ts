import { afterEach, describe, expect, it, vi } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import type { Hole } from '../../../../src/core/template/hole.ts'
import { fillSkeleton } from '../../../../src/core/template/structure/fill.ts'
import type { Skeleton } from '../../../../src/core/template/structure/form.ts'
import { compileSkeleton } from '../../../../src/core/template/structure/skeleton.ts'
import type { ExactJson } from '../../../../src/core/yaml/exact-json.ts'
import type { KubernetesNode } from '../../../../src/core/yaml/kubernetes/node.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { makeHoledText } from '../../../support/holed-text.ts'
import {
  type HostileContext,
  type HostileValue,
  readHostileContexts,
  readHostileValues,
} from '../../../support/vectors.ts'

const { marker, contexts } = readHostileContexts()
const values = readHostileValues()

type Fill = typeof fillSkeleton

/** A context, compiled once for all values. */
interface Compiled {
  readonly context: HostileContext
  readonly skeleton: Skeleton
  readonly holes: readonly Hole[]
}

function compile(context: HostileContext): Compiled {
  const holed = makeHoledText(context.template, { value: marker })
  const { skeleton } = compileSkeleton(holed)
  if (!skeleton) throw new Error(`the context ${context.id} does not compile`)
  return { context, skeleton, holes: holed.holes }
}

/** What is wrong with a value in a context: nothing, if it arrives unchanged or is refused for a stated reason. */
function judge({ context, skeleton, holes }: Compiled, { value, isWellFormed }: HostileValue, fill: Fill): string {
  const { manifests, diagnostics } = fill(
    skeleton,
    holes.map((hole) => ({ ...hole, value })),
  )
  const wanted = expectedDocuments(context, value)
  if (diagnostics.length > 0) return mayBeRefused(context, value, isWellFormed, wanted) ? '' : diagnostics[0]!.code
  if (!isWellFormed && context.expect !== 'unchanged') return 'half a character came through'
  if (wanted === undefined) return 'a key came twice'
  if (manifests.length !== wanted.length) return `became ${manifests.length} documents`
  return manifests.map(({ json }, index) => compare(json, wanted[index]!)).join('')
}

function compare(json: string, wanted: ExactJson): string {
  if (!json.startsWith('{') || json.includes('\n')) return `not one JSON object in one line: ${json}`
  const { documents, diagnostics } = readKubernetes(new SourceText('output.json', json))
  if (diagnostics.length > 0) return `unreadable: ${diagnostics[0]!.message}`
  return documents.length === 1 && isSame(documents[0]!, wanted) ? '' : `became ${json}`
}

function isSame(node: KubernetesNode, wanted: ExactJson): boolean {
  if (node.kind === 'scalar') return node.value === wanted
  if (typeof wanted !== 'object' || wanted === null) return false
  if (node.kind === 'list') return hasSameItems(node.items, Object.values(wanted)) && Array.isArray(wanted)
  const names = node.entries.map(({ name }) => name)
  const children = node.entries.map(({ value }) => value)
  const isComplete = Object.keys(wanted).length === names.length && names.every((name) => Object.hasOwn(wanted, name))
  return (
    isComplete &&
    hasSameItems(
      children,
      names.map((name) => (wanted as Record<string, ExactJson>)[name]!),
    )
  )
}

function hasSameItems(items: readonly KubernetesNode[], wanted: readonly ExactJson[]): boolean {
  return items.length === wanted.length && items.every((item, index) => isSame(item, wanted[index]!))
}

type Collection = Record<string | number, ExactJson>

/** The documents with the value in its places; undefined where it makes a key that the map has already. */
function expectedDocuments({ expect: kind, decoded, places }: HostileContext, value: string): ExactJson[] | undefined {
  const documents: ExactJson[] = structuredClone(decoded).filter((document) => document !== null) as ExactJson[]
  for (const { document, path, prefix, suffix } of places) {
    const parents = kind === 'key' ? path : path.slice(0, -1)
    const parent = parents.reduce<ExactJson>(
      (node, step) => (node as Collection)[step]!,
      documents[document]!,
    ) as Collection
    if (kind === 'exact') parent[path.at(-1)!] = prefix + value + suffix
    else if (!renameKey(parent, prefix + marker + suffix, prefix + value + suffix)) return undefined
  }
  return documents
}

function renameKey(map: Collection, from: string, to: string): boolean {
  if (Object.hasOwn(map, to)) return false
  const value = map[from]!
  delete map[from]
  Object.defineProperty(map, to, { value, enumerable: true }) // plain assignment would lose "__proto__"
  return true
}

const longestKey = 1024

function mayBeRefused(context: HostileContext, value: string, isWellFormed: boolean, wanted: unknown): boolean {
  if (!isWellFormed) return true
  return context.expect === 'key' && (wanted === undefined || JSON.stringify(value).length > longestKey / 6)
}

const compiled = contexts.filter(({ expect: kind }) => kind !== 'error').map(compile)

/** The first value of each context that goes wrong. */
function findFailures(fill: Fill): string[] {
  return compiled.flatMap((context) => {
    for (const value of values) {
      const problem = judge(context, value, fill)
      if (problem !== '') return [`${context.context.id}, ${value.id}: ${problem.slice(0, 200)}`]
    }
    return []
  })
}

describe('hostile values', () => {
  it('keep the structure of every context and arrive unchanged', () => {
    expect(findFailures(fillSkeleton)).toEqual([])
  })

  it.each(contexts.filter(({ expect: kind }) => kind === 'error'))('may not stand here at all: $about', (context) => {
    const { skeleton, diagnostics } = compileSkeleton(makeHoledText(context.template, { value: marker }))
    expect(skeleton).toBeUndefined()
    expect(diagnostics[0]).toMatchObject({ severity: 'error', at: { file: 'template.yaml.hbs' } })
  })
})

describe('the test of hostile values', () => {
  afterEach(() => {
    vi.doUnmock('../../../../src/core/yaml/json-text.ts')
    vi.resetModules()
  })

  const raw = (text: string): string => text
  const json = (text: string): string => JSON.stringify(text).slice(1, -1)
  it.each<{ name: string; encode: (text: string) => string }>([
    { name: 'writes the text as it is', encode: raw },
    {
      name: 'escapes quotes and not backslashes',
      encode: (text) => text.replaceAll('"', '\\"').replaceAll('\n', '\\n'),
    },
    { name: 'doubles single quotes', encode: (text) => text.replaceAll("'", "''") },
    { name: 'is what JSON has: control characters beyond ASCII stay', encode: json },
    { name: 'escapes slashes', encode: (text) => json(text).replaceAll('/', '\\/') },
    {
      name: 'leaves line and paragraph separators',
      encode: (text) => json(text).replace(/[\x7f-\xa0\ufeff\ufffe\uffff]/g, unicodeEscape),
    },
    { name: 'escapes halves of characters', encode: (text) => json(text).replace(/[\x7f-\uffff]/g, unicodeEscape) },
    { name: 'trims', encode: (text) => json(text.trim()) },
    { name: 'normalises', encode: (text) => json(text.normalize('NFC')).replace(/[\x7f-\xa0]/g, unicodeEscape) },
  ])('notices an encoder that $name', async ({ encode }) => {
    vi.doMock('../../../../src/core/yaml/json-text.ts', async (importOriginal) => ({
      ...(await importOriginal<typeof import('../../../../src/core/yaml/json-text.ts')>()),
      escapeText: encode,
      quote: (text: string) => `"${encode(text)}"`,
    }))
    vi.resetModules()
    const broken = await import('../../../../src/core/template/structure/fill.ts')
    expect(findFailures(broken.fillSkeleton)).not.toEqual([])
  })
})

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
