/**
 * Fresh processes to measure in: V8's decisions, the heap and the caches of one measurement never help or harm another.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Environment of everything that is measured. NODE_EXTRA_CA_CERTS makes Node 20 read and parse certificates at every
 * start, whether anybody needs them or not, and would hide what is to be seen.
 */
export const cleanEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(NODE_|FLAGOPS_|ARGOCD_|npm_)/.test(name)),
)

/**
 * Runs a module in a Node of its own.
 *
 * @param {URL} module
 * @param {readonly string[]} words What the module finds in `process.argv` from 2 on.
 * @param {readonly string[]} options Node's own.
 * @returns What the module printed, as JSON.
 */
export function runModule(module, words = [], options = []) {
  const argv = [...options, fileURLToPath(module), ...words]
  const { status, stdout, error } = spawnSync(process.execPath, argv, {
    env: cleanEnvironment,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (error || status !== 0) throw error ?? new Error(`${fileURLToPath(module)} ended with ${status}`)
  return JSON.parse(stdout)
}
