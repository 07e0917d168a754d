import { describe, expect, it } from 'vitest'
import { formatDiagnosticsJson } from '../../../src/cli/output/diagnostics-json.ts'
import { calm, hostile, unknownVariant, unplaced, withRelated } from './samples.ts'

describe('formatDiagnosticsJson', () => {
  it('gives one document with every field', () => {
    expect(JSON.parse(formatDiagnosticsJson([unknownVariant, withRelated, unplaced]))).toEqual({
      version: 1,
      errors: 2,
      warnings: 1,
      diagnostics: [
        {
          code: 'UNKNOWN_VARIANT',
          severity: 'error',
          message: 'a rule of flag "checkout-replicas" serves a variant the flag does not have',
          file: 'flags/checkout.yaml',
          line: 22,
          column: 14,
          endColumn: 19,
          found: '"lagre"',
          expected: 'one of "small", "large"',
          hint: 'did you mean "large"?',
        },
        {
          code: 'UNKNOWN_VARIANT',
          severity: 'warning',
          message: 'this stands twice',
          file: 'b.yaml',
          line: 3,
          column: 1,
          endColumn: 4,
          related: [{ file: 'a.yaml', line: 7, column: 5, message: 'the first one' }],
        },
        { code: 'UNKNOWN_VARIANT', severity: 'error', message: 'nothing to render' },
      ],
    })
  })

  it('is a document even when there is nothing to say', () => {
    expect(JSON.parse(formatDiagnosticsJson([]))).toEqual({ version: 1, errors: 0, warnings: 0, diagnostics: [] })
  })

  it('keeps the exact data and is still safe to look at', () => {
    const json = formatDiagnosticsJson([hostile])
    expect(JSON.parse(json)).toMatchObject({
      diagnostics: [{ message: hostile.message, file: hostile.at?.file, found: hostile.found }],
    })
    for (const line of json.split('\n')) expect(line).toMatch(calm)
  })
})
