/**
 * Loads flags once, in this process, and prints how long that took and what it left on the heap.
 *
 * Words: a way to load, then the files that it loads. Needs `--expose-gc`. What is timed ends when every flag has been
 * evaluated once, so nobody gains by putting work off. Reading the files is not timed: the texts are in memory.
 */
import { readFileSync } from 'node:fs'
import { FlagdCore } from '@openfeature/flagd-core'
import { planFlagSet } from '../../dist/lib/index.js'
import { compileFlagSet } from '../flags/compile.mjs'

const attributes = { region: 'region-1', tier: 'team' }

/** Each makes from texts a function that evaluates a flag. */
const ways = {
  /** What the program does with flags that it has compiled before. */
  compiled([json]) {
    return evaluateOurs(JSON.parse(json))
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
let texts = files.map((file) => readFileSync(file, 'utf8'))
global.gc()
const heapBefore = process.memoryUsage().heapUsed + texts.reduce((sum, text) => sum - text.length, 0)
const start = performance.now()
const evaluate = ways[way](texts)
let on = 0
for (const key of keys) if (evaluate(key).value === true) on += 1
const ms = performance.now() - start
texts = undefined
global.gc()
const bytes = (process.memoryUsage().heapUsed - heapBefore) / keys.length
process.stdout.write(JSON.stringify({ ms, bytes, on, last: evaluate(keys.at(-1)).value }))
