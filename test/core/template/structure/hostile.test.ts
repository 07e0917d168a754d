import { afterEach, describe, expect, it, vi } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import { fillSkeleton } from '../../../../src/core/template/structure/fill.ts'
import type { Skeleton } from '../../../../src/core/template/structure/form.ts'
import { compileSkeleton } from '../../../../src/core/template/structure/skeleton.ts'
import { type ExactJson, toExactJson } from '../../../../src/core/yaml/exact-json.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { makeHoledText } from '../../../support/holed-text.ts'
import {
  canonicalJson,
  type HostileContext,
  type HostileValue,
  parseExactDocuments,
  readHostileContexts,
  readHostileValues,
} from '../../../support/vectors.ts'

const { marker, contexts } = readHostileContexts()
const values = readHostileValues()

type Fill = typeof fillSkeleton

/** What is wrong with a value in a context: nothing, if it arrives unchanged or is refused for a stated reason. */
function judge(context: HostileContext, skeleton: Skeleton, { value, isWellFormed }: HostileValue, fill: Fill): string {
  const { holes } = makeHoledText(context.template, { value })
  const { manifests, diagnostics } = fill(skeleton, holes)
  const wanted = expectedDocuments(context, value)
  if (diagnostics.length > 0) return mayBeRefused(context, value, isWellFormed, wanted) ? '' : diagnostics[0]!.code
  if (!isWellFormed && context.expect !== 'unchanged') return 'half a character came through'
  const read = manifests.map(({ json }) => readAgain(json))
  return wanted !== undefined && read.join('\n') === wanted ? '' : `became ${read.join('\n')}`
}

function readAgain(json: string): string {
  if (!json.startsWith('{') || json.includes('\n')) return `not one JSON object in one line: ${json}`
  const { documents, diagnostics } = readKubernetes(new SourceText('output.json', json))
  return diagnostics.length > 0 ? `unreadable: ${diagnostics[0]!.message}` : documents.map(canonical).join('\n')
}

const canonical = (node: Parameters<typeof toExactJson>[0]): string => canonicalJson(toExactJson(node))

/** Canonical JSON of the documents, one a line; undefined where the value makes a key that the map has already. */
function expectedDocuments({ expect: kind, decoded, places }: HostileContext, value: string): string | undefined {
  const documents = parseExactDocuments(JSON.stringify(decoded))
  if (kind === 'key') {
    for (const { document, path, prefix, suffix } of places) {
      const map = path.reduce<ExactJson>(
        (node, step) => (node as Record<string, ExactJson>)[step]!,
        documents[document]!,
      )
      if (!renameKey(map as Record<string, ExactJson>, prefix + marker + suffix, prefix + value + suffix))
        return undefined
    }
  }
  return documents.map((document) => canonicalJson(document).replaceAll(marker, () => inJson(value))).join('\n')
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

function renameKey(map: Record<string, ExactJson>, from: string, to: string): boolean {
  if (Object.hasOwn(map, to)) return false
  const value = map[from]!
  delete map[from]
  Object.defineProperty(map, to, { value, enumerable: true }) // plain assignment would lose "__proto__"
  return true
}

const longestKey = 1024

function mayBeRefused(
  context: HostileContext,
  value: string,
  isWellFormed: boolean,
  wanted: string | undefined,
): boolean {
  if (!isWellFormed) return true
  return context.expect === 'key' && (wanted === undefined || JSON.stringify(value).length > longestKey / 6)
}

function compile(context: HostileContext): Skeleton | undefined {
  return compileSkeleton(makeHoledText(context.template, { value: marker })).skeleton
}

/** The first value of each context that goes wrong. */
function findFailures(fill: Fill): string[] {
  return contexts.flatMap((context) => {
    if (context.expect === 'error') return []
    const skeleton = compile(context)
    if (!skeleton) return [`${context.id}: does not compile`]
    for (const value of values) {
      const problem = judge(context, skeleton, value, fill)
      if (problem !== '') return [`${context.id}, ${value.id}: ${problem.slice(0, 200)}`]
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
  it.each<{ name: string; escape: (text: string) => string }>([
    { name: 'writes the text as it is', escape: raw },
    {
      name: 'escapes quotes and not backslashes',
      escape: (text) => text.replaceAll('"', '\\"').replaceAll('\n', '\\n'),
    },
    { name: 'doubles single quotes', escape: (text) => text.replaceAll("'", "''") },
    { name: 'is what JSON has: control characters beyond ASCII stay', escape: json },
    { name: 'escapes slashes', escape: (text) => json(text).replaceAll('/', '\\/') },
    {
      name: 'leaves line and paragraph separators',
      escape: (text) => json(text).replace(/[\x7f-\xa0\ufeff\ufffe\uffff]/g, unicodeEscape),
    },
    { name: 'escapes halves of characters', escape: (text) => json(text).replace(/[\x7f-\uffff]/g, unicodeEscape) },
    { name: 'trims', escape: (text) => json(text.trim()) },
    { name: 'normalises', escape: (text) => json(text.normalize('NFC')).replace(/[\x7f-\xa0]/g, unicodeEscape) },
  ])('notices an encoder that $name', async ({ escape }) => {
    vi.doMock('../../../../src/core/yaml/json-text.ts', async (importOriginal) => ({
      ...(await importOriginal<typeof import('../../../../src/core/yaml/json-text.ts')>()),
      escapeText: escape,
      quote: (text: string) => `"${escape(text)}"`,
    }))
    vi.resetModules()
    const broken = await import('../../../../src/core/template/structure/fill.ts')
    expect(findFailures(broken.fillSkeleton)).not.toEqual([])
  })
})

const unicodeEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
