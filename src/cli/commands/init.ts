/** `flagops init`: a working application to start from. */

import { join, relative, resolve } from 'node:path'
import { init as start } from '../../app/init.ts'
import { defineCommand } from '../args/command.ts'
import { directory } from '../args/value-types.ts'
import { exitCodes } from '../exit-codes.ts'

/** `flagops init`: copies the starter application. */
export const init = (templates: string) =>
  defineCommand({
    name: 'init',
    summary: 'Start an application from a working example',
    description: 'Writes flags, facts and templates that render as they are. Files that exist are never overwritten.',
    positionals: {
      dir: { kind: 'required', type: directory(), description: 'Folder to fill; made where it is missing' },
    },
    options: {},
    examples: [{ about: 'Start here', line: 'flagops init tenant && flagops render tenant --app acme' }],
    run({ positionals }, terminal) {
      const target = resolve(terminal.workingDirectory, positionals.dir)
      const files = start(templates, 'raw', target)
      const shown = relative(terminal.workingDirectory, target) || '.'
      terminal.output.write(files.map((file) => `${join(shown, file)}\n`).join(''))
      terminal.errors.write(`\nNext: flagops render ${shown} --app acme --explain\n`)
      return exitCodes.fine
    },
  })
