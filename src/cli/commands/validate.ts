/** `flagops validate`: all problems of flags, templates and settings, in one run. */

import { openCache } from '../../app/load-operator.ts'
import { validate as findProblems } from '../../app/validate.ts'
import { version } from '../../app/version.ts'
import { type Diagnostic, sortDiagnostics } from '../../core/diagnostic/diagnostic.ts'
import { defineCommand } from '../args/command.ts'
import { file } from '../args/value-types.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { formatDiagnosticsGithub } from '../output/diagnostics-github.ts'
import { formatDiagnosticsJson } from '../output/diagnostics-json.ts'
import { formatDiagnosticsSarif } from '../output/diagnostics-sarif.ts'
import { countDiagnostics, type ExcerptSource, formatDiagnosticsText } from '../output/diagnostics-text.ts'
import type { Terminal } from '../terminal.ts'
import { diagnosticFormat, inputOptions } from './render-options.ts'

/** `flagops validate`. */
export const validate = defineCommand({
  name: 'validate',
  summary: 'Find all problems of flags, templates and settings',
  description:
    'A path is an application (a folder with templates), a flag file, or a folder of flag files. Nothing is rendered and nobody is asked.',
  positionals: { path: { kind: 'rest', type: file('PATH'), description: 'What to validate (default: this folder)' } },
  options: {
    flags: { ...inputOptions.flags, description: 'Flags that the applications use, where their settings do not say' },
    at: { ...inputOptions.at, description: 'Judge expiry as of this time instead of now' },
    output: {
      kind: 'value',
      short: 'o',
      type: diagnosticFormat,
      default: 'text',
      description: 'Format of the findings',
    },
  },
  examples: [
    { about: 'This application', line: 'flagops validate' },
    { about: 'In a pull request', line: 'flagops validate apps/* -o github' },
  ],
  async run({ options, positionals }, terminal) {
    const { diagnostics, excerpt } = await findProblems({
      workingDirectory: terminal.workingDirectory,
      paths: positionals.path.length > 0 ? positionals.path : ['.'],
      flags: options.flags,
      nowMs: options.at ?? Date.now(),
      cache: openCache(terminal.environment),
    })
    terminal.output.write(formats[options.output](sortDiagnostics(diagnostics), excerpt, terminal))
    return exitCodeOf(diagnostics)
  },
})

type Format = (diagnostics: readonly Diagnostic[], excerpt: ExcerptSource, terminal: Terminal) => string

const formats: Record<'text' | 'json' | 'github' | 'sarif', Format> = {
  text: (diagnostics, excerpt, terminal) =>
    diagnostics.length === 0
      ? 'no problems\n'
      : `${formatDiagnosticsText(diagnostics, { excerpt, colours: terminal.output.colours })}\n${countDiagnostics(diagnostics)}\n`,
  json: (diagnostics) => formatDiagnosticsJson(diagnostics),
  github: (diagnostics) => formatDiagnosticsGithub(diagnostics),
  sarif: (diagnostics) => formatDiagnosticsSarif(diagnostics, version),
}
