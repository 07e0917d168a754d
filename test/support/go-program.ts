/**
 * Go programs that tests compare with or run against: compiled once, then found in the user's cache folder.
 *
 * The folder's name is made of the sources, so an edit or another pinned version compiles anew and nothing stale is
 * ever run. It appears whole or not at all; test files may ask for the same program at the same time.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A Go module of the tests: one main package, all of whose sources lie in one folder. */
export interface GoProgram {
  /** File name of the compiled program. */
  readonly name: string
  /** Absolute path of the folder with `go.mod`, `go.sum` and the sources. */
  readonly sources: string
}

/** How many builds of a program are kept: today's, and those of branches one switches between. */
const keptBuilds = 3

/** Most output of the `go` command that is kept, in bytes: enough for any error. */
const maxOutputBytes = 64 * 1024 * 1024

/**
 * Compiles a program unless these very sources were compiled before.
 *
 * @param finish Called with the unfinished folder after the compilation, to add what the program needs beside it.
 * @returns Absolute path of the folder that holds the program under its name.
 * @throws Error with the compiler's words when it does not compile.
 */
export function buildGoProgram(program: GoProgram, finish: (folder: string) => void = () => {}): string {
  const builds = join(cacheFolder(), program.name)
  const folder = join(builds, digestOf(program))
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    runGo(program, ['build', '-buildvcs=false', '-ldflags', '-s -w', '-o', join(unfinished, program.name), '.'])
    finish(unfinished)
    giveName(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  removeOldBuilds(builds)
  return folder
}

/**
 * Folder in which the module cache holds a module that the program depends on, for files that come with it.
 *
 * @throws Error when the module is not one of the program's.
 */
export function moduleFolder(program: GoProgram, module: string): string {
  return runGo(program, ['list', '-m', '-f', '{{.Dir}}', module]).trim()
}

/** Gives the finished folder its name. Another process may have been faster: then its folder, as good as ours, stays. */
function giveName(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'flagops-test')
}

function digestOf({ sources }: GoProgram): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const name of readdirSync(sources).sort()) hash.update(`\0${name}\0`).update(readFileSync(join(sources, name)))
  return hash.digest('hex').slice(0, 16)
}

function runGo({ name, sources }: GoProgram, words: readonly string[]): string {
  const done = spawnSync('go', words, {
    cwd: sources,
    encoding: 'utf8',
    maxBuffer: maxOutputBytes,
    // Without cgo the result needs no C compiler to build and no C library to run.
    env: { ...process.env, CGO_ENABLED: '0' },
  })
  if (done.error) throw done.error
  if (done.status !== 0) throw new Error(`go ${words[0]} failed for ${name}:\n${done.stderr}`)
  return done.stdout
}

function removeOldBuilds(builds: string): void {
  const finished = readdirSync(builds).filter((name) => !name.includes('.'))
  const newestFirst = finished
    .map((name) => ({ name, time: statSync(join(builds, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
  for (const { name } of newestFirst.slice(keptBuilds)) rmSync(join(builds, name), { recursive: true, force: true })
}
