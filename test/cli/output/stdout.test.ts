import { spawn, spawnSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReaderGoneError, writeAll } from '../../../src/cli/output/stdout.ts'

/** Many times what a pipe holds. */
const bytes = Buffer.alloc(4 * 1024 * 1024, 'FlagOps writes everything or says so. ')

let folder = ''
let fifo = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flagops-stdout-'))
  fifo = join(folder, 'pipe')
  expect(spawnSync('mkfifo', [fifo]).status).toBe(0)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('writeAll', () => {
  it.each([
    { flags: constants.O_WRONLY, kind: 'blocks' },
    { flags: constants.O_RDWR | constants.O_NONBLOCK, kind: 'does not block, and says EAGAIN when it is full' },
  ])('writes all to a pipe that $kind', async ({ flags }) => {
    const copy = join(folder, 'copy')
    const reader = spawn('sh', ['-c', `head -c ${bytes.length} "$1" > "$2"`, 'sh', fifo, copy], { stdio: 'ignore' })
    const ended = new Promise((resolve) => reader.once('exit', resolve))
    const fd = openSync(fifo, flags)
    try {
      writeAll(fd, bytes)
      expect(await ended).toBe(0)
    } finally {
      closeSync(fd)
    }
    expect(readFileSync(copy).equals(bytes)).toBe(true)
  })

  it('says that the reader is gone', () => {
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK)
    const writer = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK)
    closeSync(reader)
    try {
      expect(() => writeAll(writer, bytes)).toThrow(ReaderGoneError)
    } finally {
      closeSync(writer)
    }
  })

  it('writes text as UTF-8', () => {
    const path = join(folder, 'file')
    const fd = openSync(path, 'w')
    writeAll(fd, 'é😀')
    writeAll(fd, '')
    closeSync(fd)
    expect(readFileSync(path, 'utf8')).toBe('é😀')
  })

  it('passes other errors on', () => {
    const fd = openSync(join(folder, 'file'), constants.O_RDONLY | constants.O_CREAT)
    expect(() => writeAll(fd, 'x')).toThrow(/EBADF/)
    closeSync(fd)
  })
})
