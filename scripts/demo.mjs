/**
 * The demo: one folder of templates, three customers.
 *
 * Runs the bundled plugin as Argo CD would, once for each customer, and shows only what differs; then asks why.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const flagops = join(root, 'bin/flagops.cjs')
const customers = ['initech', 'globex', 'acme']

const scratch = mkdtempSync(join(tmpdir(), 'flagops-demo-'))
try {
  const folder = join(scratch, 'tenant')
  cpSync(join(root, 'templates/raw'), folder, { recursive: true })
  console.log(
    'One folder, templates/raw, rendered by the plugin for three customers: a free, a team and a business one.\n',
  )
  showDifferences(customers.map((name) => generate(folder, name)))
  console.log('\nWhy does acme have five replicas?\n')
  const explanation = run(['render', folder, '--app', 'acme', '--project', 'tenants', '--explain'], scratch)
  console.log(explanation.match(/^ {2}spec\.replicas .*\n(?: {3,}.*\n)*/m)[0])
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** Manifests of one customer's Application, as Argo CD's plugin server would get them. */
function generate(folder, name) {
  const env = { ARGOCD_APP_NAME: name, ARGOCD_APP_PROJECT_NAME: 'tenants', ARGOCD_APP_NAMESPACE: name }
  return run(['generate'], folder, env)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function run(args, cwd, env = {}) {
  const done = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', flagops, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FLAGOPS_CACHE_DIR: join(scratch, 'cache'), ...env },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`flagops ${args.join(' ')} ended with ${done.status}\n${done.stderr}`)
  return done.stdout
}

/** A row for each scalar that is not the same for all. */
function showDifferences(renders) {
  const leaves = renders.map((objects) => new Map(objects.flatMap((object) => leavesOf(object, [object.kind]))))
  const paths = [...new Set(leaves.flatMap((map) => [...map.keys()]))]
  const rows = paths
    .map((path) => [path, ...leaves.map((map) => map.get(path) ?? '-')])
    .filter(([, ...values]) => new Set(values).size > 1)
  const table = [['', ...customers], ...rows]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
}

function leavesOf(value, path) {
  if (typeof value !== 'object' || value === null) return [[path.join('.'), JSON.stringify(value)]]
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]))
}
