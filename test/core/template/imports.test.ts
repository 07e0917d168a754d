import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../../src/core/template/', import.meta.url)

/** All modules that a module loads, types aside, itself and packages included. */
function loads(module: string): Set<string> {
  const found = new Set([new URL(module, folder).href])
  for (const url of found) {
    if (!url.startsWith('file:')) continue
    const text = readFileSync(new URL(url), 'utf8')
    for (const [, name = ''] of text.matchAll(/^import (?!type )[^']*'([^']+)'/gm)) {
      found.add(name.startsWith('.') ? new URL(name, url).href : name)
    }
  }
  return found
}

const packagesOf = (module: string): string[] => [...loads(module)].filter((url) => !url.startsWith('file:'))

describe('loading templates', () => {
  it.each(['plan-templates.ts', 'link-templates.ts', 'question.ts', 'check-names.ts', 'partial-name.ts'])(
    '%s needs no parser, for templates that come from a cache',
    (module) => {
      expect(packagesOf(module)).toEqual([])
    },
  )

  it('compiling loads the parser of Handlebars, and nothing else of it', () => {
    expect(packagesOf('compile-template.ts')).toEqual(['handlebars/dist/cjs/handlebars/compiler/base.js'])
  })
})
