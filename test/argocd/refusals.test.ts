import { readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../support/machine.ts'
import { RpcError } from './bench/ask.ts'
import { applicationsFolder, type Bench, startBench } from './bench/bench.ts'
import { until } from './bench/server.ts'
import { workFolder } from './bench/tiers.ts'

describe('a render that argocd-cmp-server refuses', needs('argocd'), () => {
  let bench: Bench

  beforeAll(async () => {
    bench = await startBench('plugin')
  })
  afterAll(() => bench?.stop())

  /** What Argo CD shows when an application cannot be rendered. */
  async function refusal(application: string, env: Record<string, string> = {}, timeoutMs = 60_000): Promise<RpcError> {
    const answer = await bench
      .generateByPlugin({ root: application, path: '.', env, timeoutMs })
      .catch((error) => error)
    if (answer instanceof RpcError) return answer
    throw new Error(`it was rendered: ${answer}`)
  }

  it('says last, in one line, where the error of an author is, which, and what to do', async () => {
    const { message } = await refusal(join(applicationsFolder, 'broken'))
    const lines = message.split('\n')
    expect(lines[0]).toContain('`flagops generate` failed exit status 1')
    expect(lines.at(-1)).toMatch(/deployment\.yaml\.hbs:6:15\b.*\bUNKNOWN_FLAG\b.*max-replicas/)
    expect(message).not.toMatch(/^ +at /m) // no stack trace
  })

  it('is one that leaves no object', async () => {
    const { message } = await refusal(join(applicationsFolder, 'empty'))
    expect(message.split('\n').at(-1)).toMatch(/\bEMPTY_RENDER\b.*allowEmpty/)
  })

  it.each([
    { name: 'FLAGOPS_CONFIG', why: "the operator's configuration decides what may be read" },
    { name: 'FLAGOPS_SNAPSHOTS', why: 'only the exact name is allowed' },
    { name: 'FLAGOPS_', why: 'the prefix is reserved as a whole' },
  ])('is one whose plugin.env sets $name: $why', async ({ name }) => {
    const { message } = await refusal(join(applicationsFolder, 'values'), { [`ARGOCD_ENV_${name}`]: 'secret-text' })
    expect(message.split('\n').at(-1)).toMatch(new RegExp(`\\bRESERVED_ENV\\b.*\\b${name}(?!\\w)`))
    expect(message).not.toContain('secret-text')
  })

  it('is one that takes too long: it is killed, and leaves neither files nor processes', async () => {
    const slow = await mkdtemp(join(bench.folder, 'slow-'))
    await cp(join(applicationsFolder, 'values'), slow, { recursive: true })
    for (let file = 0; file < 10; file += 1) writeFileSync(join(slow, `${file}.yaml`), manyConfigMaps(file, 400))
    const temporary = join(bench.folder, 'tmp')
    const before = readdirSync(temporary)

    const { message } = await refusal(slow, {}, 700)

    expect(message).toMatch(/signal: killed|DeadlineExceeded|deadline exceeded/)
    // The client hears of its deadline at once; the server needs a moment to clean up.
    await until(10_000, () => readdirSync(workFolder(bench.folder)).length === 0 && processesIn(bench.folder) === 0)
    expect(readdirSync(temporary)).toEqual(before)
  })
})

/** Valid, and more to read than a process can read in the time that the test gives it. */
function manyConfigMaps(file: number, count: number): string {
  const data = Array.from({ length: 60 }, (_, index) => `  key-${index}: "text with an \\u00e9scape"\n`).join('')
  const documents = Array.from(
    { length: count },
    (_, index) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c-${file}-${index}\ndata:\n${data}`,
  )
  return documents.join('---\n')
}

/** How many processes work in a tree that is being rendered. */
function processesIn(folder: string): number {
  const cwdOf = (pid: string) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`)
    } catch {
      return '' // it has just ended
    }
  }
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && cwdOf(name).startsWith(workFolder(folder))).length
}
