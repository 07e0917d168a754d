/** `flagops parameters`: what Argo CD's user interface shows of an application's parameters. */

import { announceParameters } from '../../app/parameters.ts'
import { defineCommand } from '../args/command.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { reportDiagnostics } from '../report.ts'

/** `flagops parameters`. */
export const parameters = defineCommand({
  name: 'parameters',
  summary: "Announce the application's parameters to Argo CD",
  description:
    "Prints the JSON list that Argo CD's user interface shows: settings that a plugin parameter can give, and the flags that the templates ask for, with their types. Nobody is asked, and no value is shown: a parameter never sets a flag.",
  positionals: {},
  options: {},
  examples: [{ about: 'As Argo CD would', line: 'cd tenant && flagops parameters' }],
  async run(_, terminal) {
    const { announcements, diagnostics, excerpt } = await announceParameters(
      terminal.workingDirectory,
      terminal.environment,
    )
    reportDiagnostics(terminal, diagnostics, excerpt)
    const code = exitCodeOf(diagnostics)
    if (code === 0) terminal.output.write(`${JSON.stringify(announcements)}\n`)
    return code
  },
})
