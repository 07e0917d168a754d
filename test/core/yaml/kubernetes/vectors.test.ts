import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import { toExactJson } from '../../../../src/core/yaml/exact-json.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { canonicalJson, parseExactDocuments, readYamlVectors, type YamlVector } from '../../../support/vectors.ts'

/** go-yaml takes an empty collection at the start for the whole document, and what follows is never looked at. */
const dropsRest = (text: string): boolean => /^(?:\{\}|\[\])./.test(text)

/** Why our reader may refuse what Kubernetes reads: the code, and what the text or its name has to hold for it. */
const mayRefuse: Readonly<Record<string, (text: string, id: string) => boolean>> = {
  YAML_TEXT_AFTER_DOCUMENT: () => true,
  YAML_FORBIDDEN_CHARACTER: (text) => text.includes('\ufeff'),
  YAML_TAG: (text) => text.includes('!!binary'),
  YAML_TOO_DEEP: (_, id) => id.startsWith('depth/'),
  YAML_KEY: dropsRest,
  YAML_SYNTAX: dropsRest,
  YAML_UNCLOSED_QUOTE: dropsRest,
}

function judge({ id, text, isRead, documents }: YamlVector): string {
  if (text === undefined) return isRead ? 'not UTF-8, and yet read' : 'refused alike'
  const { documents: read, diagnostics } = readKubernetes(new SourceText('vector.yaml', text))
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (error) {
    if (!isRead) return 'refused alike'
    return mayRefuse[error.code]?.(text, id) ? 'refused with a reason' : `refused: ${error.code} ${error.message}`
  }
  if (!isRead) return 'read what Kubernetes does not'
  const ours = canonicalJson(read.map(toExactJson))
  const theirs = canonicalJson(parseExactDocuments(documents()))
  return ours === theirs ? 'read alike' : `read ${ours} for ${theirs}`
}

describe('readKubernetes', () => {
  it.each([
    ['yaml-scalars.ndjson', { 'read alike': 3569, 'refused alike': 1006, 'refused with a reason': 47 }],
    ['yaml-structure.ndjson', { 'read alike': 1344, 'refused alike': 1264, 'refused with a reason': 405 }],
    ['yaml-documents.ndjson', { 'read alike': 451, 'refused alike': 26, 'refused with a reason': 3 }],
  ])('reads %s as Kubernetes does, or refuses', (name, counts) => {
    const vectors = readYamlVectors(name).map((vector) => ({ id: vector.id, outcome: judge(vector) }))
    expect(vectors.filter(({ outcome }) => !Object.hasOwn(counts, outcome))).toEqual([])
    for (const [outcome, count] of Object.entries(counts)) {
      expect(vectors.filter((vector) => vector.outcome === outcome)).toHaveLength(count)
    }
  })
})
