import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type AreaTable,
  type Ban,
  findBanned,
  findCycles,
  findForbiddenImports,
  findForbiddenPackages,
  findLong,
  findOddNames,
  findUndocumented,
  findUnexplained,
  type PackageTable,
} from './architecture/rules.ts'
import { readSources } from './architecture/source-file.ts'

const root = join(import.meta.dirname, '..', 'src')
const sources = readSources(root)
const pureSources = sources.filter(({ path }) => path.startsWith('core/') || path.startsWith('lib/'))
const quietSources = sources.filter(({ path }) => !path.startsWith('cli/'))

/** Everything of core, for those who stand above it. */
const core = [
  'core/diagnostic',
  'core/model',
  'core/yaml',
  'core/engine',
  'core/link',
  'core/dialects',
  'core/template',
] as const

/** Which area may import which: core knows, io reaches out, app does, cli asks. Nobody imports upwards. */
const mayImport: AreaTable = {
  lib: [],
  'core/diagnostic': ['lib'],
  'core/model': ['lib', 'core/diagnostic'],
  'core/yaml': ['lib', 'core/diagnostic', 'core/model'],
  'core/engine': ['lib', 'core/diagnostic', 'core/model'],
  'core/link': ['lib', 'core/diagnostic', 'core/model'],
  'core/dialects': ['lib', 'core/diagnostic', 'core/model', 'core/yaml'],
  'core/template': ['lib', 'core/diagnostic', 'core/model', 'core/yaml'],
  io: ['lib', ...core],
  app: ['lib', ...core, 'io'],
  cli: ['lib', ...core, 'app'],
  // what `import … from 'flagops'` gives
  'index.ts': [...core, 'app'],
}

/** Packages cost time at every start, so each has its few doors. */
const mayUse: PackageTable = {
  'node:': ['io', 'app', 'cli'],
  handlebars: ['core/template'],
  '@marcbachmann/cel-js': ['core/dialects/native/cel'],
  re2js: ['lib/pattern.ts'],
  yaml: ['core/yaml'],
  zod: [
    'app/config/operator.ts',
    'app/schemas.ts',
    'core/dialects/native/json-schema.ts',
    'core/dialects/native/schema.ts',
    'core/dialects/native/shape.ts',
  ],
}

/** A name as a global: not a member of something, not a key. */
const global = (name: string): RegExp => new RegExp(`(?<![.#\\w$])${name}(?![\\w$]|\\??:)`)

const impure: readonly Ban[] = [
  { pattern: /\bDate\.now\b/, why: 'core is told the time' },
  { pattern: /\bnew Date\(\s*\)/, why: 'core is told the time' },
  { pattern: /(?<!new )(?<![.\w$])Date\(/, why: 'core is told the time' },
  { pattern: global('performance'), why: 'core is told the time' },
  { pattern: /\bMath\.random\b/, why: 'core gives the same answer every time' },
  { pattern: global('crypto'), why: 'core gives the same answer every time' },
  { pattern: global('process'), why: 'core knows no process and no environment' },
  { pattern: global('fetch'), why: 'core reaches out for nothing' },
  { pattern: /(?<![.\w$])(?:setTimeout|setInterval|setImmediate)\b/, why: 'core waits for nothing' },
  { pattern: global('globalThis'), why: 'core uses what it is given' },
]

const printing: readonly Ban[] = [
  { pattern: global('console'), why: 'only cli prints' },
  { pattern: /\bprocess\.(?:stdout|stderr)\b/, why: 'only cli prints' },
  { pattern: /\bprocess\.exit(?:Code)?\b/, why: 'only cli ends the process' },
]

const everywhere: readonly Ban[] = [
  { pattern: /^export default\b/m, why: 'exports have one name everywhere' },
  { pattern: /\bnew Function\b|(?<![.\w$])Function\(|(?<![.\w$])eval\(/, why: 'no code is made from text' },
  { pattern: /^export \{(?![^}]*\}\s*from\b)/m, why: 'exports stand where they are declared' },
]

describe('the tree', () => {
  it('is there', () => {
    expect(sources.length).toBeGreaterThan(20)
  })

  it('imports downwards only', () => {
    expect(findForbiddenImports(sources, mayImport)).toEqual([])
  })

  it('uses packages through their doors only', () => {
    expect(findForbiddenPackages(sources, mayUse)).toEqual([])
  })

  it('has no circles', () => {
    expect(findCycles(sources)).toEqual([])
  })

  it('is pure in core and lib', () => {
    expect(findBanned(pureSources, impure)).toEqual([])
  })

  it('prints and exits in cli alone', () => {
    expect(findBanned(quietSources, printing)).toEqual([])
  })

  it('has named exports only, and makes no code from text', () => {
    expect(findBanned(sources, everywhere)).toEqual([])
  })

  it('documents every export', () => {
    expect(findUndocumented(sources)).toEqual([])
  })

  it('says at the top of each file what it is for', () => {
    expect(findUnexplained(sources)).toEqual([])
  })

  it('has files of at most 300 lines, named in kebab-case', () => {
    expect([...findLong(sources, 300), ...findOddNames(sources)]).toEqual([])
  })
})
