/** Measures both renderers in this process and prints nanoseconds for an application of twenty objects. */
import { deepStrictEqual } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planFlagSet } from '../../dist/lib/index.js'
import { compileFlagSet } from '../flags/compile.mjs'
import { takeTurns } from '../harness/take-turns.mjs'
import { makeTenants } from './tenants.mjs'
import { prepareFlagops } from './with-flagops.mjs'
import { prepareHandlebars } from './with-handlebars.mjs'

const folder = fileURLToPath(new URL('../fixtures/tenant', import.meta.url))
const rounds = 15
const tenants = makeTenants(100)
const flagsOf = tenants.map(resolveFlags(evaluatorOf(folder)))

const flagops = await prepareFlagops(folder, tenants[0])
const handlebars = prepareHandlebars(folder)
let characters = 0
for (const [index, tenant] of tenants.entries()) {
  const ours = await flagops(tenant)
  deepStrictEqual(toObjects(ours), toObjects(handlebars(tenant, flagsOf[index])))
  characters += ours.length
}

const subject = (name, pass) => ({ name, pass, expected: characters, operations: tenants.length })
const results = await takeTurns(
  [
    subject('flagops', async () => {
      let written = 0
      for (const tenant of tenants) written += (await flagops(tenant)).length
      return written
    }),
    subject('handlebars', () => {
      let written = 0
      for (const [index, tenant] of tenants.entries()) written += handlebars(tenant, flagsOf[index]).length
      return written
    }),
  ],
  rounds,
)
process.stdout.write(JSON.stringify(results))

function toObjects(lines) {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function evaluatorOf(application) {
  const flags = join(application, 'flags')
  return planFlagSet(compileFlagSet(readdirSync(flags).map((name) => readFileSync(join(flags, name), 'utf8'))))
}

/** The peer has no flags: it is given the values. */
function resolveFlags(evaluator) {
  return ({ name, clusterFacts, customerFacts }) => {
    const context = { facts: { ...clusterFacts, ...customerFacts }, targetingKey: `customer/${name}` }
    return Object.fromEntries(evaluator.keys.map((key) => [key, evaluator.evaluate(key, context, 0).value]))
  }
}
