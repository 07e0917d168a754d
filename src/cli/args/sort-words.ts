/**
 * Sorting the words of a call: which belong to which option, and which stand alone.
 *
 * Splitting words is Node's; this module decides whether an option exists and has the value it wants. What a value
 * means is not known here.
 */

import { parseArgs } from 'node:util'
import { nearest } from '../../lib/nearest.ts'
import type { UsageProblem } from '../errors.ts'
import { quote } from '../output/visible.ts'
import type { Option, OptionTable } from './command.ts'

/** The words of a call, sorted by what they belong to. */
export interface SortedWords {
  /** Texts by long option name, in order; a switch has one empty text. */
  readonly optionTexts: ReadonlyMap<string, readonly string[]>
  readonly positionalTexts: readonly string[]
  readonly isHelp: boolean
}

/**
 * Sorts words by a table of options.
 *
 * @param problems Receives what is wrong: unknown options, values that are missing or superfluous.
 */
export function sortWords(table: OptionTable, argv: readonly string[], problems: UsageProblem[]): SortedWords {
  const optionTexts = new Map<string, string[]>()
  const positionalTexts: string[] = []
  let isHelp = false
  let slip = -1
  // most calls of a plugin have no words, and then Node's parser need not be loaded
  for (const token of argv.length === 0 ? [] : tokenize(table, argv)) {
    if (token.kind === 'positional') positionalTexts.push(token.value)
    if (token.kind !== 'option' || token.index === slip) continue
    if (token.name === 'help') isHelp = true
    else if (isSingleDashSlip(table, argv[token.index])) {
      problems.push(unknownOption(argv[token.index] ?? '', table))
      slip = token.index
    } else {
      const text = optionText(table, token, problems)
      if (text === undefined) continue
      const texts = optionTexts.get(token.name)
      if (texts === undefined) optionTexts.set(token.name, [text])
      else texts.push(text)
    }
  }
  return { optionTexts, positionalTexts, isHelp }
}

type Token = ReturnType<typeof tokenize>[number]

function tokenize(table: OptionTable, argv: readonly string[]) {
  const options: Record<string, { type: 'boolean' | 'string'; short?: string }> = Object.create(null)
  options.help = { type: 'boolean', short: 'h' }
  for (const [name, { kind, short }] of Object.entries(table)) {
    options[name] = { type: kind === 'switch' ? 'boolean' : 'string', ...(short !== undefined && { short }) }
  }
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

/** `-output`, which would otherwise be read as `-o` with the value `utput`. */
function isSingleDashSlip(table: OptionTable, word = ''): boolean {
  const name = /^-([a-z][a-z-]+)/.exec(word)?.[1]
  return name !== undefined && Object.hasOwn(table, name)
}

/** The text that an option came with: empty for a switch, `undefined` when there is something wrong with it. */
function optionText(
  table: OptionTable,
  token: Extract<Token, { kind: 'option' }>,
  problems: UsageProblem[],
): string | undefined {
  const { name, rawName, value, inlineValue } = token
  const option = findOption(table, name)
  if (option === undefined) {
    problems.push(unknownOption(rawName, table))
    return undefined
  }
  if (option.kind === 'switch') {
    if (value === undefined) return ''
    problems.push({ message: `${rawName} takes no value` })
    return undefined
  }
  if (value === undefined) {
    problems.push({ message: `${rawName} wants ${option.type.placeholder}, found nothing` })
    return undefined
  }
  // `--app --project x` is a forgotten value; `-` alone is a file name
  if (!inlineValue && value.length > 1 && value.startsWith('-')) {
    const hint = `a value that starts with "-" is written --${name}=VALUE`
    problems.push({ message: `${rawName} wants ${option.type.placeholder}, found the option ${quote(value)}`, hint })
    return undefined
  }
  return value
}

function unknownOption(word: string, table: OptionTable): UsageProblem {
  const name = word.replace(/^-+/, '').replace(/=.*$/s, '')
  const meant = Object.hasOwn(table, name) ? name : nearest(name, [...Object.keys(table), 'help'])
  const isHinted = meant !== undefined && (name.length > 1 || word.startsWith('--'))
  return {
    message: `unknown option ${quote(word.replace(/=.*$/s, ''))}`,
    ...(isHinted && { hint: `did you mean "--${meant}"?` }),
  }
}

const findOption = (table: OptionTable, name: string): Option | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
