/**
 * What can be completed: the table of commands as words, for all shells alike.
 */

import type { Option, Positional, Program } from '../args/command.ts'
import type { Completes, ValueType } from '../args/value-types.ts'

/** A value that may be completed: by one of its choices, by files, or not at all. */
export interface ValueWords {
  readonly placeholder: string
  readonly choices: readonly string[]
  readonly completes: Completes
}

/** An option as it is typed. */
export interface OptionWords {
  readonly long: string
  readonly short: string | undefined
  readonly description: string
  readonly isRepeatable: boolean
  /** Absent for a switch. */
  readonly value: ValueWords | undefined
}

/** An argument without a name. */
export interface PositionalWords extends ValueWords {
  /** Whether it stands for all arguments that follow. */
  readonly isRest: boolean
}

/** A command with all that may follow it. */
export interface CommandWords {
  readonly name: string
  readonly summary: string
  /** `--help` included. */
  readonly options: readonly OptionWords[]
  readonly positionals: readonly PositionalWords[]
}

/** The program's commands in order, then `help`, which takes the name of one. */
export function listCommandWords({ commands }: Program): CommandWords[] {
  const own = commands.map(({ name, summary, options, positionals }) => ({
    name,
    summary,
    options: [...Object.entries(options).map(optionWords), helpOption],
    positionals: Object.values(positionals).map(positionalWords),
  }))
  const topic = {
    placeholder: 'COMMAND',
    choices: commands.map(({ name }) => name),
    completes: 'nothing',
    isRest: false,
  } as const
  return [...own, { name: 'help', summary: 'Explain a command, with examples', options: [], positionals: [topic] }]
}

const helpOption: OptionWords = {
  long: 'help',
  short: 'h',
  description: 'Print this help',
  isRepeatable: false,
  value: undefined,
}

function optionWords([long, option]: [string, Option]): OptionWords {
  return {
    long,
    short: option.short,
    description: option.description,
    isRepeatable: option.kind === 'list',
    value: option.kind === 'switch' ? undefined : valueWords(option.type),
  }
}

function positionalWords({ kind, type }: Positional): PositionalWords {
  return { ...valueWords(type), isRest: kind === 'rest' }
}

function valueWords({ placeholder, choices = [], completes }: ValueType<unknown>): ValueWords {
  return { placeholder, choices, completes }
}
