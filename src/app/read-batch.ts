/** Reading a batch of questions: a file's lines, or standard input's. */

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import { unreadable } from '../io/files/read-text.ts'

/**
 * Reads lines. Empty lines at the end are not counted; an empty line elsewhere is a line.
 *
 * @param path `-` for standard input.
 */
export function readBatch(workingDirectory: string, path: string): { lines: readonly string[]; problem?: Diagnostic } {
  try {
    const text = readFileSync(path === '-' ? 0 : resolve(workingDirectory, path), 'utf8').trimEnd()
    return { lines: text === '' ? [] : text.split(/\r?\n/) }
  } catch (error) {
    return { lines: [], problem: unreadable(error, path) }
  }
}
