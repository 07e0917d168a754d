/** `flagops validate`: everything that is wrong, in one run, in four formats. */

import { afterEach, describe, expect, it } from 'vitest'
import { Workspace } from '../../support/flagops.ts'

const broken = {
  'flagops.yaml': 'flags: [flags.yaml]\nrecurs: true\n',
  'flags.yaml': `flags:
  used:
    type: integer
    variants: { a: 1, b: two }
    default: c
    rules:
      - { when: facts.teir == "gold", serve: d }
  unused:
    type: boolean
    default: off
    expires: 2020-01-01
facts:
  tier: { type: string }
`,
  'web.yaml.hbs':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{app.nam}} }\ndata:\n  a: {{flag "usd"}}\n{{#if}}\n',
  'other.yaml.hbs': 'apiVersion: v1\nkind: Thing\nspec: {{flag "usd"}}\n',
  'plain.yaml': 'apiVersion: v1\nkind: ConfigMap\n metadata: x\n',
}

let workspace: Workspace
afterEach(() => workspace.remove())

const findings = (stdout: string): [string, string | undefined][] =>
  JSON.parse(stdout).diagnostics.map(({ code, file, line }: { code: string; file?: string; line?: number }) => [
    code,
    file === undefined ? undefined : `${file}:${line}`,
  ])

describe('validate', () => {
  it('finds the problems of settings, flags and templates in one run', () => {
    workspace = new Workspace(broken)
    const { status, stdout } = workspace.run(['validate', '-o', 'json'])
    expect(status).toBe(1)
    const found = findings(stdout).map(([code, place]) => `${place} ${code}`)
    expect(found).toContain('flagops.yaml:2 SETTINGS_INVALID')
    expect(found).toContain('flags.yaml:5 UNKNOWN_VARIANT')
    expect(found).toContain('flags.yaml:7 UNKNOWN_VARIANT')
    expect(found.filter((line) => line.startsWith('flags.yaml:4 '))).toHaveLength(1)
    expect(found).toContain('other.yaml.hbs:3 UNKNOWN_FLAG')
    expect(found.filter((line) => line.startsWith('web.yaml.hbs:3 '))).toHaveLength(1)
    expect(found.filter((line) => line.startsWith('web.yaml.hbs:6 '))).not.toHaveLength(0)
  })

  it('warns of flags that nobody asks for and of those that should be gone, and is content otherwise', () => {
    workspace = new Workspace({
      'flagops.yaml': 'flags: [flags.yaml]\n',
      'flags.yaml': 'flags:\n  old: {type: boolean, default: off, expires: 2020-01-01}\n',
      'web.yaml.hbs': 'apiVersion: v1\nkind: Thing\n',
    })
    const { status, stdout } = workspace.run(['validate', '-o', 'json'])
    expect(status).toBe(0)
    expect(
      findings(stdout)
        .map(([code]) => code)
        .sort(),
    ).toEqual(['FLAG_EXPIRED', 'FLAG_UNUSED'])
  })

  it('finds what only the parsed output of a template shows', () => {
    workspace = new Workspace({ 'web.yaml.hbs': 'apiVersion: v1\nkind: Thing\nspec:\n  a: 1\n   b: 2\n' })
    expect(findings(workspace.run(['validate', '-o', 'json']).stdout)).toMatchObject([
      [expect.any(String), 'web.yaml.hbs:5'],
    ])
  })

  it('shows the place, the excerpt, what was found and expected, and a hint', () => {
    workspace = new Workspace({ 'flags.yaml': broken['flags.yaml'].replace('serve: d', 'serve: aa') })
    const { stdout } = workspace.run(['validate', 'flags.yaml'])
    expect(stdout).toMatch(/^flags\.yaml:7:\d+ {2}error {2}UNKNOWN_VARIANT$/m)
    expect(stdout).toMatch(/^ +7 \| .*serve: aa/m)
    expect(stdout).toMatch(/^ +found: +"aa"$/m)
    expect(stdout).toMatch(/^ +expected: +one of/m)
  })

  it('judges several applications that share flags together', () => {
    const application = (flag: string) => `apiVersion: v1\nkind: Thing\nspec: {{flag "${flag}"}}\n`
    workspace = new Workspace({
      'flags.yaml': 'flags:\n  a: {type: boolean, default: off}\n  b: {type: boolean, default: off}\n',
      'one/flagops.yaml': 'flags: [../flags.yaml]\n',
      'one/web.yaml.hbs': application('a'),
      'two/flagops.yaml': 'flags: [../flags.yaml]\n',
      'two/web.yaml.hbs': application('b'),
      '.git/HEAD': 'ref: refs/heads/main\n',
    })
    expect(workspace.run(['validate', 'one', 'two'])).toMatchObject({ status: 0, stdout: 'no problems\n' })
    expect(workspace.run(['validate', 'one', '-o', 'json']).stdout).toContain('FLAG_UNUSED')
  })

  it.each(['github', 'sarif'])('writes %s', (format) => {
    workspace = new Workspace(broken)
    const { stdout, status } = workspace.run(['validate', '-o', format])
    expect(status).toBe(1)
    if (format === 'github') expect(stdout).toMatch(/^::error file=flags\.yaml,line=5,/m)
    else expect(JSON.parse(stdout).runs[0].results.length).toBeGreaterThan(4)
  })

  it('says so where there is nothing to validate', () => {
    workspace = new Workspace({ 'README.md': 'nothing\n' })
    expect(workspace.run(['validate']).status).toBe(3)
    expect(workspace.run(['validate', 'missing']).stdout).toContain('FILE_NOT_FOUND')
  })
})
