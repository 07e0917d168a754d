/** Runs every example of the README and of docs/, each page in a folder of its own. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isShown, readExamples } from './support/doc-examples.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const pages = [
  join(root, 'README.md'),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, 'docs', name)),
].filter((page) => readExamples(readFileSync(page, 'utf8')).length > 0)

describe.each(pages.map((page) => ({ page, name: relative(root, page) })))('examples of $name', ({ page }) => {
  it('do and print what the page shows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flagops-docs-'))
    try {
      mkdirSync(join(folder, '.bin'))
      symlinkSync(join(root, 'bin/flagops.cjs'), join(folder, '.bin/flagops'))
      for (const step of readExamples(readFileSync(page, 'utf8'))) runStep(step, folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function runStep(step: ReturnType<typeof readExamples>[number], folder: string): void {
  const where = `line ${step.line}`
  if (step.kind === 'file') {
    mkdirSync(dirname(join(folder, step.path)), { recursive: true })
    writeFileSync(join(folder, step.path), step.text)
  } else if (step.kind === 'command') {
    const { stdout } = run('sh', ['-c', `${step.command} 2>&1`], folder)
    const printed = stdout.replace(/\n$/, '').split('\n')
    const lines = stdout === '' ? [] : printed
    if (!isShown(lines, step.output)) expect(lines, `${where}: ${step.command}`).toEqual(step.output)
  } else {
    // Inside the project, so that `import … from 'flagops'` finds the package by its own name.
    const file = join(root, `.example-${process.pid}-${step.line}.mjs`)
    try {
      writeFileSync(file, step.text)
      const { status, stderr } = run(process.execPath, [file], folder)
      expect(status, `${where}: ${stderr}`).toBe(0)
    } finally {
      rmSync(file, { force: true })
    }
  }
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; stdout: string; stderr: string } {
  const env = {
    ...process.env,
    PATH: `${join(cwd, '.bin')}:${process.env.PATH}`,
    NO_COLOR: '1',
    FLAGOPS_CACHE_DIR: join(cwd, '.cache'),
  }
  return spawnSync(command, args, { cwd, env, encoding: 'utf8' })
}
