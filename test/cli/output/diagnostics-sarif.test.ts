import { describe, expect, it } from 'vitest'
import { formatDiagnosticsSarif } from '../../../src/cli/output/diagnostics-sarif.ts'
import { diagnosticCodes } from '../../../src/core/diagnostic/codes.ts'
import { calm, hostile, unknownVariant, unplaced, withRelated } from './samples.ts'

const logOf = (...diagnostics: Parameters<typeof formatDiagnosticsSarif>[0]) =>
  JSON.parse(formatDiagnosticsSarif(diagnostics, '1.2.3'))

describe('formatDiagnosticsSarif', () => {
  it('writes a log with its tool, rules and results', () => {
    const log = logOf(unknownVariant, withRelated)
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] })
    const [run] = log.runs
    expect(run.tool.driver).toEqual({
      name: 'FlagOps',
      version: '1.2.3',
      rules: [{ id: 'UNKNOWN_VARIANT', shortDescription: { text: diagnosticCodes.UNKNOWN_VARIANT } }],
    })
    expect(run.results).toEqual([
      {
        ruleId: 'UNKNOWN_VARIANT',
        ruleIndex: 0,
        level: 'error',
        message: {
          text: 'a rule of flag "checkout-replicas" serves a variant the flag does not have\nfound: "lagre"\nexpected: one of "small", "large"\nhint: did you mean "large"?',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'flags/checkout.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 22, startColumn: 14, endColumn: 19 },
            },
          },
        ],
      },
      {
        ruleId: 'UNKNOWN_VARIANT',
        ruleIndex: 0,
        level: 'warning',
        message: { text: 'this stands twice' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'b.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 1, endColumn: 4 },
            },
          },
        ],
        relatedLocations: [
          {
            id: 0,
            message: { text: 'the first one' },
            physicalLocation: {
              artifactLocation: { uri: 'a.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 7, startColumn: 5 },
            },
          },
        ],
      },
    ])
  })

  it('reports what has no place as a notification of the run', () => {
    const [run] = logOf(unplaced, unknownVariant).runs
    expect(run.results).toHaveLength(1)
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { descriptor: { id: 'UNKNOWN_VARIANT' }, level: 'error', message: { text: 'nothing to render' } },
        ],
      },
    ])
  })

  it('is a log even when there is nothing to say', () => {
    expect(logOf().runs[0].results).toEqual([])
  })

  it.each([
    { file: 'a b/ü#?.yaml', uri: 'a%20b/%C3%BC%23%3F.yaml', why: 'what means something in a URI' },
    { file: 'c:/x', uri: 'c%3A/x', why: 'a first part that looks like a scheme' },
    { file: '100%.yaml', uri: '100%25.yaml', why: 'the escape itself' },
    { file: 'a\nb', uri: 'a%0Ab', why: 'a line break' },
    { file: 'a\ud800', uri: 'a%EF%BF%BD', why: 'half a character, which is no URI at all' },
  ])('writes $file as $uri: $why', ({ file, uri }) => {
    const [run] = logOf({ ...unknownVariant, at: { file, line: 1, column: 1 } }).runs
    expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri, uriBaseId: '%SRCROOT%' })
  })

  it('writes an absolute path as a file URI', () => {
    const [run] = logOf({ ...unknownVariant, at: { file: '/etc/a b', line: 1, column: 1 } }).runs
    expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'file:///etc/a%20b' })
  })

  it('writes braces and links as text, which SARIF would read as placeholders and links', () => {
    const message = '{{flag "x"}} has [a](https://example.com)'
    const [run] = logOf({ ...withRelated, message }).runs
    expect(run.results[0].message.text).toBe('{{{{flag "x"}}}} has [a] (https://example.com)')
  })

  it('is safe to look at', () => {
    for (const line of formatDiagnosticsSarif([hostile], '1.2.3').split('\n')) expect(line).toMatch(calm)
  })
})
