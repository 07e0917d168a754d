/**
 * Parsing the arguments of one command by its table. All problems of a call are found at once.
 *
 * Nothing is read or printed here.
 */

import { UsageError, type UsageProblem } from '../errors.ts'
import { quote } from '../output/visible.ts'
import type { Arguments, Command, OptionTable, Positional, PositionalTable } from './command.ts'
import { sortWords } from './sort-words.ts'
import type { ValueType } from './value-types.ts'

/**
 * Parses what follows the command's name.
 *
 * @returns Typed arguments, or `help` when `--help` or `-h` stands anywhere before `--`, whatever else is wrong.
 * @throws UsageError with every problem: unknown, repeated or incomplete options, values of the wrong type, missing or
 *   superfluous arguments.
 */
export function parseCommand<O extends OptionTable, P extends PositionalTable>(
  command: Command<O, P>,
  argv: readonly string[],
): Arguments<O, P> | 'help' {
  const problems: UsageProblem[] = []
  const { optionTexts, positionalTexts, isHelp } = sortWords(command.options, argv, problems)
  if (isHelp) return 'help'
  const options = readOptions(command.options, optionTexts, problems)
  const positionals = readPositionals(command.positionals, positionalTexts, problems)
  if (problems.length > 0) throw new UsageError(problems)
  // what the tables' value types gave for the tables' names: the compiler cannot follow that through a loop
  return { options, positionals } as Arguments<O, P>
}

function readOptions(
  table: OptionTable,
  texts: ReadonlyMap<string, readonly string[]>,
  problems: UsageProblem[],
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null)
  for (const [name, option] of Object.entries(table)) {
    const given = texts.get(name) ?? []
    if (option.kind === 'switch') values[name] = given.length > 0
    else if (option.kind === 'list') values[name] = coerceAll(`--${name}`, option.type, given, problems)
    else {
      if (given.length > 1) problems.push({ message: `--${name} is given ${given.length} times, and takes one value` })
      const text = given[0] ?? option.default
      values[name] = text === undefined ? undefined : coerceAll(`--${name}`, option.type, [text], problems)[0]
    }
  }
  return values
}

function readPositionals(
  table: PositionalTable,
  texts: readonly string[],
  problems: UsageProblem[],
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null)
  let left = texts
  for (const [name, positional] of Object.entries(table)) {
    const given = left.slice(0, positional.kind === 'rest' ? left.length : 1)
    left = left.slice(given.length)
    values[name] = readPositional(positional, given, problems)
  }
  if (left[0] !== undefined) problems.push({ message: `unexpected argument ${quote(left[0])}` })
  return values
}

function readPositional(positional: Positional, given: readonly string[], problems: UsageProblem[]): unknown {
  const { kind, type } = positional
  if (kind === 'rest') return coerceAll(type.placeholder, type, given, problems)
  const text = given[0] ?? (kind === 'optional' ? positional.default : undefined)
  if (text !== undefined) return coerceAll(type.placeholder, type, [text], problems)[0]
  if (kind === 'required') {
    const expected = type.choices === undefined ? {} : { hint: `one of ${type.choices.join(', ')}` }
    problems.push({ message: `${type.placeholder} is missing`, ...expected })
  }
  return undefined
}

/** @param label What the texts were given for, as the user knows it: `--at`, `DIR`. */
function coerceAll(
  label: string,
  type: ValueType<unknown>,
  texts: readonly string[],
  problems: UsageProblem[],
): unknown[] {
  const values: unknown[] = []
  for (const text of texts) {
    const coerced = type.coerce(text)
    if (coerced.expected === undefined) values.push(coerced.value)
    else {
      const found = coerced.found === undefined ? '' : `, found ${coerced.found}`
      const hint = coerced.hint === undefined ? {} : { hint: coerced.hint }
      problems.push({ message: `${label} wants ${coerced.expected}${found}`, ...hint })
    }
  }
  return values
}
