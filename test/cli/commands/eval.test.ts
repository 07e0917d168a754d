/** `flagops eval`, as scripts use it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Workspace } from '../../support/flagops.ts'

const flags = `flags:
  size:
    type: integer
    variants: { small: 1, large: 9 }
    default: small
    rules:
      - { when: facts.tier == "gold", serve: large }
      - { when: has(caller.beta) && caller.beta == "yes", serve: large }
  half:
    type: boolean
    default: off
    rules: [{ split: { on: 50, off: 50 } }]
  off:
    type: boolean
    enabled: false
    default: on
facts:
  tier: { type: string, default: free, of: customer }
`

let workspace: Workspace
beforeEach(() => {
  workspace = new Workspace({ 'flags.yaml': flags, 'facts.yaml': 'customer/acme: { tier: gold }\n' })
})
afterEach(() => workspace.remove())

const evaluate = (...args: string[]) => workspace.run(['eval', '--flags', 'flags.yaml', ...args])
const answers = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('eval', () => {
  it.each([
    { args: [], answer: { value: 1, variant: 'small', reason: 'DEFAULT' }, why: 'no rule applies' },
    {
      args: ['--set-fact', 'tier="gold"'],
      answer: { value: 9, variant: 'large', reason: 'TARGETING_MATCH' },
      why: 'a fact is tried',
    },
    {
      args: ['--facts', 'facts.yaml', '--identity', 'customer/acme'],
      answer: { value: 9, reason: 'TARGETING_MATCH' },
      why: 'an identity has the fact',
    },
    { args: ['--context', 'beta=yes'], answer: { value: 9, reason: 'TARGETING_MATCH' }, why: 'the caller says so' },
    {
      args: ['--context-json', '{"beta":"yes"}'],
      answer: { value: 9, reason: 'TARGETING_MATCH' },
      why: 'the caller says so in JSON',
    },
  ])('answers size with $answer: $why', ({ args, answer }) => {
    const { stdout, status, stderr } = evaluate('size', ...args, '-o', 'ndjson')
    expect([status, stderr]).toEqual([0, ''])
    expect(answers(stdout)).toMatchObject([{ flag: 'size', ...answer }])
  })

  it('evaluates all flags where none is named, and says what failed', () => {
    const { stdout, status } = evaluate('-o', 'json')
    expect(JSON.parse(stdout)).toEqual([
      { flag: 'half', value: false, variant: 'off', reason: 'ERROR', errorCode: 'TARGETING_KEY_MISSING' },
      { flag: 'off', value: true, variant: 'on', reason: 'DISABLED' },
      { flag: 'size', value: 1, variant: 'small', reason: 'DEFAULT' },
    ])
    expect(status).toBe(1)
  })

  it('answers each line of a batch with a line, in order, whatever is wrong with one', () => {
    const batch = [
      '{"flag":"size","identity":"customer/acme"}',
      '{"flag":"size","context":{"beta":"yes"},"at":"2026-12-01T00:00:00Z"}',
      'not json',
      '{"flag":"half","key":"a"}',
      '{"flag":"__proto__"}',
      '{"flag":"size","kee":"a"}',
    ]
    workspace.write('batch.ndjson', `${batch.join('\n')}\n`)
    const { stdout, stderr, status } = evaluate('--facts', 'facts.yaml', '--batch', 'batch.ndjson')
    expect(answers(stdout)).toMatchObject([
      { flag: 'size', value: 9 },
      { flag: 'size', value: 9 },
      { flag: null, reason: 'ERROR', errorCode: 'PARSE_ERROR' },
      { flag: 'half', reason: 'SPLIT' },
      { flag: '__proto__', value: null, reason: 'ERROR', errorCode: 'FLAG_NOT_FOUND' },
      { flag: null, errorCode: 'PARSE_ERROR' },
    ])
    expect(stderr).toMatch(/batch\.ndjson:3:1 .*BATCH_LINE[\s\S]*batch\.ndjson:6:1/)
    expect(status).toBe(1)
  })

  it('reads a batch from standard input', () => {
    const { stdout } = workspace.run(['eval', '--flags', 'flags.yaml', '--batch', '-'], {}, '{"flag":"off"}\n')
    expect(answers(stdout)).toEqual([{ flag: 'off', value: true, variant: 'on', reason: 'DISABLED' }])
  })

  it('says which rule decided, for people', () => {
    const { stdout } = evaluate('size', '--set-fact', 'tier="gold"')
    expect(stdout).toMatch(
      /^FLAG +VALUE +VARIANT +REASON +DECIDED BY\nsize +9 +large +TARGETING_MATCH +flags\.yaml:7:9\n$/,
    )
  })

  it.each([
    { args: ['--set-fact', 'tier=gold'], code: 2, text: '--set-fact', why: 'the value is not JSON' },
    { args: ['--identity', 'acme'], code: 1, text: 'IDENTITY_INVALID', why: 'an identity has a kind' },
    { args: ['--facts', 'missing.yaml'], code: 3, text: 'FILE_NOT_FOUND', why: 'there is no such file' },
    { args: ['--at', 'tomorrow'], code: 2, text: '--at', why: 'that is no time' },
  ])('refuses $args: $why', ({ args, code, text }) => {
    const { status, stdout, stderr } = evaluate('size', ...args)
    expect([status, stdout]).toEqual([code, ''])
    expect(stderr).toContain(text)
  })
})
