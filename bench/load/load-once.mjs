/**
 * Loads flags once, in this process, and prints how long that took and what it left on the heap.
 *
 * Words: a way to load, then the files that it loads. Needs `--expose-gc`. Two things are told: when the set is ready to
 * answer, and when every flag has been evaluated once, so that nobody gains by putting work off. Reading the files is not
 * timed: the texts are in memory.
 */
import { readFileSync } from 'node:fs'
import { FlagdCore } from '@openfeature/flagd-core'
import { planFlagSet, shareParts } from '../../dist/lib/index.js'
import { compileFlagSet } from '../flags/compile.mjs'

const attributes = { region: 'region-1', tier: 'team' }

/** Each makes from texts a function that evaluates a flag. */
const ways = {
  /** What the program does with flags that it has compiled before. */
  compiled([json]) {
    return evaluateOurs(shareParts(JSON.parse(json)))
  },
  /** What it does with files that it has never seen. */
  cold(texts) {
    return evaluateOurs(compileFlagSet(texts))
  },
  'flagd-core'([json]) {
    const core = new FlagdCore()
    core.setConfigurations(json)
    const context = { ...attributes, targetingKey: 'user-1' }
    return (key) => core.resolveBooleanEvaluation(key, false, context)
  },
}

function evaluateOurs(flagSet) {
  const evaluator = planFlagSet(flagSet)
  const context = { facts: attributes, targetingKey: 'user-1' }
  return (key) => evaluator.evaluate(key, context, 0)
}

const [way, count, ...files] = process.argv.slice(2)
const keys = Array.from({ length: Number(count) }, (_, index) => `feature-${index}`)
const texts = files.map((file) => readFileSync(file, 'utf8'))
global.gc()
const heapBefore = process.memoryUsage().heapUsed
const start = performance.now()
const evaluate = ways[way](texts)
const readyMs = performance.now() - start
const readyBytes = heapOf()
const resumed = performance.now()
let on = 0
for (const key of keys) if (evaluate(key).value === true) on += 1
const ms = readyMs + performance.now() - resumed
const bytes = heapOf()
process.stdout.write(JSON.stringify({ readyMs, readyBytes, ms, bytes, on, last: evaluate(keys.at(-1)).value }))

/** Bytes on the heap for each flag; the texts that it was loaded from are there before and after. */
function heapOf() {
  global.gc()
  return (process.memoryUsage().heapUsed - heapBefore) / keys.length
}
