import { describe, expect, it } from 'vitest'
import { coloured } from '../../../src/cli/output/colours.ts'
import { countDiagnostics, formatDiagnosticsText } from '../../../src/cli/output/diagnostics-text.ts'
import { calm, hostile, sampleExcerpt, unknownVariant, unplaced, withRelated } from './samples.ts'

const excerpt = sampleExcerpt

describe('formatDiagnosticsText', () => {
  it('shows place, message, excerpt, found, expected and hint', () => {
    expect(formatDiagnosticsText([unknownVariant], { excerpt })).toBe(`flags/checkout.yaml:22:14  error  UNKNOWN_VARIANT
  a rule of flag "checkout-replicas" serves a variant the flag does not have
   22 |       serve: lagre
      |              ^^^^^
  found:    "lagre"
  expected: one of "small", "large"
  hint:     did you mean "large"?
`)
  })

  it('shows related places with their lines', () => {
    expect(formatDiagnosticsText([withRelated], { excerpt })).toBe(`b.yaml:3:1  warning  UNKNOWN_VARIANT
  this stands twice
    3 | foo: 1
      | ^^^
  a.yaml:7:5  the first one
    7 |     foo: 2
      |     ^
`)
  })

  it('separates diagnostics by an empty line and leaves out what there is not', () => {
    expect(formatDiagnosticsText([unplaced, unplaced], { excerpt })).toBe(
      'error  UNKNOWN_VARIANT\n  nothing to render\n\nerror  UNKNOWN_VARIANT\n  nothing to render\n',
    )
  })

  it('shows no line where the caller allows none', () => {
    const text = formatDiagnosticsText([unknownVariant, withRelated], { excerpt: () => undefined })
    expect(text).not.toContain('|')
    expect(text).not.toContain('serve:')
  })

  it('says how many it left out', () => {
    const text = formatDiagnosticsText([unplaced, unplaced, unplaced], { excerpt, maxShown: 1 })
    expect(text).toBe('error  UNKNOWN_VARIANT\n  nothing to render\n\n… and 2 more\n')
  })

  it('colours without changing a letter', () => {
    const text = formatDiagnosticsText([unknownVariant, withRelated], { excerpt, colours: coloured })
    expect(text).toContain('\u001b[1;31merror\u001b[0m')
    expect(text).toContain('\u001b[1;31m^^^^^\u001b[0m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that colours are made of
    const uncoloured = text.replace(/\u001b\[[\d;]+m/g, '')
    expect(uncoloured).toBe(formatDiagnosticsText([unknownVariant, withRelated], { excerpt }))
  })

  it('makes everything visible that files and names may hold', () => {
    const text = formatDiagnosticsText([hostile], { excerpt: () => 'a\u001b]0;title\u0007 \u2066b' })
    const lines = text.split('\n')
    for (const line of lines) expect(line).toMatch(calm)
    expect(lines).toHaveLength(6)
  })

  it('gives nothing for nothing', () => {
    expect(formatDiagnosticsText([], { excerpt })).toBe('')
  })
})

describe('countDiagnostics', () => {
  it.each([
    { diagnostics: [], text: '' },
    { diagnostics: [unplaced], text: '1 error' },
    { diagnostics: [withRelated, withRelated], text: '2 warnings' },
    { diagnostics: [unplaced, withRelated, unplaced], text: '2 errors, 1 warning' },
  ])('says "$text"', ({ diagnostics, text }) => {
    expect(countDiagnostics(diagnostics)).toBe(text)
  })
})
