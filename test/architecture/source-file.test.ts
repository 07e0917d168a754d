import { describe, expect, it } from 'vitest'
import { findImports, resolveImport, toSource } from './source-file.ts'

const codeOf = (text: string): string => toSource('a.ts', text).code

describe('toSource', () => {
  it.each([
    { text: "a('x') // y", code: "a(' ') //  ", why: 'a comment to the end of the line' },
    { text: 'a /* b\nc */ d', code: 'a /*  \n  */ d', why: 'a comment keeps its lines' },
    { text: '"//" + a', code: '"  " + a', why: 'a text that looks like a comment' },
    { text: "'it\\'s' + a", code: "'     ' + a", why: 'an escaped quote' },
    { text: '`a${b + `c${d}`}e` + f', code: '` ${b + ` ${d}`} ` + f', why: 'templates in templates' },
    { text: '`${{ a: 1 }.a}b` + c', code: '`${{ a: 1 }.a} ` + c', why: 'braces in a template' },
    { text: "x = /'/g + a", code: 'x = / /g + a', why: 'a quote in a regular expression' },
    { text: 'x = /[/]"/ + a', code: 'x = /    / + a', why: 'a slash in a class' },
    { text: 'a / b / c', code: 'a / b / c', why: 'a division' },
  ])('blanks $text: $why', ({ text, code }) => {
    expect(codeOf(text)).toBe(code)
  })
})

describe('findImports', () => {
  it('finds all kinds, and nothing in comments and texts', () => {
    const text = `import { a } from './a.ts'
// import { b } from './b.ts'
/** import { c } from './c.ts' */
import {
  type D,
} from '../d.ts'
export * from "e"
import './f.ts'
const text = "import { g } from './g.ts'"
const h = await import('./h.ts')
type I = import('./i.ts').I
const j = require('node:j')
`
    expect(findImports(toSource('x.ts', text))).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: '../d.ts', line: 6 },
      { specifier: 'e', line: 7 },
      { specifier: './f.ts', line: 8 },
      { specifier: './h.ts', line: 10 },
      { specifier: './i.ts', line: 11 },
      { specifier: 'node:j', line: 12 },
    ])
  })
})

describe('resolveImport', () => {
  it('follows paths and leaves packages alone', () => {
    expect(resolveImport('core/link/a.ts', '../model/b.ts')).toBe('core/model/b.ts')
    expect(resolveImport('core/link/a.ts', 'node:fs')).toBeUndefined()
  })
})
