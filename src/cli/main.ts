/** Where the bundled command line begins. */

import { programOf } from './program.ts'
import { runProgram } from './run-program.ts'
import { processTerminal } from './terminal.ts'

/** Exit code of a process that a SIGTERM ended, as shells report it. */
const terminated = 143

/**
 * Runs the command line and sets the exit code.
 *
 * @param argv Words after the program's name.
 * @param root Folder of the package.
 */
export async function main(argv: readonly string[], root: string): Promise<void> {
  const terminal = processTerminal()
  // Listening lets what is being written to disk be finished, and what is held be given back, before the end.
  process.once('SIGTERM', () => {
    terminal.errors.write('flagops: TERMINATED: ended by SIGTERM before the work was done\n')
    process.exit(terminated)
  })
  process.exitCode = await runProgram(programOf(root), argv, terminal)
}
