/**
 * A cache on disk of what was made from texts.
 *
 * An entry holds the very texts that it was made from, and counts only while they are equal to today's: no digest has
 * to be trusted, and none computed (on a cold start hashing costs more than reading). It only saves time: an
 * entry that is missing, damaged, or cannot be written changes nothing but speed. It holds data, never code. Entries
 * appear whole, by rename, so any number of processes may share a folder.
 */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { murmur3 } from '../../lib/murmur3.ts'

/** What was made from texts, to be found again. */
export interface MadeCache {
  /**
   * What was made from these texts, or undefined.
   *
   * @param slot  Where to look: whatever tells one use from another, most of the time. Two uses that meet in a slot
   *              take turns in it; they never see each other's data.
   * @param texts Everything that the data was made from.
   */
  read(slot: string, texts: readonly string[]): unknown
  write(slot: string, texts: readonly string[], made: unknown): void
}

/** A cache that keeps nothing. */
export const noCache: MadeCache = { read: () => undefined, write: () => undefined }

/** Entries kept; when a write finds more, the older half goes. */
const maxEntries = 2_000

interface Entry {
  readonly texts: readonly string[]
  readonly made: unknown
}

/**
 * Opens a cache folder; it is made, private to its owner, when something is first written.
 *
 * @param folder Where entries lie.
 * @param build  Of the program: entries of another build are never read.
 */
export function openMadeCache(folder: string, build: string): MadeCache {
  const fileOf = (slot: string): string =>
    join(folder, `${build}-${hex(murmur3(slot, 1))}${hex(murmur3(slot, 2))}.json`)
  return {
    read(slot, texts) {
      try {
        const entry: Entry = JSON.parse(readFileSync(fileOf(slot), 'utf8'))
        return isSame(entry.texts, texts) ? entry.made : undefined
      } catch {
        return undefined
      }
    },
    write(slot, texts, made) {
      const target = fileOf(slot)
      const unfinished = `${target}.${process.pid}`
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        writeFileSync(unfinished, JSON.stringify({ texts, made } satisfies Entry), { mode: 0o600, flag: 'wx' })
        renameSync(unfinished, target)
        dropOldest(folder)
      } catch {
        rmSync(unfinished, { force: true })
      }
    },
  }
}

const hex = (word: number): string => word.toString(16).padStart(8, '0')

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index])

function dropOldest(folder: string): void {
  const names = readdirSync(folder)
  if (names.length <= maxEntries) return
  const timeOf = (name: string): number => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const aged = names.map((name) => ({ name, time: timeOf(name) })).sort((a, b) => a.time - b.time)
  for (const { name } of aged.slice(0, names.length - maxEntries / 2)) rmSync(join(folder, name), { force: true })
}
