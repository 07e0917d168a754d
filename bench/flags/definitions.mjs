/**
 * The flags that engines are compared with, as data that belongs to none of them.
 */

/**
 * A boolean flag that is off, but on for some.
 *
 * @typedef {object} Definition
 * @property {string} key
 * @property {{ kind: 'everybody' }
 *   | { kind: 'half' }
 *   | { kind: 'targeted', region: string, tiers: readonly string[] }} on
 *   For whom: all, half of all keys, or those in the region with one of the tiers.
 */

export const tiers = ['free', 'team', 'business', 'trial']

const regions = ['eu', 'us', 'ap']

/** The flags that are measured. */
export const measured = {
  boolean: { key: 'static', on: { kind: 'everybody' } },
  'two conditions': { key: 'targeted', on: { kind: 'targeted', region: 'eu', tiers: ['team', 'business'] } },
  'split 50 %': { key: 'split', on: { kind: 'half' } },
}

/**
 * Targeted flags, none like the other.
 *
 * @param {number} count
 * @returns {Definition[]}
 */
export function targetedFlags(count) {
  return Array.from({ length: count }, (_, index) => ({
    key: `feature-${index}`,
    on: {
      kind: 'targeted',
      region: `region-${index % 50}`,
      tiers: [tiers[index % tiers.length], tiers[(index + 1) % tiers.length]],
    },
  }))
}

/** Who asks: a key and two attributes each, the same at every run, in an order that no branch predictor can guess. */
export function people(count) {
  let state = 42
  const choose = (values) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return values[Math.floor((state / 2 ** 32) * values.length)]
  }
  return Array.from({ length: count }, (_, index) => ({
    key: `user-${index}`,
    region: choose(regions),
    tier: choose(tiers),
  }))
}

/** Whether a definition is on for somebody; undefined where that depends on an engine's hash. */
export function isOnFor({ on }, { region, tier }) {
  if (on.kind === 'half') return undefined
  return on.kind === 'everybody' || (on.region === region && on.tiers.includes(tier))
}
