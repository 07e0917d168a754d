/**
 * The engines, each asked as its own documentation says, with contexts in its own shape made beforehand.
 *
 * An engine gives, for a flag, a pass over all people that returns for how many the flag is on. The loops are written out
 * for each engine: a shared one would see three kinds of callees and let V8 inline none of them.
 */
import { GrowthBookClient } from '@growthbook/growthbook'
import { FlagdCore } from '@openfeature/flagd-core'
import { mergeFacts, planFlagSet } from '../../dist/lib/index.js'
import { compileFlagSet } from '../flags/compile.mjs'
import { toFlagd, toGrowthBook, toNative } from '../flags/dialects.mjs'

/**
 * @typedef {(definitions: readonly import('../flags/definitions.mjs').Definition[], people: readonly object[]) =>
 *   (key: string) => () => number} Engine
 */

/** @type {Engine} */
function flagops(definitions, people) {
  const flagSet = compileFlagSet([toNative(definitions)])
  const evaluator = planFlagSet(flagSet)
  const contexts = people.map(({ key, region, tier }) => {
    const { facts } = mergeFacts([`customer/${key}`], () => ({ region, tier }), flagSet.facts)
    return { facts, targetingKey: key }
  })
  const nowMs = Date.UTC(2027, 0)
  return (key) => () => {
    let on = 0
    for (const context of contexts) if (evaluator.evaluate(key, context, nowMs).value === true) on += 1
    return on
  }
}

/** @type {Engine} */
function flagdCore(definitions, people) {
  const core = new FlagdCore()
  core.setConfigurations(toFlagd(definitions))
  const contexts = people.map(({ key, region, tier }) => ({ targetingKey: key, region, tier }))
  return (key) => () => {
    let on = 0
    for (const context of contexts) if (core.resolveBooleanEvaluation(key, false, context).value === true) on += 1
    return on
  }
}

/** @type {Engine} */
function growthBook(definitions, people) {
  const client = new GrowthBookClient().initSync({ payload: { features: toGrowthBook(definitions) } })
  const contexts = people.map(({ key, region, tier }) => ({ attributes: { id: key, region, tier } }))
  return (key) => () => {
    let on = 0
    for (const context of contexts) if (client.isOn(key, context)) on += 1
    return on
  }
}

/** By the names that reports use. */
export const engines = { flagops, 'flagd-core': flagdCore, GrowthBook: growthBook }
