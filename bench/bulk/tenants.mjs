/** Tenants that one application is rendered for. */

/**
 * @typedef {object} Tenant
 * @property {string} name Of its Application.
 * @property {Record<string, string>} clusterFacts
 * @property {Record<string, string>} customerFacts
 */

const clusterFacts = { region: 'eu-west-1', domain: 'shops.example.org', storage: 'fast' }

/**
 * Tenants of every tier, a third of them in the beta, with versions of their own.
 *
 * @param {number} count
 * @returns {Tenant[]}
 */
export function makeTenants(count) {
  return Array.from({ length: count }, (_, index) => ({
    name: `tenant-${index}`,
    clusterFacts,
    customerFacts: {
      tier: ['free', 'team', 'business', 'business'][index % 4],
      cohort: index % 3 === 0 ? 'beta' : 'general',
      version: `2.${index % 10}.${index % 7}`,
      contact: `ops@tenant-${index}.example`,
    },
  }))
}
