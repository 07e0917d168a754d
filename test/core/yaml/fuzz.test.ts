import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import { readKubernetes } from '../../../src/core/yaml/kubernetes/read-kubernetes.ts'
import { readLocated } from '../../../src/core/yaml/read-located.ts'

const words = [
  'a',
  'k: ',
  'k:',
  '- ',
  '? ',
  ': ',
  '\n',
  '\n  ',
  '\n    ',
  ' ',
  '\t',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  '#',
  ' # c',
  '&a ',
  '*a',
  '<<: ',
  '!',
  '!!str ',
  '!!int ',
  '!!binary ',
  '!<',
  '%',
  '@',
  '|',
  '>',
  '|-\n',
  '>+2\n',
  '---',
  '\n---\n',
  '...',
  '\n...\n',
  '0755',
  '~',
  '.inf',
  '\\',
  '\\x4',
  '\\u',
  '\r',
  '\r\n',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\0',
  '😀',
  '&a [*a]',
  '[[[[',
  '{{{{',
  '- - - ',
  '? ? ? ',
]
const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''))
const repeated = fc
  .tuple(fc.constantFrom(...words), fc.integer({ min: 500, max: 20_000 }))
  .map(([word, count]) => word.repeat(count))

describe.each([
  ['readKubernetes', readKubernetes],
  ['readLocated', readLocated],
] as const)('%s', (_, read) => {
  it.each([
    ['soups of tokens', soup, 5_000],
    ['one token over and over', repeated, 150],
    ['any text', fc.string({ unit: 'binary', maxLength: 60 }), 2_000],
  ] as const)('answers for %s, with findings that have a place', (_name, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = text.split('\n').length
        for (const { at, length } of read(new SourceText('soup.yaml', text)).diagnostics) {
          expect(at?.line).toBeLessThanOrEqual(lines)
          expect(length).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns },
    )
  })
})
