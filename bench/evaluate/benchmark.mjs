/** Evaluating in process, beside flagd-core and GrowthBook. */
import { measured } from '../flags/definitions.mjs'
import { runModule } from '../harness/processes.mjs'
import { summarize } from '../harness/statistics.mjs'

/** What V8 decides differs from process to process, so samples come from several. */
const processes = 5

const budget = '≤ ¼ of flagd-core, < GrowthBook'

/** @returns {import('../harness/report.mjs').Row[]} */
export function run() {
  const module = new URL('measure.mjs', import.meta.url)
  const runs = Array.from({ length: processes }, () => runModule(module))
  return Object.keys(measured).flatMap((kind) => {
    const samplesOf = (engine) => summarize(runs.flatMap((results) => results[kind][engine]))
    const ours = samplesOf('flagops')
    const flagd = samplesOf('flagd-core')
    const growthBook = samplesOf('GrowthBook')
    const isMet = ours.median <= flagd.median / 4 && ours.median < growthBook.median
    const row = { what: kind, measured: ours, unit: 'ns' }
    return [
      { ...row, peer: { name: 'flagd-core', measured: flagd }, budget, isMet },
      { ...row, peer: { name: 'GrowthBook', measured: growthBook } },
    ]
  })
}
