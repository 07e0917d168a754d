/** Evaluating in process, beside flagd-core and GrowthBook. */
import { measured } from '../flags/definitions.mjs'
import { runModule } from '../harness/processes.mjs'
import { compare, summarize } from '../harness/statistics.mjs'

/** What V8 decides differs from process to process, so samples come from several. */
const processes = 5

/** @returns {import('../harness/report.mjs').Row[]} */
export function run() {
  const module = new URL('measure.mjs', import.meta.url)
  const runs = Array.from({ length: processes }, () => runModule(module))
  return Object.keys(measured).flatMap((kind) => {
    const samplesOf = (engine) => runs.flatMap((results) => results[kind][engine])
    const ours = samplesOf('flagops')
    const beside = (name) => {
      const theirs = samplesOf(name)
      return { name, measured: summarize(theirs), ratio: compare(ours, theirs) }
    }
    const flagd = beside('flagd-core')
    const growthBook = beside('GrowthBook')
    const isMet = flagd.ratio.median <= 1 / 4 && growthBook.ratio.median < 1
    const row = { what: `evaluate: ${kind}`, measured: summarize(ours), unit: 'ns' }
    return [
      { ...row, peer: flagd, budget: '≤ 0.25 × flagd-core, < GrowthBook', isMet },
      { ...row, peer: growthBook },
    ]
  })
}
