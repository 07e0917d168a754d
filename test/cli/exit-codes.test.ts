import { describe, expect, it } from 'vitest'
import { exitCodeOf, exitCodes } from '../../src/cli/exit-codes.ts'
import { unplaced, withRelated } from './output/samples.ts'

describe('exitCodes', () => {
  it('never change: scripts decide by them', () => {
    expect(exitCodes).toEqual({ fine: 0, findings: 1, usage: 2, unreachable: 3, internal: 70, readerGone: 141 })
  })
})

describe('exitCodeOf', () => {
  it.each([
    { diagnostics: [], code: 0, why: 'there is nothing' },
    { diagnostics: [withRelated], code: 0, why: 'warnings stop nothing' },
    { diagnostics: [withRelated, unplaced], code: 1, why: 'one error is enough' },
  ])('is $code: $why', ({ diagnostics, code }) => {
    expect(exitCodeOf(diagnostics)).toBe(code)
  })
})
