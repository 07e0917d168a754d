/** Definitions in the languages of the engines. Each says the same, as a user of that engine would write it. */

/** @typedef {import('./definitions.mjs').Definition} Definition */

/**
 * As a flag file of ours.
 *
 * @param {readonly Definition[]} definitions
 */
export function toNative(definitions) {
  const flags = definitions.map(({ key, on }) => `  ${key}:\n    type: boolean\n${nativeRules(on)}`)
  return `flags:\n${flags.join('')}facts:\n  region: { type: string, default: none }\n  tier: { type: string, default: free }\n`
}

function nativeRules(on) {
  switch (on.kind) {
    case 'everybody':
      return '    default: on\n'
    case 'half':
      return '    default: off\n    rules:\n      - split: { on: 50, off: 50 }\n'
    case 'targeted':
      return `    default: off\n    rules:\n      - when: facts.region == "${on.region}" && facts.tier in ${JSON.stringify(on.tiers)}\n        serve: on\n`
  }
}

/**
 * As flagd's JSON.
 *
 * @param {readonly Definition[]} definitions
 */
export function toFlagd(definitions) {
  const flags = definitions.map(({ key, on }) => [
    key,
    {
      state: 'ENABLED',
      variants: { on: true, off: false },
      defaultVariant: on.kind === 'everybody' ? 'on' : 'off',
      ...(on.kind !== 'everybody' && { targeting: flagdTargeting(on) }),
    },
  ])
  return JSON.stringify({ flags: Object.fromEntries(flags) })
}

function flagdTargeting(on) {
  if (on.kind === 'half')
    return {
      fractional: [
        ['on', 50],
        ['off', 50],
      ],
    }
  const conditions = [{ '==': [{ var: 'region' }, on.region] }, { in: [{ var: 'tier' }, on.tiers] }]
  return { if: [{ and: conditions }, 'on', 'off'] }
}

/**
 * As GrowthBook's features.
 *
 * @param {readonly Definition[]} definitions
 */
export function toGrowthBook(definitions) {
  const features = definitions.map(({ key, on }) => [
    key,
    { defaultValue: on.kind === 'everybody', ...(on.kind !== 'everybody' && { rules: [growthBookRule(on)] }) },
  ])
  return Object.fromEntries(features)
}

function growthBookRule(on) {
  if (on.kind === 'half') return { force: true, coverage: 0.5, hashAttribute: 'id' }
  return { force: true, condition: { region: on.region, tier: { $in: on.tiers } } }
}
