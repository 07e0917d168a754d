/**
 * Preloaded into a Node process: prints, at its end, the most memory it ever held, as kB on stderr.
 *
 * Read from the kernel's account of this program alone (VmHWM). `getrusage` would not do: its maximum starts with that of
 * whatever process forked this one. Linux only; elsewhere nothing is printed.
 */
const { existsSync, readFileSync } = require('node:fs')

const account = '/proc/self/status'

process.once('exit', () => {
  if (!existsSync(account)) return
  const [, kilobytes] = readFileSync(account, 'latin1').match(/^VmHWM:\s+(\d+) kB$/m)
  process.stderr.write(`peak ${kilobytes}\n`)
})
