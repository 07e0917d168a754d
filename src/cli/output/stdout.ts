/**
 * Writing to a pipe, file or terminal: all of it, before anything else happens.
 *
 * Node's own streams write pipes asynchronously, so that an exit right behind a write can cut the output short.
 * Here the call returns when every byte is written.
 */

import { writeSync } from 'node:fs'

/** Thrown when whoever read our output closed it before its end. Not worth a message: they wanted no more. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError'
}

/** How long to wait for a full pipe before trying again: from, to; each wait is twice the one before. */
const waitMs = { least: 1, most: 16 } as const

/**
 * Writes all bytes to a file descriptor; returns when they are written.
 *
 * @param bytes Text is written as UTF-8.
 * @throws ReaderGoneError when the other end is closed; any other error as Node gives it.
 */
export function writeAll(fd: number, bytes: string | Uint8Array): void {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  let written = 0
  let delay: number = waitMs.least
  while (written < all.length) {
    const count = writeSome(fd, all, written)
    written += count
    if (count > 0) delay = waitMs.least
    else {
      sleep(delay)
      delay = Math.min(delay * 2, waitMs.most)
    }
  }
}

/** Bytes taken; 0 when a pipe that does not block is full. */
function writeSome(fd: number, bytes: Uint8Array, from: number): number {
  try {
    return writeSync(fd, bytes, from)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EAGAIN') return 0
    if (code === 'EPIPE') throw new ReaderGoneError('the reader of the output is gone', { cause: error })
    throw error
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
