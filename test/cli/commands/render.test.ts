/** `flagops render` and `flagops generate`, as a user and as Argo CD run them. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { launcher, Workspace } from '../../support/flagops.ts'

const configMap = (data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{app.name}}\ndata:\n${data}\n`

const tenant = {
  'flagops.yaml': 'identities: ["customer/${app.name}"]\nflags: [flags]\nfacts: [facts.yaml]\n',
  'facts.yaml': 'customer/acme: {tier: team}\n',
  'flags/x.yaml':
    'flags:\n  x:\n    type: string\n    variants: {a: small, b: large}\n    default: a\n    rules:\n      - {when: facts.tier == "team", serve: b, from: 2026-12-01T00:00:00Z}\nfacts:\n  tier: {type: string, default: free}\n',
  'web.yaml.hbs': configMap('  size: {{flag "x"}}\n  tier: {{fact "tier"}}'),
}

let workspace: Workspace
afterEach(() => workspace.remove())

/** Data of the one ConfigMap that a run printed. */
const dataOf = (stdout: string): unknown => JSON.parse(stdout).data

describe('render', () => {
  it('evaluates as of the time that it is given', () => {
    workspace = new Workspace(tenant)
    const sizeAt = (at: string): unknown =>
      dataOf(workspace.run(['render', '--app', 'acme', '--at', at, '-o', 'ndjson']).stdout)
    expect(sizeAt('2026-11-30T23:59:59.999Z')).toMatchObject({ size: 'small' })
    expect(sizeAt('2026-12-01T00:00:00Z')).toMatchObject({ size: 'large' })
  })

  it('lets the command line win over the application', () => {
    workspace = new Workspace(tenant)
    const run = (...args: string[]) => dataOf(workspace.run(['render', '-o', 'ndjson', ...args]).stdout)
    expect(run('--app', 'acme')).toMatchObject({ tier: 'team' })
    expect(run('--app', 'acme', '--set-fact', 'tier="free"')).toMatchObject({ tier: 'free' })
    expect(run('--app', 'globex')).toMatchObject({ tier: 'free' })
    expect(run('--app', 'globex', '--identity', 'customer/acme')).toMatchObject({ tier: 'team' })
    workspace.write('other.yaml', 'customer/acme: {tier: gold}\n')
    expect(run('--app', 'acme', '--facts', 'other.yaml')).toMatchObject({ tier: 'gold' })
  })

  it('gives the same manifests from the cache as without it', () => {
    workspace = new Workspace(tenant)
    const args = ['render', '--app', 'acme', '--at', '2026-12-02T00:00:00Z']
    const cold = workspace.run(args)
    expect(workspace.run(args)).toEqual(cold)
    workspace.write('web.yaml.hbs', configMap('  size: new'))
    expect(workspace.run([...args, '-o', 'ndjson']).stdout).toContain('"size":"new"')
  })

  it('keeps integers exact that JavaScript would round', () => {
    workspace = new Workspace({ 'web.yaml': 'apiVersion: v1\nkind: Thing\nbig: 9007199254740993\n' })
    for (const format of ['yaml', 'json', 'ndjson']) {
      expect(workspace.run(['render', '-o', format]).stdout).toContain('9007199254740993')
    }
  })

  it('says of each value where it comes from', () => {
    workspace = new Workspace(tenant)
    const { stdout } = workspace.run(['render', '--app', 'acme', '--explain', '--at', '2026-12-02T00:00:00Z'])
    expect(stdout).toContain('data.size  (web.yaml.hbs:6:9)')
    expect(stdout).toContain('flag x = "large", variant b (TARGETING_MATCH at flags/x.yaml:7:')
    expect(stdout).toContain('fact tier = "team" (customer/acme)')
  })

  it('warns of an object that is there twice, and renders', () => {
    workspace = new Workspace({
      'a.yaml': configMap('  a: b').replace('{{app.name}}', 'x'),
      'b.yaml': configMap('  a: c').replace('{{app.name}}', 'x'),
    })
    const { status, stderr } = workspace.run(['render'])
    expect(status).toBe(0)
    expect(stderr).toMatch(/b\.yaml:1:1 {2}warning {2}DUPLICATE_OBJECT/)
  })
})

describe('generate', () => {
  it('prints one object a line, the first byte an opening brace', () => {
    workspace = new Workspace({
      ...tenant,
      'b.yaml': 'apiVersion: v1\nkind: List\nitems: []\n---\n# nothing\n---\napiVersion: v1\nkind: Thing\n',
    })
    const { stdout, stderr, status } = workspace.run(['generate'], { ARGOCD_APP_NAME: 'acme' })
    expect([status, stderr]).toEqual([0, ''])
    expect(
      stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).kind),
    ).toEqual(['List', 'Thing', 'ConfigMap'])
    expect(stdout.startsWith('{')).toBe(true)
  })

  it('gives parameters and plugin.env to templates and settings', () => {
    workspace = new Workspace({
      'flagops.yaml': 'identities: ["cluster/${parameters.cluster}"]\n',
      'web.yaml.hbs': configMap(
        '  region: {{env.REGION}}\n  first: {{lookup parameters.list 0}}\n  id: {{lookup identities 0}}',
      ),
    })
    const { stdout } = workspace.run(['generate'], {
      ARGOCD_APP_NAME: 'acme',
      ARGOCD_ENV_REGION: 'eu-west-1',
      ARGOCD_APP_PARAMETERS: JSON.stringify([
        { name: 'cluster', string: 'eu-1' },
        { name: 'list', array: ['x', 'y'] },
      ]),
    })
    expect(dataOf(stdout)).toEqual({ region: 'eu-west-1', first: 'x', id: 'cluster/eu-1' })
  })

  it("holds an application to the operator's policy", () => {
    workspace = new Workspace({ ...tenant, 'flagops.yaml': 'identities: [customer/globex]\nexclude: [facts.yaml]\n' })
    workspace.write(
      '../config.yaml',
      `environments:\n  production: {flags: [${workspace.folder}/flags], facts: [${workspace.folder}/facts.yaml]}\naccess:\n  - {projects: [tenants], environments: ["*"], identities: ["customer/\${app.name}"]}\n`,
    )
    const run = (name: string) =>
      workspace.run(['generate'], {
        FLAGOPS_CONFIG: `${workspace.root}/config.yaml`,
        ARGOCD_APP_NAME: name,
        ARGOCD_APP_PROJECT_NAME: 'tenants',
      })
    expect(run('acme').lastLine).toMatch(/^IDENTITY_NOT_GRANTED: .*customer\/globex/)
    expect(run('globex').status).toBe(0)
  })

  it('renders many at once, and leaves nothing but its cache', async () => {
    workspace = new Workspace(tenant)
    const before = workspace.files()
    const runs = Array.from({ length: 8 }, () => start(workspace))
    const outputs = await Promise.all(runs.map(({ ended }) => ended))
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1)
    expect(outputs[0]!.stdout).toContain('"kind":"ConfigMap"')
    expect(workspace.files()).toEqual(before)
  })

  it('ends at SIGTERM with nothing on stdout and nothing left behind', async () => {
    const documents = Array.from(
      { length: 2_000 },
      (_, index) => `${configMap(`  a: "${index}"`).replace('{{app.name}}', `c${index}`)}---\n`,
    )
    workspace = new Workspace({ 'big.yaml': documents.join(''), 'bigger.yaml': documents.join('') })
    const before = workspace.files()
    const { child, ended } = start(workspace)
    // wait until it holds its slot: then it is in the middle of the work
    while (workspace.files().length === before.length) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGTERM')
    const { stdout, stderr, code } = await ended
    if (code === 0) return // it was quicker than the signal
    expect([code, stdout]).toEqual([143, ''])
    expect(stderr).toContain('TERMINATED')
    expect(workspace.files()).toEqual(before)
  })
})

function start(workspace: Workspace) {
  const child = spawn(process.execPath, [launcher, 'generate'], {
    cwd: workspace.folder,
    env: workspace.environment({ ARGOCD_APP_NAME: 'acme' }),
  })
  const [out, err]: [string[], string[]] = [[], []]
  child.stdout.on('data', (chunk) => out.push(String(chunk)))
  child.stderr.on('data', (chunk) => err.push(String(chunk)))
  const ended = once(child, 'close').then(([code]) => ({ code, stdout: out.join(''), stderr: err.join('') }))
  return { child, ended }
}
