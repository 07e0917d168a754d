/** The program: all commands in the order that help lists them. */

import { join } from 'node:path'
import { version } from '../app/version.ts'
import type { Program } from './args/command.ts'
import { completion } from './commands/completion.ts'
import { evalFlags } from './commands/eval.ts'
import { generate } from './commands/generate.ts'
import { init } from './commands/init.ts'
import { parameters } from './commands/parameters.ts'
import { render } from './commands/render.ts'
import { validate } from './commands/validate.ts'

/** @param root Folder of the package: the starters lie in its `templates`. */
export function programOf(root: string): Program {
  const program: Program = {
    name: 'flagops',
    version,
    summary: 'Feature flags and facts become Kubernetes manifests.',
    commands: [
      init(join(root, 'templates')),
      render,
      validate,
      evalFlags,
      generate,
      parameters,
      completion(() => program),
    ],
  }
  return program
}
