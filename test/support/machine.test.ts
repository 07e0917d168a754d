import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { needs } from './machine.ts'

describe('needs', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', import.meta.dirname) // a folder without programs
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  it('skips what a laptop lacks, and names each program once', () => {
    vi.stubEnv('CI', undefined)
    expect(needs('go', 'argocd')).toEqual({ skip: true })
    expect(console.warn).toHaveBeenCalledExactlyOnceWith('skipped: this machine lacks go, git')
  })

  it('fails in CI, where a skipped test would look like a passed one', () => {
    vi.stubEnv('CI', 'true')
    expect(() => needs('helm')).toThrow('this machine lacks helm; in CI nothing may be skipped')
  })

  it('runs what the machine has, wherever it is', () => {
    vi.unstubAllEnvs()
    expect(needs()).toEqual({ skip: false })
  })
})
