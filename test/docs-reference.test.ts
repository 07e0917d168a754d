/**
 * Holds the generated parts of the reference to the code.
 *
 * After a change of a table, `npx vitest run test/docs-reference.test.ts -u` writes the pages anew.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../src/core/diagnostic/codes.ts'
import { withSections } from './support/reference-sections.ts'

const reference = join(import.meta.dirname, '../docs/reference')

describe('generated parts of the reference', () => {
  it.each(['errors.md', 'settings.md', 'cli.md'])('are up to date in %s', async (name) => {
    const path = join(reference, name)
    await expect(withSections(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })

  it('list every diagnostic code, in whatever area it stands', () => {
    const page = readFileSync(join(reference, 'errors.md'), 'utf8')
    const listed = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map((match) => match[1])
    expect(listed).toEqual(expect.arrayContaining(Object.keys(diagnosticCodes)))
    expect(new Set(listed).size).toBe(listed.length)
  })
})
