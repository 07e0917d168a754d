import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FlagOpsError } from '../../src/app/errors.ts'
import { reportError, UsageError } from '../../src/cli/errors.ts'
import { ReaderGoneError } from '../../src/cli/output/stdout.ts'

const report = (error: unknown, showStack = false) => reportError(error, 'flagops render', showStack)

/** What `work` throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('reportError', () => {
  it('lists every problem of a call and ends with where to look', () => {
    const error = new UsageError([{ message: 'first' }, { message: 'second', hint: 'did you mean "x"?' }])
    expect(report(error)).toEqual({
      text: 'flagops render: first\nflagops render: second (did you mean "x"?); see "flagops render --help"\n',
      exitCode: 2,
    })
  })

  it.each([
    { kind: 'findings', exitCode: 1 },
    { kind: 'usage', exitCode: 2 },
    { kind: 'unreachable', exitCode: 3 },
    { kind: 'internal', exitCode: 70 },
  ] as const)('ends with $exitCode where the error is one of $kind', ({ kind, exitCode }) => {
    const error = new FlagOpsError(kind, 'SOME_CODE', 'it did not work', { hint: 'try this' })
    expect(report(error)).toEqual({ text: 'flagops render: SOME_CODE: it did not work (try this)\n', exitCode })
  })

  it('passes on what the operating system says', () => {
    const error = thrownBy(() => readFileSync('/nowhere/at/all'))
    expect(report(error)).toEqual({
      text: "flagops render: ENOENT: no such file or directory, open '/nowhere/at/all'\n",
      exitCode: 3,
    })
  })

  it('withholds the message of any other error, which may quote a secret', () => {
    const error = thrownBy(() => JSON.parse('hunter2'))
    const { text, exitCode } = report(error)
    expect(text).toMatch(/^flagops render: internal error: SyntaxError at .+\(this is a defect of FlagOps; .+\)\n$/)
    expect(text).not.toContain('hunter2')
    expect(exitCode).toBe(70)
    expect(report('hunter2').text).toContain('internal error: a thrown string')
  })

  it('shows stacks and causes first to those who ask', () => {
    const error = new FlagOpsError('unreachable', 'X', 'outer', { cause: new Error('inner') })
    const lines = report(error, true).text.trimEnd().split('\n')
    expect(lines[0]).toContain('FlagOpsError: outer')
    expect(lines).toContain('Error: inner')
    expect(lines.at(-1)).toBe('flagops render: X: outer')
  })

  it('keeps every line calm and short', () => {
    const error = new FlagOpsError('findings', 'X', `a\n\u001b[2J${'x'.repeat(5_000)}`)
    const { text } = report(error)
    expect(text).toHaveLength(1_001)
    expect(text).toMatch(/^flagops render: X: a\\x0a\\x1b\[2Jx+…\n$/)
  })

  it('says nothing to a reader who is gone', () => {
    expect(report(new ReaderGoneError('gone'))).toEqual({ text: '', exitCode: 141 })
  })
})
