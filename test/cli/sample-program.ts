/** A small program whose commands use every kind of option and argument. */

import { defineCommand, type Program } from '../../src/cli/args/command.ts'
import {
  choice,
  directory,
  file,
  integer,
  jsonObject,
  keyJson,
  keyValue,
  text,
  time,
} from '../../src/cli/args/value-types.ts'
import { plain } from '../../src/cli/output/colours.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

export const render = defineCommand({
  name: 'render',
  summary: 'Render an application and print its manifests',
  description: 'Works on a copy.\n\nNothing is printed unless everything renders.',
  positionals: {
    dir: { kind: 'optional', type: directory(), default: '.', description: 'Folder of the application' },
  },
  options: {
    app: { kind: 'value', type: text('NAME'), description: "The application's name; it's shown [as is]: always" },
    output: {
      kind: 'value',
      short: 'o',
      type: choice('FORMAT', ['yaml', 'json', 'ndjson']),
      default: 'yaml',
      description: 'Format',
    },
    explain: { kind: 'switch', short: 'x', description: 'Say where each value came from' },
    param: { kind: 'list', type: keyValue, description: 'A plugin parameter' },
    'set-fact': { kind: 'list', type: keyJson, description: 'A fact' },
    context: { kind: 'value', type: jsonObject, description: 'Attributes of the caller' },
    flags: { kind: 'list', type: file('PATH'), description: 'Flag file' },
    at: { kind: 'value', type: time, description: 'Evaluate as of this time' },
    workers: { kind: 'value', type: integer('COUNT', 1, 64), default: '4', description: 'Renders at once' },
  },
  examples: [{ about: "A customer's manifests", line: 'flagops render tenant --app acme -o json' }],
  run: ({ options, positionals }, terminal) => {
    terminal.output.write(`${positionals.dir} as ${options.output}\n`)
    return 0
  },
})

export const completion = defineCommand({
  name: 'completion',
  summary: 'Print a completion script',
  positionals: {
    shell: { kind: 'required', type: choice('SHELL', ['bash', 'zsh', 'fish']), description: 'The shell' },
  },
  options: {},
  examples: [],
  run: () => 0,
})

export const validate = defineCommand({
  name: 'validate',
  summary: 'Find all problems',
  positionals: { paths: { kind: 'rest', type: file('PATH'), description: 'What to look at' } },
  options: {},
  examples: [],
  run: () => 1,
})

export const program: Program = {
  name: 'flagops',
  version: '1.2.3',
  summary: 'flags and facts become manifests',
  commands: [render, completion, validate],
}

/** A terminal that keeps what is written to it. */
export function recordingTerminal(environment: Record<string, string> = {}): {
  terminal: Terminal
  written: { output: string; errors: string }
} {
  const written = { output: '', errors: '' }
  const to = (name: 'output' | 'errors') => ({
    colours: plain,
    write(bytes: string | Uint8Array) {
      written[name] += typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()
    },
  })
  return { terminal: { workingDirectory: '/', environment, output: to('output'), errors: to('errors') }, written }
}
