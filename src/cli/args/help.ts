/** Help texts, made from the tables of commands. */

import type { Command, Option, Positional, Program } from './command.ts'

/** Columns that help takes at most; only examples may be longer. */
const width = 90

/** Where descriptions begin at most; a longer term has its description on the next line. */
const maxTermWidth = 30

/** Help of the whole program: its commands, one line each. Ends with a line break. */
export function formatProgramHelp({ name, summary, commands }: Program): string {
  const rows = commands.map((command) => ({ term: command.name, description: command.summary }))
  const general = [
    { term: 'help COMMAND', description: 'Explain a command, with examples' },
    { term: '--version', description: 'Print the version' },
  ]
  return joinSections([
    `${name}: ${summary}\n`,
    `Usage: ${name} COMMAND [OPTIONS]\n`,
    section('Commands', rows),
    section('Also', general),
    `Exit codes: 0 fine, 1 findings, 2 wrong use, 3 could not reach something.\n`,
  ])
}

/** Help of one command: usage, arguments, options, examples. Ends with a line break. */
export function formatCommandHelp(command: Command, programName: string): string {
  const { name, summary, description, positionals, options, examples } = command
  const paragraphs = description === undefined ? [] : description.split('\n\n')
  return joinSections([
    wrap(`${programName} ${name}: ${summary}`, width, ''),
    ...paragraphs.map((paragraph) => wrap(paragraph, width, '')),
    `Usage: ${formatUsage(command, programName)}\n`,
    section('Arguments', Object.values(positionals).map(positionalRow)),
    section('Options', [...Object.entries(options).map(optionRow), helpRow]),
    examples.length === 0
      ? ''
      : `Examples:\n${examples.map(({ about, line }) => `  # ${about}\n  ${line}\n`).join('\n')}`,
  ])
}

/** How a command is typed: `flagops render [DIR] [OPTIONS]`. */
export function formatUsage({ name, positionals }: Command, programName: string): string {
  return [programName, name, ...Object.values(positionals).map(positionalTerm), '[OPTIONS]'].join(' ')
}

interface Row {
  readonly term: string
  readonly description: string
}

const helpRow: Row = { term: '-h, --help', description: 'Print this help' }

function positionalTerm({ kind, type }: Positional): string {
  const name = type.choices?.join('|') ?? type.placeholder
  return kind === 'required' ? name : kind === 'optional' ? `[${name}]` : `[${name}...]`
}

function positionalRow(positional: Positional): Row {
  return { term: positionalTerm(positional), description: positional.description + defaultNote(positional) }
}

function optionRow([name, option]: [string, Option]): Row {
  const short = option.short === undefined ? '    ' : `-${option.short}, `
  if (option.kind === 'switch') return { term: `${short}--${name}`, description: option.description }
  const { placeholder, choices } = option.type
  const notes = [
    choices === undefined ? '' : `: ${choices.join(', ')}`,
    defaultNote(option),
    option.kind === 'list' ? ' (repeatable)' : '',
  ]
  return { term: `${short}--${name} ${placeholder}`, description: option.description + notes.join('') }
}

const defaultNote = (definition: Option | Positional): string =>
  'default' in definition && definition.default !== undefined ? ` (default: ${definition.default})` : ''

function section(heading: string, rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const termWidth = Math.min(maxTermWidth, Math.max(...rows.map(({ term }) => term.length)))
  const indent = ' '.repeat(termWidth + 4)
  const lines = rows.map(({ term, description }) => {
    const text = wrap(description, width - indent.length, indent)
    return term.length > termWidth ? `  ${term}\n${indent}${text}` : `  ${term.padEnd(termWidth)}  ${text}`
  })
  return `${heading}:\n${lines.join('')}`
}

/** Breaks text at spaces into lines of at most `columns`; lines after the first start with `indent`. */
function wrap(text: string, columns: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return `${[...lines, line].join(`\n${indent}`)}\n`
}

const joinSections = (sections: readonly string[]): string => sections.filter((text) => text !== '').join('\n')
