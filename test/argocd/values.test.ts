import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askOracle, type OracleQuestion } from '../oracle/ask-oracle.ts'
import { needs } from '../support/machine.ts'
import { applicationsFolder, type Bench, startBench } from './bench/bench.ts'

const vectorsFile = join(import.meta.dirname, '..', 'vectors', 'hostile.ndjson')

/** Most bytes of one `NAME=VALUE` that Linux gives a process, the closing NUL counted. */
const maxVariableBytes = 128 * 1024
/** Bytes of values in one render: well below what Linux gives a process in all. */
const renderBytes = 256 * 1024
/** Values in one render, so that a failure shows few of them. */
const renderValues = 100

describe('hostile values of plugin.env', needs('argocd'), () => {
  let bench: Bench

  beforeAll(async () => {
    bench = await startBench('plugin')
  })
  afterAll(() => bench?.stop())

  it('arrive unchanged in Argo CD, and change nothing but their own scalar', async () => {
    const groups = inRenders(readHostileStrings().filter(canTravel))
    let compared = 0
    for await (const answer of askOracle(rendersOf(bench, groups), 'argo')) {
      const data = Object.fromEntries(groups[compared]!.map((value, index) => [`V${index}`, value]))
      const expected = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'values' }, data }
      expect(answer).toHaveProperty('docs', [expected])
      compared += 1
    }
    expect(compared).toBe(groups.length)
  })
})

/** What argocd-cmp-server returns for each group of values, as a question to Go: what does Argo CD read from it? */
async function* rendersOf(bench: Bench, groups: readonly (readonly string[])[]): AsyncGenerator<OracleQuestion> {
  for (const [id, values] of groups.entries()) {
    const env = Object.fromEntries(values.map((value, index) => [`ARGOCD_ENV_V${index}`, value]))
    const manifests = await bench.generateByPlugin({ root: join(applicationsFolder, 'values'), path: '.', env })
    yield { id, yaml: manifests.join('\n') }
  }
}

function readHostileStrings(): string[] {
  const lines = readFileSync(vectorsFile, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const { value, repeat } = JSON.parse(line)
    return repeat ? repeat.before + repeat.text.repeat(repeat.count) + repeat.after : value
  })
}

/** A NUL ends a variable, protobuf carries whole characters only, and Linux bounds the length. */
function canTravel(value: string): boolean {
  return !value.includes('\0') && isWellFormed(value) && Buffer.byteLength(value) < maxVariableBytes - 100
}

function isWellFormed(value: string): boolean {
  return Buffer.from(value).toString() === value
}

function inRenders(values: readonly string[]): string[][] {
  const groups: string[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const value of values) {
    bytes += Buffer.byteLength(value)
    if (bytes > renderBytes || groups.at(-1)?.length === renderValues) {
      groups.push([])
      bytes = Buffer.byteLength(value)
    }
    groups.at(-1)?.push(value)
  }
  return groups
}
