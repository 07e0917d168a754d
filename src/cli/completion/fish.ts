/** Completion for fish: one `complete` for each command, option and argument. */

import type { Program } from '../args/command.ts'
import { type CommandWords, listCommandWords, type OptionWords, type ValueWords } from './words.ts'

/** The script for fish; `flagops completion fish | source`. */
export function fishCompletion(program: Program): string {
  const { name } = program
  const commands = listCommandWords(program)
  const lines = [
    `# fish completion for ${name}`,
    `complete -c ${name} -f`,
    `complete -c ${name} -n __fish_use_subcommand -s h -l help -d 'Print help'`,
    `complete -c ${name} -n __fish_use_subcommand -l version -d 'Print the version'`,
    ...commands.flatMap((command) => commandLines(name, command)),
  ]
  return `${lines.join('\n')}\n`
}

function commandLines(program: string, { name, summary, options, positionals }: CommandWords): string[] {
  const inside = `complete -c ${program} -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`
  return [
    `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...options.map((option) => `${inside} ${optionFlags(option)}`),
    ...positionals.map((positional) => `${inside} ${valueFlags(positional)}`),
  ]
}

function optionFlags({ long, short, description, value }: OptionWords): string {
  const names = `${short === undefined ? '' : `-s ${short} `}-l ${long}`
  const rest = value === undefined ? '' : ` -r ${valueFlags(value)}`
  return `${names}${rest} -d ${quoted(description)}`
}

function valueFlags({ choices, completes }: ValueWords): string {
  if (choices.length > 0) return `-f -a ${quoted(choices.join(' '))}`
  return { files: '-F', directories: "-f -a '(__fish_complete_directories)'", nothing: '-f' }[completes]
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
