import { describe, expect, it } from 'vitest'
import {
  findBanned,
  findCycles,
  findForbiddenImports,
  findForbiddenPackages,
  findLong,
  findOddNames,
  findUndocumented,
  findUnexplained,
} from './rules.ts'
import { toSource } from './source-file.ts'

const sources = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => toSource(path, text))

describe('the rules', () => {
  it('find imports that go up', () => {
    const files = sources({
      'lib/a.ts': "\nimport { b } from '../core/b.ts'",
      'core/b.ts': "import { a } from '../lib/a.ts'\nimport { c } from './c.ts'",
      'core/deep/d.ts': "import { b } from '../b.ts'",
      'else/e.ts': '',
    })
    const areas = { lib: [], core: ['lib'], 'core/deep': ['lib'] }
    expect(findForbiddenImports(files, areas)).toEqual([
      'lib/a.ts:2: lib may not import core',
      'core/deep/d.ts:1: core/deep may not import core',
      'else/e.ts:1: belongs to no area',
    ])
  })

  it('find packages where they do not belong', () => {
    const files = sources({
      'core/a.ts': "import { join } from 'node:path'\nimport { x } from '@scope/heavy/sub'",
      'core/heavy/b.ts': "import { x } from '@scope/heavy'",
      'io/c.ts': "import { join } from 'node:path'\nimport c from 'constructor'",
    })
    expect(findForbiddenPackages(files, { 'node:': ['io'], '@scope/heavy': ['core/heavy'] })).toEqual([
      'core/a.ts:1: node:path may not be imported here',
      'core/a.ts:2: @scope/heavy/sub may not be imported here',
      'io/c.ts:2: constructor may not be imported here',
    ])
  })

  it('find what is banned, in code alone', () => {
    const files = sources({ 'a.ts': '// Date.now()\nconst text = "Date.now()"\nconst now = Date.now()' })
    expect(findBanned(files, [{ pattern: /\bDate\.now\b/, why: 'a clock' }])).toEqual(['a.ts:3: Date.now: a clock'])
  })

  it('find exports without a docstring', () => {
    const files = sources({
      'a.ts': [
        '/** This file. */',
        '',
        "import { x } from 'x'",
        '',
        'export const a = 1',
        '/** Said. */',
        'export function b(x: string): void',
        'export function b(x: number): void',
        '',
        '/** Said. */',
        '// biome-ignore lint/style/x: for a reason',
        'export class C {}',
        '// a note is no docstring',
        'export interface D {}',
        "export { e } from './e.ts'",
      ].join('\n'),
    })
    expect(findUndocumented(files)).toEqual(['a.ts:5: a has no docstring', 'a.ts:14: D has no docstring'])
  })

  it('find files that do not say what they are for', () => {
    expect(findUnexplained(sources({ 'a.ts': '/** A. */', 'b.ts': 'export {}' }))).toEqual([
      'b.ts:1: does not say what it is for',
    ])
  })

  it('find files that are too long', () => {
    expect(findLong(sources({ 'a.ts': '1\n2\n', 'b.ts': '1\n2\n3' }), 2)).toEqual(['b.ts:3: has 3 lines; at most 2'])
  })

  it('find names that are not kebab-case', () => {
    expect(findOddNames(sources({ 'a-b/c2.ts': '', 'aB.ts': '', 'a_b/c.ts': '' }))).toEqual([
      'aB.ts:1: is not named in kebab-case',
      'a_b/c.ts:1: is not named in kebab-case',
    ])
  })

  it('find circles, and tell each once', () => {
    const files = sources({
      'a.ts': "import './b.ts'",
      'b.ts': "import './c.ts'",
      'c.ts': "import type { B } from './b.ts'",
      'd.ts': "import './a.ts'",
    })
    expect(findCycles(files)).toEqual(['c.ts:1: closes the circle b.ts → c.ts → b.ts'])
  })
})
