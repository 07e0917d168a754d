/** Diagnostics that the tests of all formats share. */

import type { Diagnostic } from '../../../src/core/diagnostic/diagnostic.ts'

/** A full one: place, found, expected, hint. */
export const unknownVariant: Diagnostic = {
  code: 'UNKNOWN_VARIANT',
  severity: 'error',
  message: 'a rule of flag "checkout-replicas" serves a variant the flag does not have',
  at: { file: 'flags/checkout.yaml', line: 22, column: 14 },
  length: 5,
  found: '"lagre"',
  expected: 'one of "small", "large"',
  hint: 'did you mean "large"?',
}

/** A warning with a second place. */
export const withRelated: Diagnostic = {
  code: 'UNKNOWN_VARIANT',
  severity: 'warning',
  message: 'this stands twice',
  at: { file: 'b.yaml', line: 3, column: 1 },
  length: 3,
  related: [{ message: 'the first one', at: { file: 'a.yaml', line: 7, column: 5 } }],
}

/** One without a place. */
export const unplaced: Diagnostic = { code: 'UNKNOWN_VARIANT', severity: 'error', message: 'nothing to render' }

/** Everything in it tries to break out: of the line, the terminal, the workflow command, the URI. */
export const hostile: Diagnostic = {
  code: 'UNKNOWN_VARIANT',
  severity: 'error',
  message: 'a\n::error::b\r\u001b[2J%0A',
  at: { file: 'x,y:%\n::set-output name=a::b \u202e\ud800/ü#?.yaml', line: 1, column: 1 },
  found: '"\u0000\u0085\u2028"',
}

const lines = new Map([
  ['flags/checkout.yaml:22', '      serve: lagre'],
  ['b.yaml:3', 'foo: 1'],
  ['a.yaml:7', '    foo: 2'],
])

/** Lines of the files that the samples are about. */
export const sampleExcerpt = (file: string, line: number): string | undefined => lines.get(`${file}:${line}`)

/** No control or invisible character but the line break. */
export const calm = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u
