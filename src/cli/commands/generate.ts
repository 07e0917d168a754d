/** `flagops generate`: what Argo CD's plugin server runs in an application's folder. */

import { generate as generateManifests } from '../../app/generate.ts'
import { defineCommand } from '../args/command.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { reportDiagnostics } from '../report.ts'

/** `flagops generate`. */
export const generate = defineCommand({
  name: 'generate',
  summary: 'Render the application in this folder for Argo CD',
  description:
    'Reads the variables that Argo CD gives to a plugin and prints one JSON object a line. Prints either all objects or, with an exit code that is not 0, none; the last line on stderr then says what to do.',
  positionals: {},
  options: {},
  examples: [{ about: 'As Argo CD would', line: 'cd tenant && ARGOCD_APP_NAME=acme flagops generate' }],
  async run(_, terminal) {
    const result = await generateManifests(terminal.workingDirectory, terminal.environment, Date.now())
    reportDiagnostics(terminal, result.diagnostics, result.excerpt)
    const code = exitCodeOf(result.diagnostics)
    if (code === 0) terminal.output.write(result.manifests.map(({ json }) => `${json}\n`).join(''))
    return code
  },
})
