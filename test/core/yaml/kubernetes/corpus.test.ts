import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import { toExactJson } from '../../../../src/core/yaml/exact-json.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { canonicalJson, parseExactDocuments } from '../../../support/vectors.ts'

/** Folder of real manifests with `corpus-expected.ndjson`, a line `{"path", "json"}` for each file. */
const corpus = process.env.FLAGOPS_CORPUS

function skipsWithout(folder: string | undefined): boolean {
  if (folder !== undefined) return false
  const text = 'FLAGOPS_CORPUS names no folder of manifests'
  if (process.env.CI === 'true') throw new Error(`${text}; in CI nothing may be skipped`)
  console.warn(`skipped: ${text}`)
  return true
}

describe.skipIf(skipsWithout(corpus))('the corpus of real manifests', () => {
  it('is read as Kubernetes reads it, every file', () => {
    const wrong: string[] = []
    for (const line of readFileSync(join(corpus!, 'corpus-expected.ndjson'), 'utf8').split('\n').filter(Boolean)) {
      const path: string = JSON.parse(line).path
      const expected = line.slice(line.indexOf('"json":') + '"json":'.length, line.lastIndexOf('}'))
      const { documents, diagnostics } = readKubernetes(new SourceText(path, readFileSync(join(corpus!, path), 'utf8')))
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      const isEqual = canonicalJson(documents.map(toExactJson)) === canonicalJson(parseExactDocuments(expected))
      if (errors.length > 0 || !isEqual) wrong.push(path)
    }
    expect(wrong).toEqual([])
  })
})
