/**
 * Reading one text file that somebody wrote: bounded, regular, UTF-8.
 *
 * Whatever is wrong with the file is a diagnostic. Nothing is read before the size is known to be allowed.
 */

import { isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { SourceText } from '../../core/diagnostic/source-text.ts'

/** A file's text, or why there is none. */
export type TextResult =
  | { readonly source: SourceText; readonly problem?: undefined }
  | { readonly source?: undefined; readonly problem: Diagnostic }

/**
 * Reads a file.
 *
 * @param path     Where it lies. A last component that is a symbolic link is not followed: resolve it first.
 * @param shown    Path for diagnostics.
 * @param maxBytes Size above which it is refused.
 */
export function readText(path: string, shown: string, maxBytes: number): TextResult {
  let handle: number | undefined
  try {
    // NONBLOCK: opening a pipe that nobody writes to must not hang.
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const status = fstatSync(handle)
    if (!status.isFile()) return refuse('NOT_A_FILE', shown, 'this is not a regular file')
    if (status.size > maxBytes) return tooLarge(shown, status.size, maxBytes)
    const bytes = readFileSync(handle)
    if (bytes.length > maxBytes) return tooLarge(shown, bytes.length, maxBytes)
    return decode(bytes, shown)
  } catch (error) {
    return { problem: unreadable(error, shown) }
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** A diagnostic for what the system says of a path, without its own path in it. */
export function unreadable(error: unknown, shown: string): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const texts: Record<string, string> = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'there is no such file',
    EACCES: 'permission denied',
    EISDIR: 'this is a folder, not a file',
    ELOOP: 'this is a symbolic link that may not be followed',
    ENAMETOOLONG: 'the name is too long',
  }
  const missing = code === 'ENOENT' || code === 'ENOTDIR'
  return {
    code: missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE',
    severity: 'error',
    message: texts[code] ?? `the file cannot be read (${code})`,
    at: { file: shown, line: 1, column: 1 },
  }
}

function decode(bytes: Buffer, shown: string): TextResult {
  // `toString` keeps a byte order mark, which is for the readers of formats to judge
  if (isUtf8(bytes)) return { source: new SourceText(shown, bytes.toString('utf8')) }
  const before = new SourceText(shown, bytes.subarray(0, validPrefix(bytes)).toString('utf8'))
  return {
    problem: {
      code: 'NOT_UTF8',
      severity: 'error',
      message: 'the file is not UTF-8 text',
      at: before.positionAt(before.text.length),
      hint: 'save it as UTF-8; bytes that are not text belong base64-encoded into binaryData',
    },
  }
}

/** Length of the longest prefix that is valid UTF-8, by halving. */
function validPrefix(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    // `stream`: a character cut off at the end is not yet an error.
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      low = middle
    } catch {
      high = middle - 1
    }
  }
  return low
}

function refuse(code: 'NOT_A_FILE', shown: string, message: string): TextResult {
  return { problem: { code, severity: 'error', message, at: { file: shown, line: 1, column: 1 } } }
}

function tooLarge(shown: string, bytes: number, maxBytes: number): TextResult {
  return {
    problem: {
      code: 'FILE_TOO_LARGE',
      severity: 'error',
      message: 'the file is larger than allowed',
      at: { file: shown, line: 1, column: 1 },
      found: `${bytes} bytes`,
      expected: `at most ${maxBytes} bytes`,
    },
  }
}
