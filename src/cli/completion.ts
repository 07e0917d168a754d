/**
 * Completion scripts for shells, made from the table of commands. They are static: completing starts no program.
 */

import type { Program } from './args/command.ts'
import { bashCompletion } from './completion/bash.ts'
import { fishCompletion } from './completion/fish.ts'
import { zshCompletion } from './completion/zsh.ts'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

/** Shells that a script can be made for. */
export type Shell = keyof typeof scripts

/** All of them, in the order of help. */
export const shells: readonly Shell[] = ['bash', 'zsh', 'fish']

/** The script that teaches a shell the program's commands, options, choices, and where files go. */
export function completionScript(program: Program, shell: Shell): string {
  return scripts[shell](program)
}
