import { describe, expect, it } from 'vitest'
import { grantTo, refuseUngranted } from '../../../src/app/config/access.ts'
import type { OperatorConfig } from '../../../src/app/config/operator.ts'

const app = { name: 'acme', project: 'tenants', repository: 'https://git.example.com/apps.git' }
const environments = { production: {}, staging: {} }
const rule = { environments: ['*'], identities: ['customer/*'] }

describe('grantTo', () => {
  it('grants an application nothing but itself where no rule says more', () => {
    const grant = grantTo(app, { environments })
    expect(grant.mayRead('app/tenants.acme')).toBe(true)
    expect(grant.mayRead('app/tenants.globex')).toBe(false)
    expect(grant.mayRead('customer/acme')).toBe(false)
  })

  it.each([
    { selector: { projects: ['tenants'] }, matches: true, why: 'the project is the one' },
    { selector: { projects: ['shop', 'ten*'] }, matches: true, why: 'one of the globs matches' },
    { selector: { projects: ['shop'] }, matches: false, why: 'it is another project' },
    { selector: { applications: ['globex'] }, matches: false, why: 'it is another application' },
    { selector: { repositories: ['https://git.example.com/*'] }, matches: true, why: 'the repository matches' },
    { selector: { namespaces: ['*'] }, matches: false, why: 'a bare name matches no rule that names a namespace' },
    { selector: { projects: ['tenants'], applications: ['globex'] }, matches: false, why: 'all selectors must match' },
  ])('$selector: $why', ({ selector, matches }) => {
    const config: OperatorConfig = { environments, access: [{ ...rule, ...selector }] }
    expect(grantTo(app, config).mayRead('customer/acme')).toBe(matches)
    expect(grantTo(app, config).environments).toEqual(matches ? ['production', 'staging'] : [])
  })

  it("inserts the Application's name, so that one rule serves all tenants", () => {
    const grant = grantTo(app, { environments, access: [{ ...rule, identities: ['customer/${app.name}'] }] })
    expect(grant.mayRead('customer/acme')).toBe(true)
    expect(grant.mayRead('customer/globex')).toBe(false)
  })

  it('never lets a name act as a glob', () => {
    const access = [{ ...rule, identities: ['customer/${app.name}'] }]
    expect(grantTo({ ...app, name: '*' }, { environments, access }).mayRead('customer/globex')).toBe(false)
  })

  it('says which identities are refused', () => {
    expect(refuseUngranted(['customer/acme', 'app/tenants.acme'], grantTo(app, { environments }))).toMatchObject([
      { code: 'IDENTITY_NOT_GRANTED', found: 'customer/acme' },
    ])
  })
})
