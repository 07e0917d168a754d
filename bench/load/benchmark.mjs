/** Loading ten thousand targeted flags, beside flagd-core: time until each has been evaluated once, and heap. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFlagSet } from '../flags/compile.mjs'
import { targetedFlags } from '../flags/definitions.mjs'
import { toFlagd, toNative } from '../flags/dialects.mjs'
import { runModule } from '../harness/processes.mjs'
import { compare, summarize } from '../harness/statistics.mjs'

const count = 10_000
const filesOfOurs = 10
const rounds = 7

/** @returns {import('../harness/report.mjs').Row[]} */
export function run() {
  const folder = mkdtempSync(join(tmpdir(), 'flagops-bench-'))
  try {
    const results = loadInTurns(writeInputs(folder))
    return [
      toRow('load 10,000 compiled', results, 'compiled', 'readyMs', 150, 'ms'),
      toRow('  heap for each flag', results, 'compiled', 'readyBytes', 1_024, 'B'),
      toRow('  and each asked once', results, 'compiled', 'ms', undefined, 'ms'),
      toRow('  heap for each flag', results, 'compiled', 'bytes', undefined, 'B'),
      toRow('load 10,000 from YAML', results, 'cold', 'ms', undefined, 'ms'),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same flags as each way takes them: one compiled set, ten flag files, one flagd definition. */
function writeInputs(folder) {
  const definitions = targetedFlags(count)
  const size = count / filesOfOurs
  const texts = Array.from({ length: filesOfOurs }, (_, at) => toNative(definitions.slice(at * size, (at + 1) * size)))
  // The facts are declared once; a second declaration would be an error.
  const files = texts.map((text, index) => (index === 0 ? text : text.slice(0, text.indexOf('facts:'))))
  const write = (name, text) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  return {
    compiled: [write('compiled.json', JSON.stringify(compileFlagSet(files)))],
    cold: files.map((text, index) => write(`flags-${index}.yaml`, text)),
    'flagd-core': [write('flagd.json', toFlagd(definitions))],
  }
}

/** Loads in fresh processes, one way after the other, again and again. */
function loadInTurns(inputs) {
  const results = Object.fromEntries(Object.keys(inputs).map((way) => [way, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, files] of Object.entries(inputs)) {
      const module = new URL('load-once.mjs', import.meta.url)
      results[way].push(runModule(module, [way, String(count), ...files], ['--expose-gc']))
    }
  }
  const answers = new Set(Object.values(results).flatMap((runs) => runs.map(({ on }) => on)))
  if (answers.size !== 1 || answers.has(0)) throw new Error(`flags are on for different people: ${[...answers]}`)
  return results
}

function toRow(what, results, way, measure, limit, unit) {
  const samplesOf = (name) => results[name].map((result) => result[measure])
  const ours = samplesOf(way)
  const theirs = samplesOf('flagd-core')
  const measured = summarize(ours)
  return {
    what,
    measured,
    unit,
    peer: { name: 'flagd-core', measured: summarize(theirs), ratio: compare(ours, theirs) },
    ...(limit !== undefined && { budget: `≤ ${limit} ${unit}`, isMet: measured.median <= limit }),
  }
}
