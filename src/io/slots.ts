/**
 * Slots: at most so many processes of a machine do the expensive part at once.
 *
 * A slot is a lock file that names its holder. Processes that died without giving theirs back are noticed. In the rare
 * case that two processes reap the same dead holder at the same instant one more than allowed may run: the slots spare
 * the processor, they guard no data.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A slot that this process holds. */
export interface Slot {
  /** Gives the slot back; doing so twice is harmless. */
  release(): void
}

/**
 * Waits for a slot.
 *
 * @param folder Of the lock files, on this machine only: holders are told apart by process number.
 * @param count  How many slots there are, at least 1.
 * @param waitMs How long to wait at most.
 * @returns The slot, or undefined where none came free in time.
 */
export async function takeSlot(folder: string, count: number, waitMs: number): Promise<Slot | undefined> {
  const files = Array.from({ length: count }, (_, index) => join(folder, `slot-${index}`))
  const deadline = process.uptime() + waitMs / 1_000
  for (let attempt = 0; ; attempt += 1) {
    const taken = files.find(tryTake)
    if (taken !== undefined) return { release: () => giveBack(taken) }
    if (process.uptime() >= deadline) return undefined
    await pause(Math.min(10 + attempt * 5, 100))
  }
}

function tryTake(file: string): boolean {
  try {
    writeFileSync(file, holder(process.pid), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (isMissing(error)) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    else if (!isHeld(file)) rmSync(file, { force: true })
    return false
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

function giveBack(file: string): void {
  if (readHolder(file) === holder(process.pid)) rmSync(file, { force: true })
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Process number and when that process began, so that a later process of the same number is not taken for it. */
function holder(pid: number): string {
  return `${pid} ${beginOf(pid)}`
}

function isHeld(file: string): boolean {
  const text = readHolder(file)
  // Empty: its holder made the file and is just writing; gone: somebody gave it back.
  if (text === '' || text === undefined) return true
  const pid = Number(text.split(' ')[0])
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return text === holder(pid)
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Kernel's start time of a process, empty where the system does not tell. */
function beginOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
