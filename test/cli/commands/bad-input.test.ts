/** Whatever is wrong with what somebody wrote: a located line at the end of stderr, nothing on stdout, nothing left. */

import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Workspace } from '../../support/flagops.ts'

const configMap = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n${data}\n`
const good = configMap('  a: "1"')
const flags = (body: string): string =>
  `flags:\n  x:\n    type: integer\n    variants: {a: 1, b: 2}\n    default: a\n${body}`
const withFlags = (body: string) => ({
  'flagops.yaml': 'flags: [flags.yaml]\n',
  'flags.yaml': body,
  'web.yaml.hbs': configMap('  x: "{{flag "x"}}"'),
})

let workspace: Workspace | undefined
afterEach(() => workspace?.remove())

describe('generate refuses', () => {
  it.each<{ why: string; files: Record<string, string | Uint8Array>; at: string; code: RegExp }>([
    { why: 'broken YAML', files: { 'web.yaml': `${good}  b: "open\n` }, at: 'web.yaml:6', code: /YAML_/ },
    {
      why: 'a tab for indentation',
      files: { 'web.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: web\n' },
      at: 'web.yaml:4',
      code: /TAB|YAML/,
    },
    { why: 'an alias bomb', files: { 'web.yaml': aliasBomb() }, at: 'web.yaml:', code: /ALIAS|LIMIT|NODES|TOO/ },
    {
      why: 'a manifest over 10 MiB',
      files: { 'web.yaml': configMap(`  a: ${'x'.repeat(10 * 1024 * 1024)}`) },
      at: 'web.yaml:1:1',
      code: /FILE_TOO_LARGE/,
    },
    {
      why: 'a template over 1 MiB',
      files: { 'web.yaml.hbs': configMap(`  a: ${'x'.repeat(1024 * 1024)}`) },
      at: 'web.yaml.hbs:1:1',
      code: /FILE_TOO_LARGE/,
    },
    {
      why: 'depth 10,000 in flow style',
      files: { 'web.yaml': `a: ${'['.repeat(10_000)}` },
      at: 'web.yaml:1',
      code: /DEEP|DEPTH/,
    },
    {
      why: 'depth 10,000 in block style',
      files: { 'web.yaml': Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(depth % 500)}a:`).join('\n') },
      at: 'web.yaml:',
      code: /YAML|DEEP|DEPTH/,
    },
    {
      why: 'depth 10,000 in a template',
      files: { 'web.yaml.hbs': '{{#if true}}'.repeat(10_000) },
      at: 'web.yaml.hbs:1',
      code: /DEEP|UNCLOSED/,
    },
    {
      why: 'invalid UTF-8',
      files: { 'web.yaml': Buffer.from(`${good}  b: "\xff"\n`, 'latin1') },
      at: 'web.yaml:6:7',
      code: /NOT_UTF8/,
    },
    {
      why: 'partials that call each other',
      files: { 'web.yaml.hbs': '{{> a}}', 'partials/a.hbs': '{{> b}}', 'partials/b.hbs': '{{> a}}' },
      at: 'partials/',
      code: /PARTIAL_CYCLE/,
    },
    {
      why: 'an unknown helper',
      files: { 'web.yaml.hbs': configMap('  a: {{upperr "x"}}') },
      at: 'web.yaml.hbs:5:8',
      code: /UNKNOWN_HELPER/,
    },
    {
      why: 'an unknown flag',
      files: withFlags(flags('').replace('x:', 'xy:')),
      at: 'web.yaml.hbs:5:',
      code: /UNKNOWN_FLAG/,
    },
    {
      why: 'an unknown fact',
      files: { 'web.yaml.hbs': configMap('  a: {{fact "tier"}}') },
      at: 'web.yaml.hbs:5:',
      code: /UNKNOWN_FACT|VALUE_ABSENT/,
    },
    {
      why: 'a condition that is no boolean',
      files: { 'web.yaml.hbs': configMap('  a: {{#if app.name}}1{{/if}}') },
      at: 'web.yaml.hbs:5:',
      code: /TYPE/,
    },
    {
      why: 'CEL that does not compile',
      files: withFlags(flags('    rules: [{when: "facts.tier ==", serve: b}]\n')),
      at: 'flags.yaml:6:',
      code: /CEL/,
    },
    {
      why: 'CEL that is too deep',
      files: withFlags(flags(`    rules: [{when: "${'('.repeat(10_000)}true${')'.repeat(10_000)}", serve: b}]\n`)),
      at: 'flags.yaml:6:',
      code: /CEL/,
    },
    {
      why: 'segments that need each other',
      files: withFlags(`${flags('')}segments: {a: "segment(\\"b\\")", b: "segment(\\"a\\")"}\n`),
      at: 'flags.yaml:',
      code: /SEGMENT|CEL|UNKNOWN/,
    },
    {
      why: 'a variant of the wrong type',
      files: withFlags(flags('').replace('b: 2', 'b: two')),
      at: 'flags.yaml:4:',
      code: /TYPE|VARIANT/,
    },
    {
      why: 'a name of the prototype as a flag',
      files: withFlags(flags('').replace('  x:', '  __proto__:')),
      at: 'flags.yaml:2:3',
      code: /INVALID_NAME/,
    },
    {
      why: 'a number where Kubernetes wants text',
      files: { ...withFlags(flags('')), 'web.yaml.hbs': configMap('  x: {{flag "x"}}') },
      at: 'web.yaml.hbs:5:6',
      code: /NOT_A_STRING/,
    },
    {
      why: 'a document that is no object',
      files: { 'web.yaml': 'a: 1\n' },
      at: 'web.yaml:1:1',
      code: /NOT_A_MANIFEST/,
    },
    {
      why: 'a chart, which is not rendered yet',
      files: { 'Chart.yaml': 'apiVersion: v2\nname: x\n' },
      at: 'Chart.yaml:1:1',
      code: /PIPELINE_UNSUPPORTED/,
    },
    {
      why: 'an unknown setting',
      files: { 'web.yaml': good, 'flagops.yaml': 'flag: [x]\n' },
      at: 'flagops.yaml:1:1',
      code: /SETTINGS_INVALID/,
    },
    {
      why: 'flags outside of the repository',
      files: { 'web.yaml': good, 'flagops.yaml': 'flags: [../../../../etc]\n' },
      at: '../../../../etc',
      code: /SYMLINK_OUTSIDE|FILE_NOT_FOUND/,
    },
  ])('$why', ({ files, at, code }) => {
    workspace = new Workspace(files)
    const before = workspace.files()
    const { status, stdout, stderr, lastLine } = workspace.run(['generate'], {
      ARGOCD_APP_NAME: 'web',
      ARGOCD_APP_PROJECT_NAME: 'p',
    })
    expect(lastLine).toMatch(code)
    expect(lastLine).toContain(at)
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/^\s+at .*\.(ts|js|cjs):\d+/m)
    expect(workspace.files()).toEqual(before)
  })

  it('a template that would run for ever', () => {
    const list = JSON.stringify(Array.from({ length: 3_000 }, (_, index) => index))
    const loop = '{{#each (fact "l")}}{{#each (fact "l")}}{{#each (fact "l")}}x{{/each}}{{/each}}{{/each}}'
    workspace = new Workspace({
      'flagops.yaml': 'facts: [facts.yaml]\nidentities: [customer/acme]\n',
      'facts.yaml': `customer/acme: {l: ${list}}\n`,
      'web.yaml.hbs': configMap(`  a: "${loop}"`),
    })
    const { status, stdout, lastLine } = workspace.run(['generate'])
    expect(lastLine).toMatch(/web\.yaml\.hbs:5:\d+: BUDGET_EXCEEDED/)
    expect([status, stdout]).toEqual([1, ''])
  })

  it('a link that leaves the repository', () => {
    workspace = new Workspace({ 'web.yaml': good })
    symlinkSync('/etc/hostname', join(workspace.folder, 'host.yaml'))
    const { status, stdout, lastLine } = workspace.run(['generate'])
    expect(lastLine).toContain('host.yaml:1:1: SYMLINK_OUTSIDE')
    expect([status, stdout]).toEqual([1, ''])
  })

  it('an empty render, unless the application allows it', () => {
    workspace = new Workspace({ 'README.md': 'nothing here\n' })
    expect(workspace.run(['generate']).lastLine).toMatch(/^EMPTY_RENDER: .*allowEmpty/)
    workspace.write('flagops.yaml', 'allowEmpty: true\n')
    expect(workspace.run(['generate'])).toMatchObject({ status: 0, stdout: '' })
  })
})

/** Nine levels of ten references each: a billion nodes. */
function aliasBomb(): string {
  const level = (index: number): string =>
    `  l${index}: &l${index} [${Array(10)
      .fill(`*l${index - 1}`)
      .join(', ')}]`
  const levels = Array.from({ length: 9 }, (_, index) => level(index + 1))
  return configMap(['  l0: &l0 [x, x, x, x, x, x, x, x, x, x]', ...levels].join('\n'))
}
