/** A whole `flagops generate` of twenty objects, beside bare Node and beside helm with the same objects. */
import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { compare, summarize } from '../harness/statistics.mjs'
import { makeCommands, runCommand } from './commands.mjs'

const rounds = 30
const memoryRuns = 5
const objects = 20

/** @returns {import('../harness/report.mjs').Row[]} */
export function run() {
  const scratch = mkdtempSync(join(tmpdir(), 'flagops-bench-'))
  try {
    const commands = makeCommands(scratch)
    checkOutputs(commands)
    const samples = timeInTurns(Object.entries(commands).filter(([, command]) => command !== undefined))
    const memory = { warm: peaksOf(commands.warm), node: peaksOf(commands.node) }
    const beside = (ours, theirs, from = samples) => ({
      name: commands[theirs].name,
      measured: summarize(from[theirs]),
      ratio: compare(from[ours], from[theirs]),
    })
    const generate = { what: `generate: ${objects} objects, warm`, measured: summarize(samples.warm), unit: 'ms' }
    const byNode = beside('warm', 'node')
    return [
      { ...generate, peer: byNode, budget: '≤ 2 × node -e 0', isMet: byNode.ratio.median <= 2 },
      ...(commands.helm ? [{ ...generate, peer: beside('warm', 'helm') }] : []),
      { what: '  nothing cached', measured: summarize(samples.cold), unit: 'ms', peer: beside('cold', 'node') },
      ...memoryRow(memory, beside),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** Both must give the same objects; what fills the cache also warms up the disk. */
function checkOutputs({ node, warm, cold, helm }) {
  runCommand(node)
  const cached = runCommand(warm).stdout
  for (const command of [warm, cold]) deepStrictEqual(runCommand(command).stdout, cached)
  const ours = cached
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  if (ours.length !== objects) throw new Error(`generate gave ${ours.length} objects`)
  if (!helm) return console.log('helm is not on the path: left out')
  const documents = parseAllDocuments(runCommand(helm).stdout).map((document) => document.toJS())
  deepStrictEqual(byName(documents), byName(ours))
}

const byName = (list) => Object.fromEntries(list.map((object) => [`${object.kind}/${object.metadata.name}`, object]))

function timeInTurns(commands) {
  const samples = Object.fromEntries(commands.map(([key]) => [key, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [key, command] of commands) samples[key].push(runCommand(command).ms)
  }
  return samples
}

/** Peaks of memory in MB, from runs that are not timed. */
function peaksOf(command) {
  const printPeak = fileURLToPath(new URL('print-peak.cjs', import.meta.url))
  return Array.from({ length: memoryRuns }, () => {
    const { stderr } = runCommand(command, ['--require', printPeak])
    return Number(stderr.match(/^peak (\d+)$/m)?.[1] ?? Number.NaN) / 1024
  })
}

/** Nothing where the machine does not tell. */
function memoryRow(memory, beside) {
  const measured = summarize(memory.warm)
  if (Number.isNaN(measured.median)) return []
  const peer = beside('warm', 'node', memory)
  return [{ what: '  peak memory', measured, unit: 'MB', peer, budget: '≤ 60 MB', isMet: measured.median <= 60 }]
}
