import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listFiles } from '../../../src/io/files/list-files.ts'
import { readText } from '../../../src/io/files/read-text.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flagops-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const put = (name: string, content: string | Uint8Array = ''): string => {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

describe('readText', () => {
  it('gives the text with its byte order mark', () => {
    expect(readText(put('a.yaml', '\ufeffa: 1\n'), 'a.yaml', 100).source?.text).toBe('\ufeffa: 1\n')
  })

  it('says where a file stops being UTF-8', () => {
    const path = put('a.yaml', Buffer.from([0x61, 0x0a, 0x62, 0xc3, 0xa9, 0xff, 0x63]))
    expect(readText(path, 'a.yaml', 100).problem).toMatchObject({ code: 'NOT_UTF8', at: { line: 2, column: 3 } })
  })

  it('refuses a character that is cut off at the end', () => {
    expect(readText(put('a.yaml', Buffer.from([0x61, 0xc3])), 'a.yaml', 100).problem?.code).toBe('NOT_UTF8')
  })

  it('refuses what is too large, exactly above the limit', () => {
    expect(readText(put('a', 'x'.repeat(100)), 'a', 100).source).toBeDefined()
    expect(readText(put('b', 'x'.repeat(101)), 'b', 100).problem).toMatchObject({
      code: 'FILE_TOO_LARGE',
      found: '101 bytes',
    })
  })

  it('does not wait for a pipe that nobody writes to', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(readText(join(folder, 'pipe'), 'pipe', 100).problem?.code).toBe('NOT_A_FILE')
  })

  it.each([
    { name: 'missing', code: 'FILE_NOT_FOUND', why: 'nothing is there' },
    { name: '.', code: 'NOT_A_FILE', why: 'it is a folder' },
  ])('refuses $name: $why', ({ name, code }) => {
    expect(readText(join(folder, name), name, 100).problem?.code).toBe(code)
  })
})

describe('listFiles', () => {
  it('lists by path, and below folders only when told', () => {
    put('b.yaml')
    put('sub/a.yaml')
    put('.hidden')
    expect(listFiles(folder, folder, false).files.map(({ path }) => path)).toEqual(['b.yaml'])
    expect(listFiles(folder, folder, true).files.map(({ path }) => path)).toEqual(['b.yaml', 'sub/a.yaml'])
  })

  it('follows links inside the repository and refuses those that leave it', () => {
    put('app/web.yaml')
    put('shared/base.yaml')
    symlinkSync('../shared/base.yaml', join(folder, 'app/base.yaml'))
    symlinkSync('/etc/hostname', join(folder, 'app/host.yaml'))
    symlinkSync('../../..', join(folder, 'app/up'))
    const { files, diagnostics } = listFiles(join(folder, 'app'), folder, true)
    expect(files.map(({ path }) => path)).toEqual(['base.yaml', 'web.yaml'])
    expect(diagnostics.map(({ code, at }) => [code, at?.file]).sort()).toEqual([
      ['SYMLINK_OUTSIDE', 'host.yaml'],
      ['SYMLINK_OUTSIDE', 'up'],
    ])
  })

  it('is not caught in a circle of links', () => {
    put('app/web.yaml')
    symlinkSync('.', join(folder, 'app/again'))
    expect(listFiles(join(folder, 'app'), folder, true).files.map(({ path }) => path)).toContain('web.yaml')
  })

  it('refuses a folder that is itself a link out of the repository', () => {
    symlinkSync('/etc', join(folder, 'partials'))
    expect(listFiles(join(folder, 'partials'), folder, true, 'partials/').diagnostics).toMatchObject([
      { code: 'SYMLINK_OUTSIDE', at: { file: 'partials' } },
    ])
  })
})
