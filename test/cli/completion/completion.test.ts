import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completionScript, type Shell, shells } from '../../../src/cli/completion.ts'
import { program } from '../sample-program.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flagops-completion-'))
  mkdirSync(join(folder, 'tenant'))
  writeFileSync(join(folder, 'tenant.yaml'), '')
  for (const shell of shells) writeFileSync(scriptOf(shell), completionScript(program, shell))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scriptOf = (shell: Shell): string => join(folder, `.script.${shell}`)

function run(shell: Shell, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(shell, words, { cwd: folder, encoding: 'utf8', timeout: 20_000 })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

const isThere = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0

/** Cases that every shell answers alike: the line up to the cursor, and the words that must be offered for its end. */
const cases = [
  { line: 'flagops ren', offers: ['render'], why: 'a command' },
  { line: 'flagops render --out', offers: ['--output'], why: 'an option' },
  { line: 'flagops render -o ', offers: ['json', 'ndjson', 'yaml'], why: 'choices of an option' },
  { line: 'flagops render --output nd', offers: ['ndjson'], why: 'a choice that was begun' },
  { line: 'flagops render --output=nd', offers: ['ndjson'], why: 'a choice behind "="' },
  { line: 'flagops completion ', offers: ['bash', 'fish', 'zsh'], why: 'choices of an argument' },
  { line: 'flagops help r', offers: ['render'], why: 'commands to explain' },
  { line: 'flagops render --app ', offers: [], why: 'nothing can be said about free text' },
  { line: 'flagops render --param a=b --expl', offers: ['--explain'], why: 'an option behind a value' },
]

describe('completionScript', () => {
  describe.skipIf(!isThere('bash'))('for bash (needs bash)', () => {
    /** Splits as bash does: at spaces, and around "=". */
    const wordsOf = (line: string): string[] => line.split(/ +|(=)/).filter((word) => word !== undefined)

    const capture = join(import.meta.dirname, 'capture.bash')

    const complete = (line: string): string[] =>
      run('bash', '--norc', capture, scriptOf('bash'), ...wordsOf(line))
        .split('\n')
        .filter(Boolean)

    it.each(cases)('offers $offers after "$line": $why', ({ line, offers }) => {
      expect(complete(line).sort()).toEqual(offers)
    })

    it('offers nothing itself where files belong, so that readline does', () => {
      expect(complete('flagops validate ten')).toEqual([])
      expect(run('bash', '--norc', '-c', 'source "$1"; complete -p flagops', 'bash', scriptOf('bash'))).toContain(
        '-o default',
      )
    })

    it('works whatever the separators of the user are', () => {
      const words = run('bash', '--norc', '-c', 'IFS=,; source "$@"', 'bash', capture, scriptOf('bash'), 'flagops', '')
      expect(words.split('\n')).toContain('render')
    })
  })

  describe.skipIf(!isThere('fish'))('for fish (needs fish)', () => {
    function complete(line: string): string[] {
      const output = run('fish', '--no-config', '-c', `source $argv[1]; complete -C $argv[2]`, scriptOf('fish'), line)
      const words = output.split('\n').filter(Boolean)
      return words.sort().map((word) => word.split('\t')[0]!.replace(/^--output=/, ''))
    }

    it.each(cases)('offers $offers after "$line": $why', ({ line, offers }) => {
      expect(complete(line).sort()).toEqual(offers)
    })

    it('offers files and folders where they belong', () => {
      expect(complete('flagops validate ten')).toEqual(['tenant.yaml', 'tenant/'])
      expect(complete('flagops render ten')).toEqual(['tenant/'])
      expect(complete('flagops render --flags ten')).toEqual(['tenant.yaml', 'tenant/'])
    })
  })

  describe.skipIf(!isThere('zsh'))('for zsh (needs zsh)', () => {
    const capture = join(import.meta.dirname, 'capture.zsh')

    /** Words offered; where there was one, it is on the line already. */
    function complete(line: string): string[] {
      const lines = run('zsh', '-f', capture, scriptOf('zsh'), folder, line).split(/\r?\n/)
      const after = lines.find((text) => text.startsWith('line:'))?.slice('line:'.length) ?? ''
      if (after !== line)
        return [
          after
            .trim()
            .replace(/^.*[ =](?=.)/, '')
            .replace(/=$/, ''),
        ]
      return lines.filter((text) => text.startsWith('hit:')).map((text) => text.slice('hit:'.length))
    }

    it.each(cases)('offers $offers after "$line": $why', ({ line, offers }) => {
      expect(complete(line).sort()).toEqual(offers)
    })

    it('offers files and folders where they belong', () => {
      expect(complete('flagops validate tenant.')).toEqual(['tenant.yaml'])
      expect(complete('flagops render ten')).toEqual(['tenant/'])
    })
  })
})
