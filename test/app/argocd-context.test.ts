import { describe, expect, it } from 'vitest'
import { readArgoContext } from '../../src/app/argocd-context.ts'

describe('readArgoContext', () => {
  it('gives what Argo CD told, by the names that templates use', () => {
    const { context, diagnostics } = readArgoContext({
      ARGOCD_APP_NAME: 'shop',
      ARGOCD_APP_NAMESPACE: 'tenants',
      ARGOCD_APP_PROJECT_NAME: 'default',
      ARGOCD_APP_REVISION: 'abc',
      ARGOCD_APP_SOURCE_PATH: 'apps/shop',
      ARGOCD_APP_SOURCE_REPO_URL: 'https://git.example.com/apps',
      ARGOCD_APP_SOURCE_TARGET_REVISION: 'main',
      KUBE_VERSION: '1.36.1',
      KUBE_API_VERSIONS: 'v1,apps/v1',
      ARGOCD_ENV_REGION: 'eu',
      HOME: '/root',
    })
    expect(diagnostics).toEqual([])
    expect(context.app).toEqual({
      name: 'shop',
      destinationNamespace: 'tenants',
      project: 'default',
      revision: 'abc',
      path: 'apps/shop',
      repository: 'https://git.example.com/apps',
      targetRevision: 'main',
    })
    expect(context.kube).toEqual({ version: '1.36.1', apiVersions: ['v1', 'apps/v1'] })
    expect([...context.env]).toEqual([['REGION', 'eu']])
  })

  it('splits the namespace off a name', () => {
    const { context } = readArgoContext({ ARGOCD_APP_NAME: 'team-a_shop' })
    expect(context.app).toEqual({ name: 'shop', namespace: 'team-a' })
  })

  it.each([
    { text: undefined, names: [], why: 'there is no plugin block' },
    { text: 'null', names: [], why: 'Argo CD writes null for no parameters' },
    { text: '[{"name":"a","string":"1"},{"name":"b","array":["x"]}]', names: ['a', 'b'], why: 'strings and lists' },
    { text: '[{"name":"__proto__","map":{"constructor":"x"}}]', names: ['__proto__'], why: 'any name is just a name' },
  ])('reads parameters where $why', ({ text, names }) => {
    const { context, diagnostics } = readArgoContext({ ARGOCD_APP_PARAMETERS: text })
    expect(diagnostics).toEqual([])
    expect([...context.parameters.keys()]).toEqual(names)
  })

  it.each(['{', '{}', '[1]', '[{"string":"x"}]'])('refuses parameters that are %s', (text) => {
    expect(readArgoContext({ ARGOCD_APP_PARAMETERS: text }).diagnostics).toMatchObject([{ code: 'ARGOCD_PARAMETERS' }])
  })

  it('takes a snapshot from plugin.env and refuses every other reserved variable', () => {
    const { context, diagnostics } = readArgoContext({
      ARGOCD_ENV_FLAGOPS_SNAPSHOT: 'abc',
      ARGOCD_ENV_FLAGOPS_SERVER: 'https://elsewhere.example.com',
    })
    expect(context.snapshot).toBe('abc')
    expect(diagnostics).toMatchObject([{ code: 'RESERVED_ENV', found: 'FLAGOPS_SERVER' }])
    expect(context.env.has('FLAGOPS_SERVER')).toBe(false)
  })
})
