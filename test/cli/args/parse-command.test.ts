import { describe, expect, expectTypeOf, it } from 'vitest'
import { parseCommand } from '../../../src/cli/args/parse-command.ts'
import type { Entry } from '../../../src/cli/args/value-types.ts'
import { UsageError } from '../../../src/cli/errors.ts'
import type { Json } from '../../../src/core/model/json.ts'
import { completion, render, validate } from '../sample-program.ts'

/** Arguments of a call that asks for no help. */
function parsed(...argv: string[]) {
  const given = parseCommand(render, argv)
  if (given === 'help') throw new Error('asked for help')
  return given
}

function problemsOf(call: () => unknown): string[] {
  try {
    call()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return error.problems.map(({ message, hint }) => (hint === undefined ? message : `${message} (${hint})`))
  }
  return []
}

const renderProblems = (...argv: string[]) => problemsOf(() => parseCommand(render, argv))

describe('parseCommand', () => {
  it('gives every option and argument its type, given or not', () => {
    const { options, positionals } = parsed()
    expect(options).toEqual({
      app: undefined,
      output: 'yaml',
      explain: false,
      param: [],
      'set-fact': [],
      context: undefined,
      flags: [],
      at: undefined,
      workers: 4,
    })
    expect(positionals).toEqual({ dir: '.' })
    expectTypeOf(options.app).toEqualTypeOf<string | undefined>()
    expectTypeOf(options.output).toEqualTypeOf<'yaml' | 'json' | 'ndjson'>()
    expectTypeOf(options.explain).toEqualTypeOf<boolean>()
    expectTypeOf(options.flags).toEqualTypeOf<readonly string[]>()
    expectTypeOf(options['set-fact']).toEqualTypeOf<readonly Entry<Json>[]>()
    expectTypeOf(options.workers).toEqualTypeOf<number>()
    expectTypeOf(positionals.dir).toEqualTypeOf<string>()
  })

  it.each([
    { argv: ['--output', 'json'], why: 'long, separate' },
    { argv: ['--output=json'], why: 'long, attached' },
    { argv: ['-o', 'json'], why: 'short, separate' },
    { argv: ['-ojson'], why: 'short, attached' },
    { argv: ['-xo', 'json'], why: 'short, behind a switch' },
    { argv: ['.', '-o', 'json'], why: 'after an argument' },
  ])('reads $argv: $why', ({ argv }) => {
    expect(parsed(...argv).options.output).toBe('json')
  })

  it('keeps the values of a repeated list in their order', () => {
    expect(parsed('--param', 'a=1', '--param=b=x=y', '--param', 'a=').options.param).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: 'x=y' },
      { key: 'a', value: '' },
    ])
  })

  it('takes keys with the names of prototypes as any other', () => {
    const [entry] = parsed('--set-fact', '__proto__={"constructor":1}').options['set-fact']
    expect(entry).toEqual({ key: '__proto__', value: { constructor: 1 } })
  })

  it('takes what looks like an option as a value when it is attached, and as an argument after --', () => {
    expect(parsed('--app=-x').options.app).toBe('-x')
    expect(parsed('--', '-x').positionals.dir).toBe('-x')
    expect(parsed('-').positionals.dir).toBe('-')
  })

  it('collects the rest', () => {
    expect(parseCommand(validate, ['a', 'b'])).toMatchObject({ positionals: { paths: ['a', 'b'] } })
    expect(parseCommand(validate, [])).toMatchObject({ positionals: { paths: [] } })
  })

  it.each([
    { argv: ['--idea', '--help'], why: 'after a mistake' },
    { argv: ['-h'], why: 'in short' },
    { argv: ['-xh'], why: 'behind a switch' },
  ])('asks for help by $argv: $why', ({ argv }) => {
    expect(parseCommand(render, argv)).toBe('help')
  })

  it('leaves --help alone after --', () => {
    expect(parsed('--', '--help').positionals.dir).toBe('--help')
  })

  it.each([
    {
      argv: ['--ouput', 'json', 'x'],
      says: ['unknown option "--ouput" (did you mean "--output"?)', 'unexpected argument "x"'],
    },
    { argv: ['--hlep'], says: ['unknown option "--hlep" (did you mean "--help"?)'] },
    { argv: ['--something-else=secret'], says: ['unknown option "--something-else"'] },
    { argv: ['-z'], says: ['unknown option "-z"'] },
    { argv: ['-output', 'json'], says: ['unknown option "-output" (did you mean "--output"?)'] },
    { argv: ['--__proto__'], says: ['unknown option "--__proto__"'] },
    { argv: ['--constructor=1'], says: ['unknown option "--constructor"'] },
    { argv: ['--explain=no'], says: ['--explain takes no value'] },
    { argv: ['--app'], says: ['--app wants NAME, found nothing'] },
    {
      argv: ['--app', '--explain'],
      says: ['--app wants NAME, found the option "--explain" (a value that starts with "-" is written --app=VALUE)'],
    },
    { argv: ['--app', ''], says: ['--app wants text that is not empty'] },
    { argv: ['--app', 'a', '--app', 'b'], says: ['--app is given 2 times, and takes one value'] },
    { argv: ['a', 'b', 'c'], says: ['unexpected argument "b"'] },
    { argv: ['\u001b[31m', 'b\u0007'], says: ['unexpected argument "b\\x07"'] },
  ])('says what is wrong with $argv', ({ argv, says }) => {
    expect(renderProblems(...argv)).toEqual(says)
  })

  it('finds all problems of a call at once', () => {
    expect(renderProblems('--output', 'yml', '--at', 'noon', '--nope', '--workers', '0')).toEqual([
      'unknown option "--nope"',
      '--output wants one of yaml, json, ndjson, found "yml" (did you mean "yaml"?)',
      '--at wants a time with its zone, such as 2026-12-01T09:00:00Z, found "noon"',
      '--workers wants an integer from 1 to 64, found "0"',
    ])
  })

  it('names a required argument that is missing, and what it could be', () => {
    expect(problemsOf(() => parseCommand(completion, []))).toEqual(['SHELL is missing (one of bash, zsh, fish)'])
    expect(problemsOf(() => parseCommand(completion, ['zhs']))).toEqual([
      'SHELL wants one of bash, zsh, fish, found "zhs" (did you mean "zsh"?)',
    ])
  })
})
