import { describe, expect, it } from 'vitest'
import { formatDiagnosticsGithub } from '../../../src/cli/output/diagnostics-github.ts'
import { calm, hostile, unknownVariant, unplaced, withRelated } from './samples.ts'

/** Undoes the escaping of data the way the runner does. Source: actions/runner `ActionCommand.cs`. */
const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')

describe('formatDiagnosticsGithub', () => {
  it('writes one command for each', () => {
    expect(formatDiagnosticsGithub([unknownVariant, withRelated, unplaced])).toBe(
      [
        '::error file=flags/checkout.yaml,line=22,col=14,endColumn=19,title=UNKNOWN_VARIANT::' +
          'a rule of flag "checkout-replicas" serves a variant the flag does not have%0Afound: "lagre"' +
          '%0Aexpected: one of "small", "large"%0Ahint: did you mean "large"?',
        '::warning file=b.yaml,line=3,col=1,endColumn=4,title=UNKNOWN_VARIANT::this stands twice',
        '::error title=UNKNOWN_VARIANT::nothing to render',
        '',
      ].join('\n'),
    )
  })

  it('lets nothing start a second command or property', () => {
    const [line, ...others] = formatDiagnosticsGithub([hostile]).split('\n')
    expect(others).toEqual([''])
    expect(line).toMatch(calm)
    const [, head = '', data = ''] = /^::error ([^:]*)::(.*)$/.exec(line ?? '') ?? []
    expect(head.split(',').map((property) => property.split('=', 1)[0])).toEqual([
      'file',
      'line',
      'col',
      'endColumn',
      'title',
    ])
    expect(unescapeData(data)).toBe('a\\x0a::error::b\\x0d\\x1b[2J%0A\nfound: "\\x00\\x85\\u{2028}"')
  })
})
