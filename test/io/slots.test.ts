import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeSlot } from '../../src/io/slots.ts'

describe('takeSlot', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flagops-slots-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('gives as many slots as there are, and again what was given back', async () => {
    const first = await takeSlot(folder, 2, 0)
    const second = await takeSlot(folder, 2, 0)
    expect([first, second]).not.toContain(undefined)
    expect(await takeSlot(folder, 2, 0)).toBeUndefined()
    first?.release()
    expect(await takeSlot(folder, 2, 0)).toBeDefined()
  })

  it('waits for a slot that comes free', async () => {
    const held = await takeSlot(folder, 1, 0)
    const waiting = takeSlot(folder, 1, 10_000)
    held?.release()
    expect(await waiting).toBeDefined()
  })

  it('takes the slot of a process that died', async () => {
    // No process has this number: it is above what the kernel gives out.
    writeFileSync(join(folder, 'slot-0'), '99999999 1')
    expect(await takeSlot(folder, 1, 1_000)).toBeDefined()
  })

  it('leaves nothing behind', async () => {
    const slot = await takeSlot(folder, 1, 0)
    slot?.release()
    slot?.release()
    expect(readdirSync(folder)).toEqual([])
  })
})
