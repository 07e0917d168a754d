/**
 * From the words typed to an exit code: finds the command, parses its arguments, runs it, reports what it throws.
 */

import { nearest } from '../lib/nearest.ts'
import type { Command, Program } from './args/command.ts'
import { formatCommandHelp, formatProgramHelp } from './args/help.ts'
import { parseCommand } from './args/parse-command.ts'
import { reportError, UsageError } from './errors.ts'
import { exitCodes } from './exit-codes.ts'
import { quote } from './output/visible.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs a program.
 *
 * @param argv Words after the program's name.
 * @returns The exit code; never rejects. With `FLAGOPS_DEBUG` set (not `0`), errors show their stacks.
 */
export async function runProgram(program: Program, argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = argv
  const command = first === undefined ? undefined : findCommand(program, first)
  try {
    if (command === undefined) return runGeneral(program, argv, terminal)
    const given = parseCommand(command, rest)
    if (given !== 'help') return await command.run(given, terminal)
    terminal.output.write(formatCommandHelp(command, program.name))
    return exitCodes.fine
  } catch (error) {
    const name = command === undefined ? program.name : `${program.name} ${command.name}`
    return report(error, name, terminal)
  }
}

/** Whatever is no command: help, version, or words that are neither. */
function runGeneral(program: Program, [first, ...rest]: readonly string[], terminal: Terminal): number {
  if (first === undefined) {
    terminal.errors.write(formatProgramHelp(program))
    return exitCodes.usage
  }
  if (first === '--version') terminal.output.write(`${program.name} ${program.version}\n`)
  else if (first === 'help' || first === '--help' || first === '-h') terminal.output.write(formatHelp(program, rest))
  else throw new UsageError([unknown(first.startsWith('-') ? 'option' : 'command', first, program)])
  return exitCodes.fine
}

function formatHelp(program: Program, words: readonly string[]): string {
  const name = words.find((word) => !word.startsWith('-'))
  if (name === undefined || name === 'help') return formatProgramHelp(program)
  const command = findCommand(program, name)
  if (command === undefined) throw new UsageError([unknown('command', name, program)])
  return formatCommandHelp(command, program.name)
}

function unknown(what: 'option' | 'command', word: string, { commands }: Program): { message: string; hint?: string } {
  const candidates = what === 'option' ? ['--help', '--version'] : [...commands.map(({ name }) => name), 'help']
  const meant = nearest(word, candidates)
  return { message: `unknown ${what} ${quote(word)}`, ...(meant !== undefined && { hint: `did you mean "${meant}"?` }) }
}

const findCommand = ({ commands }: Program, name: string): Command | undefined =>
  commands.find((command) => command.name === name)

function report(error: unknown, command: string, { environment, errors }: Terminal): number {
  const debug = environment.FLAGOPS_DEBUG ?? ''
  const { text, exitCode } = reportError(error, command, debug !== '' && debug !== '0')
  try {
    if (text !== '') errors.write(text)
  } catch {
    // nobody reads errors either: the exit code is all that is left to say
  }
  return exitCode
}
