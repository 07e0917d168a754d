import { afterEach, describe, expect, it, vi } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import type { Hole } from '../../../../src/core/template/hole.ts'
import { fillSkeleton } from '../../../../src/core/template/structure/fill.ts'
import type { Skeleton } from '../../../../src/core/template/structure/form.ts'
import { compileSkeleton } from '../../../../src/core/template/structure/skeleton.ts'
import type { KubernetesNode } from '../../../../src/core/yaml/kubernetes/node.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { makeHoledText } from '../../../support/holed-text.ts'
import { expectedOf, hasThatKey } from '../../../support/hostile.ts'
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
  if (diagnostics.length > 0) return mayBeRefused(context, value, isWellFormed) ? '' : diagnostics[0]!.code
  if (!isWellFormed && context.expect !== 'unchanged') return 'half a character came through'
  const wanted = expectedOf(context, marker, value)
  if (manifests.length !== wanted.length) return `became ${manifests.length} documents`
  return manifests.map(({ json }, index) => compare(json, wanted[index]!)).join('')
}

function compare(json: string, wanted: unknown): string {
  if (!json.startsWith('{') || json.includes('\n')) return `not one JSON object in one line: ${json}`
  const { documents, diagnostics } = readKubernetes(new SourceText('output.json', json))
  if (diagnostics.length > 0) return `unreadable: ${diagnostics[0]!.message}`
  return documents.length === 1 && isSame(documents[0]!, wanted) ? '' : `became ${json}`
}

function isSame(node: KubernetesNode, wanted: unknown): boolean {
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
      names.map((name) => Object.entries(wanted).find(([key]) => key === name)![1]),
    )
  )
}

function hasSameItems(items: readonly KubernetesNode[], wanted: readonly unknown[]): boolean {
  return items.length === wanted.length && items.every((item, index) => isSame(item, wanted[index]!))
}

/** A little less than the 1,024 characters that Kubernetes reads, for what stands around the value and for escapes. */
const longestKey = 1024 / 6

function mayBeRefused(context: HostileContext, value: string, isWellFormed: boolean): boolean {
  if (!isWellFormed) return true
  return context.expect === 'key' && (hasThatKey(context, value) || JSON.stringify(value).length > longestKey)
}

const compiled = contexts.filter(({ expect: kind }) => kind !== 'error').map(compile)

/** Texts of a megabyte go through these contexts only; `test/conformance` puts them into all. */
const contextsForAll: ReadonlySet<string> = new Set(['plain', 'double-both', 'literal-middle', 'key'])
const longValue = 100_000

/** The first value that goes wrong in a context, and how. */
function findFailure(compiled: Compiled, fill: Fill): string {
  for (const value of values) {
    if (value.value.length > longValue && !contextsForAll.has(compiled.context.id)) continue
    const problem = judge(compiled, value, fill)
    if (problem !== '') return `${value.id}: ${problem.slice(0, 200)}`
  }
  return ''
}

describe('hostile values', () => {
  it.each(compiled)('keep their structure and arrive unchanged: $context.about', (context) => {
    expect(findFailure(context, fillSkeleton)).toBe('')
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
    expect(compiled.map((context) => findFailure(context, broken.fillSkeleton)).filter(Boolean)).not.toEqual([])
  })
})

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
