import { describe, expect, it } from 'vitest'
import { formatCommandHelp, formatProgramHelp } from '../../../src/cli/args/help.ts'
import { completion, program, render, validate } from '../sample-program.ts'

describe('formatCommandHelp', () => {
  it('shows usage, arguments, options with choices and defaults, and examples', () => {
    expect(formatCommandHelp(render, 'flagops')).toBe(`flagops render: Render an application and print its manifests

Works on a copy.

Nothing is printed unless everything renders.

Usage: flagops render [DIR] [OPTIONS]

Arguments:
  [DIR]  Folder of the application (default: .)

Options:
      --app NAME           The application's name; it's shown [as is]: always
  -o, --output FORMAT      Format: yaml, json, ndjson (default: yaml)
  -x, --explain            Say where each value came from
      --param KEY=VALUE    A plugin parameter (repeatable)
      --set-fact KEY=JSON  A fact (repeatable)
      --context JSON       Attributes of the caller
      --flags PATH         Flag file (repeatable)
      --at TIME            Evaluate as of this time
      --workers COUNT      Renders at once (default: 4)
  -h, --help               Print this help

Examples:
  # A customer's manifests
  flagops render tenant --app acme -o json
`)
  })

  it.each([
    { command: completion, usage: 'Usage: flagops completion bash|zsh|fish [OPTIONS]' },
    { command: validate, usage: 'Usage: flagops validate [PATH...] [OPTIONS]' },
  ])('writes $usage', ({ command, usage }) => {
    expect(formatCommandHelp(command, 'flagops')).toContain(`\n${usage}\n`)
  })

  it('wraps descriptions under themselves', () => {
    const long = { kind: 'switch', description: 'word '.repeat(60).trim() } as const
    const lines = formatCommandHelp({ ...validate, options: { long } }, 'flagops').split('\n')
    const first = lines.findIndex((line) => line.includes('--long'))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90)
    expect(lines[first + 1]!.search(/\S/)).toBe(lines[first]!.indexOf('word'))
  })
})

describe('formatProgramHelp', () => {
  it('lists every command with its summary', () => {
    const help = formatProgramHelp(program)
    for (const { name, summary } of program.commands) expect(help).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'))
  })
})
