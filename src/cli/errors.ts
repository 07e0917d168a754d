/**
 * How an error becomes text and an exit code.
 *
 * Errors of FlagOps carry messages that are fit to be shown. Other errors may quote anything, a secret included, so
 * their message is shown only when asked for.
 */

import { FlagOpsError } from '../app/errors.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { ReaderGoneError } from './output/stdout.ts'
import { clip, visible } from './output/visible.ts'

/** Something wrong with how a command was called. The message never repeats a fact's value. */
export interface UsageProblem {
  readonly message: string
  readonly hint?: string
}

/** A command was called wrongly. Holds every problem of the call. */
export class UsageError extends FlagOpsError {
  override readonly name = 'UsageError'
  readonly problems: readonly UsageProblem[]

  constructor(problems: readonly UsageProblem[]) {
    super('usage', 'WRONG_USE', problems.map(({ message }) => message).join('; '))
    this.problems = problems
  }
}

/** An error as the user meets it. */
export interface ErrorReport {
  /** For stderr: lines with their line breaks, the one to act on last. Empty where there is nothing to say. */
  readonly text: string
  readonly exitCode: ExitCode
}

/** Longest line of a report in UTF-16 code units. */
const maxUnits = 1_000

/**
 * Describes an error.
 *
 * @param command   What failed, as typed: `flagops render`.
 * @param showStack Whether to show stacks first, with whatever they quote: for those who look for a defect.
 */
export function reportError(error: unknown, command: string, showStack: boolean): ErrorReport {
  if (error instanceof ReaderGoneError) return { text: '', exitCode: exitCodes.readerGone }
  const stack = showStack && error instanceof Error ? stackLines(error) : []
  const { lines, exitCode } = describe(error, command)
  return { text: [...stack, ...lines].map((line) => `${clip(visible(line), maxUnits)}\n`).join(''), exitCode }
}

function describe(error: unknown, command: string): { lines: string[]; exitCode: ExitCode } {
  if (error instanceof UsageError) {
    const lines = error.problems.map((problem) => `${command}: ${withHint(problem)}`)
    lines.push(`${lines.pop() ?? `${command}: wrong use`}; see "${command} --help"`)
    return { lines, exitCode: exitCodes.usage }
  }
  if (error instanceof FlagOpsError) {
    return { lines: [`${command}: ${error.code}: ${withHint(error)}`], exitCode: exitCodes[error.kind] }
  }
  if (isSystemError(error)) return { lines: [`${command}: ${error.message}`], exitCode: exitCodes.unreachable }
  const what = error instanceof Error ? `${error.name}${innermostFrame(error)}` : `a thrown ${typeof error}`
  const advice = 'this is a defect of FlagOps; FLAGOPS_DEBUG=1 shows more'
  return { lines: [`${command}: internal error: ${what} (${advice})`], exitCode: exitCodes.internal }
}

function withHint({ message, hint }: { message: string; hint?: string | undefined }): string {
  return hint === undefined ? message : `${message} (${hint})`
}

/** Errors of the operating system: their messages are made of a code, a call and a path or address. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'errno' in error && 'syscall' in error && 'code' in error
}

function innermostFrame(error: Error): string {
  const frame = /^\s+(at .+)$/m.exec(error.stack ?? '')?.[1]
  return frame === undefined ? '' : ` ${frame}`
}

function stackLines(error: Error): string[] {
  const lines = (error.stack ?? error.message).split('\n')
  return error.cause instanceof Error ? [...lines, 'caused by:', ...stackLines(error.cause)] : lines
}
