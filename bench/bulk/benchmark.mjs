/** Rendering an application of twenty objects for many tenants in one process, on one core. */
import { runModule } from '../harness/processes.mjs'
import { compare, summarize } from '../harness/statistics.mjs'

const processes = 3
const budgetPerSecond = 2_000

/** @returns {import('../harness/report.mjs').Row[]} */
export function run() {
  const module = new URL('measure.mjs', import.meta.url)
  const runs = Array.from({ length: processes }, () => runModule(module))
  const perSecond = (name) => runs.flatMap((results) => results[name].map((ns) => 1e9 / ns))
  const ours = perSecond('flagops')
  const theirs = perSecond('handlebars')
  const measured = summarize(ours)
  return [
    {
      what: 'bulk: applications of 20 objects',
      measured,
      unit: '/s',
      peer: { name: 'Handlebars + yaml', measured: summarize(theirs), ratio: compare(ours, theirs) },
      budget: `≥ ${budgetPerSecond.toLocaleString('en-US')} /s`,
      isMet: measured.median >= budgetPerSecond,
    },
  ]
}
