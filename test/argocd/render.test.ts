import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../support/machine.ts'
import type { ApplicationRequest, PluginParameter } from './bench/ask.ts'
import { type Bench, pluginName, startBench } from './bench/bench.ts'
import type { Repository } from './bench/repository.ts'

describe('an Application, rendered by argocd-repo-server', needs('argocd', 'redis-server'), () => {
  let bench: Bench
  const repositories = new Map<string, Repository>()

  beforeAll(async () => {
    bench = await startBench('repo')
    for (const name of ['tenant', 'parameters', 'values', 'broken']) repositories.set(name, bench.repositoryOf(name))
  })
  afterAll(() => bench?.stop())

  /** An Application on one of the repositories, as the controller would ask for it. */
  function application(
    name: string,
    {
      path = '.',
      app = 'acme',
      env = {},
      parameters = [],
      ...rest
    }: Partial<ApplicationRequest> & {
      path?: string
      env?: Record<string, string>
      parameters?: PluginParameter[]
    } = {},
  ): ApplicationRequest {
    const plugin = {
      name: pluginName,
      env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
      parameters,
    }
    return { app, ...rest, source: { repoURL: repositories.get(name)!.url, path, targetRevision: 'HEAD', plugin } }
  }

  /** The objects of a render by kind, without the annotation by which Argo CD tracks them. */
  async function render(request: ApplicationRequest): Promise<Record<string, unknown>> {
    const objects = (await bench.generate(request)).map((manifest) => JSON.parse(manifest))
    for (const { metadata } of objects) delete metadata.annotations?.['argocd.argoproj.io/tracking-id']
    return Object.fromEntries(objects.map((object) => [object.kind, object]))
  }

  it("lets flags in git, facts and Argo CD's own context decide the manifests", async () => {
    expect(await render(application('tenant', { path: 'app', project: 'tenants' }))).toEqual({
      Deployment: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
          name: 'acme',
          annotations: { project: 'tenants', revision: repositories.get('tenant')?.commit, cluster: '1.36.1' },
        },
        spec: {
          replicas: 5,
          selector: { matchLabels: { app: 'acme' } },
          template: {
            metadata: { labels: { app: 'acme' } },
            spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1.10' }] },
          },
        },
      },
      Service: {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', annotations: {} },
        spec: { ports: [{ port: 80 }] },
      },
    })
  })

  it.each([
    { app: 'acme', replicas: 5, why: 'the customer pays for "business"' },
    { app: 'bolt', replicas: 3, why: 'the customer pays for "team"' },
    { app: 'cup', replicas: 1, why: 'nothing is known about the customer' },
  ])('gives $app $replicas replicas: $why', async ({ app, replicas }) => {
    expect(await render(application('tenant', { path: 'app', app }))).toMatchObject({
      Deployment: { spec: { replicas } },
    })
  })

  it('fills in parameters of all three shapes, and plugin.env', async () => {
    const parameters: PluginParameter[] = [
      { name: 'version', string: '1.10' },
      { name: 'hosts', array: ['a.example.com', 'no', ''] },
      { name: 'labels', map: { team: 'payments', tier: '007' } },
    ]
    expect(await render(application('parameters', { env: { GREETING: 'on' }, parameters }))).toMatchObject({
      ConfigMap: {
        metadata: { name: 'acme', labels: { team: 'payments', tier: '007' } },
        data: { version: '1.10', greeting: 'on', 'host-0': 'a.example.com', 'host-1': 'no', 'host-2': '' },
      },
    })
  })

  it("leaves a value of plugin.env as it is after Argo CD's own substitution", async () => {
    const env = { TEXT: '$ARGOCD_APP_NAME: "{{app.project}}" # $$HOME\n- x' }
    expect(await render(application('values', { env }))).toMatchObject({
      ConfigMap: { data: { TEXT: 'acme: "{{app.project}}" # $HOME\n- x' } },
    })
  })

  it('renders twenty Applications at once, each with its own values', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `number ${index}`)
    const renders = texts.map((text, index) =>
      render(application('values', { app: `app-${index}`, env: { TEXT: text } })),
    )
    expect(await Promise.all(renders)).toMatchObject(texts.map((text) => ({ ConfigMap: { data: { TEXT: text } } })))
  })

  it('gives the same manifests, byte for byte, when Argo CD asks again', async () => {
    const request = application('tenant', { path: 'app', noCache: true })
    expect(await bench.generate(request)).toEqual(await bench.generate(request))
  })

  it("shows an error of the author in the words that Argo CD's user reads", async () => {
    await expect(bench.generate(application('broken'))).rejects.toThrow(
      /deployment\.yaml\.hbs:6:15\b.*\bUNKNOWN_FLAG\b/,
    )
  })

  it("announces the application's parameters to Argo CD's UI", async () => {
    const { plugin } = await bench.details(application('tenant', { path: 'app' }))
    expect(plugin?.parametersAnnouncement?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['environment', 'identities', 'pipeline']),
    )
  })
})
