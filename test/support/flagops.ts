/** Running the bundled command line as its users do: another process, a folder, an environment. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export const launcher = join(projectRoot, 'bin/flagops.cjs')

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** The last line of stderr: what Argo CD's users read. */
  readonly lastLine: string
}

/** A folder of files, with a cache and a temporary folder of its own beside it. */
export class Workspace {
  readonly root = mkdtempSync(join(tmpdir(), 'flagops-test-'))
  readonly folder = join(this.root, 'app')

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    mkdirSync(this.folder)
    mkdirSync(join(this.root, 'tmp'))
    for (const [name, content] of Object.entries(files)) this.write(name, content)
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true })
    writeFileSync(join(this.folder, name), content)
  }

  /** Runs a command in the folder; it is ended after a minute, which no test may need. */
  run(args: readonly string[], environment: Readonly<Record<string, string>> = {}, input?: string): Outcome {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', launcher, ...args],
      {
        cwd: this.folder,
        env: this.environment(environment),
        encoding: 'utf8',
        timeout: 60_000,
        maxBuffer: 2 ** 28,
        input,
      },
    )
    return { status, stdout, stderr, lastLine: stderr.trimEnd().split('\n').at(-1) ?? '' }
  }

  /** Environment of a run: nothing of ours but the path. */
  environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.root,
      TMPDIR: join(this.root, 'tmp'),
      FLAGOPS_CACHE_DIR: join(this.root, 'cache'),
      NO_COLOR: '1',
      ...more,
    }
  }

  /** All files of the application and of the temporary folder, sorted. */
  files(): string[] {
    const below = (name: string): string[] =>
      readdirSync(join(this.root, name), { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1))
    return [...below('app'), ...below('tmp')].sort()
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
