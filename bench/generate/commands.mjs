/** The commands that are timed, each as it is really started, in folders of their own. */
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanEnvironment } from '../harness/processes.mjs'

const bench = dirname(dirname(fileURLToPath(import.meta.url)))
const flagops = join(dirname(bench), 'bin/flagops.cjs')

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {readonly string[]} argv Program first.
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {() => void} [prepare] Done before each run, and not timed.
 */

/**
 * All commands; helm is absent where the machine has none.
 *
 * @param {string} scratch An empty folder.
 * @returns {Record<'node' | 'warm' | 'cold' | 'helm', Command | undefined>}
 */
export function makeCommands(scratch) {
  const tenant = join(scratch, 'tenant')
  cpSync(join(bench, 'fixtures/tenant'), tenant, { recursive: true })
  const coldCache = join(scratch, 'cold')
  // Argo CD's server runs the executable, which finds its Node on the path.
  const generate = { argv: [flagops, 'generate'], cwd: tenant }
  return {
    node: { name: 'node -e 0', argv: [process.execPath, '-e', '0'], cwd: scratch, env: environment({}) },
    warm: { ...generate, name: 'generate', env: environment({ FLAGOPS_CACHE_DIR: join(scratch, 'warm') }) },
    cold: {
      ...generate,
      name: 'generate, nothing cached',
      env: environment({ FLAGOPS_CACHE_DIR: coldCache }),
      prepare: () => rmSync(coldCache, { recursive: true, force: true }),
    },
    helm: hasHelm()
      ? {
          name: 'helm template',
          argv: ['helm', 'template', 'acme', join(bench, 'fixtures/chart'), '--namespace', 'acme'],
          cwd: scratch,
          env: environment({}),
        }
      : undefined,
  }
}

const hasHelm = () => spawnSync('helm', ['version'], { stdio: 'ignore' }).status === 0

/** What Argo CD says about the application, with this very Node first on the path. */
function environment(more) {
  return {
    ...cleanEnvironment,
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    ARGOCD_APP_NAME: 'acme',
    ARGOCD_APP_NAMESPACE: 'acme',
    ARGOCD_APP_PROJECT_NAME: 'tenants',
    ARGOCD_APP_PARAMETERS: JSON.stringify([{ name: 'cluster', string: 'eu-1' }]),
    ...more,
  }
}

/**
 * Runs a command to its end.
 *
 * @param {Command} command
 * @param {readonly string[]} nodeOptions For commands that are a Node program.
 * @returns {{ ms: number, stdout: string, stderr: string }} Wall time from before the fork until the exit has been seen.
 */
export function runCommand({ name, argv, cwd, env, prepare }, nodeOptions = []) {
  prepare?.()
  const options = nodeOptions.length === 0 ? env : { ...env, NODE_OPTIONS: nodeOptions.join(' ') }
  const start = performance.now()
  const { status, stdout, stderr, error } = spawnSync(argv[0], argv.slice(1), { cwd, env: options, encoding: 'utf8' })
  const ms = performance.now() - start
  if (error || status !== 0) throw error ?? new Error(`${name} ended with ${status}\n${stderr}`)
  return { ms, stdout, stderr }
}
