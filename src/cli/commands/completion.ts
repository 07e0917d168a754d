/** `flagops completion`: completion of the whole program in a shell. */

import { defineCommand, type Program } from '../args/command.ts'
import { choice } from '../args/value-types.ts'
import { completionScript } from '../completion.ts'
import { exitCodes } from '../exit-codes.ts'

/** `flagops completion`: prints a shell's completion script for the whole program. */
export const completion = (program: () => Program) =>
  defineCommand({
    name: 'completion',
    summary: 'Print a completion script for a shell',
    positionals: {
      shell: {
        kind: 'required',
        type: choice('SHELL', ['bash', 'zsh', 'fish']),
        description: 'The shell to complete in',
      },
    },
    options: {},
    examples: [
      { about: 'Complete in this bash', line: 'source <(flagops completion bash)' },
      { about: 'Complete in every fish', line: 'flagops completion fish > ~/.config/fish/completions/flagops.fish' },
    ],
    run({ positionals }, terminal) {
      terminal.output.write(completionScript(program(), positionals.shell))
      return exitCodes.fine
    },
  })
