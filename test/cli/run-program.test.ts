import { describe, expect, it } from 'vitest'
import { runProgram } from '../../src/cli/run-program.ts'
import { program, recordingTerminal, validate } from './sample-program.ts'

async function run(...argv: string[]) {
  const { terminal, written } = recordingTerminal()
  return { exitCode: await runProgram(program, argv, terminal), ...written }
}

describe('runProgram', () => {
  it('runs a command with its arguments and gives its exit code', async () => {
    expect(await run('render', 'tenant', '-o', 'json')).toEqual({ exitCode: 0, output: 'tenant as json\n', errors: '' })
    expect((await run('validate')).exitCode).toBe(1)
  })

  it.each([
    { argv: ['--help'], shows: 'Commands:' },
    { argv: ['-h'], shows: 'Commands:' },
    { argv: ['help'], shows: 'Commands:' },
    { argv: ['help', 'help'], shows: 'Commands:' },
    { argv: ['help', 'render'], shows: 'Usage: flagops render' },
    { argv: ['--help', 'render'], shows: 'Usage: flagops render' },
    { argv: ['render', '--help'], shows: 'Usage: flagops render' },
    { argv: ['render', '--nonsense', '-h'], shows: 'Usage: flagops render' },
  ])('explains on $argv', async ({ argv, shows }) => {
    const { exitCode, output, errors } = await run(...argv)
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' })
    expect(output).toContain(shows)
  })

  it('says its version', async () => {
    expect(await run('--version')).toEqual({ exitCode: 0, output: 'flagops 1.2.3\n', errors: '' })
  })

  it('shows its help as an error when nothing was asked', async () => {
    const { exitCode, output, errors } = await run()
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' })
    expect(errors).toContain('Commands:')
  })

  it.each([
    { argv: ['rendr'], says: 'flagops: unknown command "rendr" (did you mean "render"?); see "flagops --help"\n' },
    {
      argv: ['help', 'rendr'],
      says: 'flagops: unknown command "rendr" (did you mean "render"?); see "flagops --help"\n',
    },
    {
      argv: ['--verison'],
      says: 'flagops: unknown option "--verison" (did you mean "--version"?); see "flagops --help"\n',
    },
    { argv: ['constructor'], says: 'flagops: unknown command "constructor"; see "flagops --help"\n' },
    {
      argv: ['render', '-o', 'yml'],
      says: 'flagops render: --output wants one of yaml, json, ndjson, found "yml" (did you mean "yaml"?); see "flagops render --help"\n',
    },
  ])('refuses $argv', async ({ argv, says }) => {
    expect(await run(...argv)).toEqual({ exitCode: 2, output: '', errors: says })
  })

  it('reports what a command throws, at once or later', async () => {
    for (const fail of [
      () => {
        throw new RangeError('x')
      },
      () => Promise.reject(new RangeError('x')),
    ]) {
      const { terminal, written } = recordingTerminal()
      const failing = { ...program, commands: [{ ...validate, run: fail }] }
      expect(await runProgram(failing, ['validate'], terminal)).toBe(70)
      expect(written.errors).toContain('flagops validate: internal error: RangeError')
    }
  })

  it('shows stacks with FLAGOPS_DEBUG', async () => {
    const fail = () => Promise.reject(new RangeError('the reason'))
    const failing = { ...program, commands: [{ ...validate, run: fail }] }
    const { terminal, written } = recordingTerminal({ FLAGOPS_DEBUG: '1' })
    await runProgram(failing, ['validate'], terminal)
    expect(written.errors).toContain('RangeError: the reason\n')
  })

  it('still gives an exit code when even errors cannot be written', async () => {
    const { terminal } = recordingTerminal()
    const deaf = {
      ...terminal,
      errors: {
        ...terminal.errors,
        write: () => {
          throw new Error('EIO')
        },
      },
    }
    expect(await runProgram(program, ['nonsense'], deaf)).toBe(2)
  })
})
