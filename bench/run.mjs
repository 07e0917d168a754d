/**
 * Runs benchmarks and prints what they measured beside their budgets and peers.
 *
 * `npm run bench` runs all, `npm run bench -- evaluate load` runs those; `--strict` makes a missed budget the exit code 1.
 */
import { describeMachine } from './harness/machine.mjs'
import { writeTable } from './harness/report.mjs'

const names = ['evaluate', 'load', 'generate', 'bulk']

const words = process.argv.slice(2)
const unknown = words.filter((word) => word !== '--strict' && !names.includes(word))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}\nexpected: ${names.join(', ')}, --strict`)
  process.exit(2)
}
const chosen = names.filter((name) => words.includes(name))
console.log(describeMachine())
const rows = []
for (const name of chosen.length > 0 ? chosen : names) {
  const { run } = await import(`./${name}/benchmark.mjs`)
  const started = performance.now()
  const measured = await run()
  rows.push(...measured)
  console.log(`\n${name} (${Math.round((performance.now() - started) / 1000)} s)\n${writeTable(measured)}`)
}
const missed = rows.filter(({ isMet }) => isMet === false)
console.log(`\n${missed.length === 0 ? 'every budget is met' : `${missed.length} budgets are missed`}`)
if (missed.length > 0 && words.includes('--strict')) process.exitCode = 1
