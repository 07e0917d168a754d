import { describe, expect, it } from 'vitest'
import { mergeFacts } from '../../../src/core/engine/merge-facts.ts'
import type { ContextRecord } from '../../../src/core/model/context.ts'
import type { FactDeclaration } from '../../../src/core/model/facts.ts'

const at = { file: 'flags.yaml', line: 1, column: 1 }
const declarations: readonly FactDeclaration[] = [
  { key: 'tier', type: 'string', enum: ['free', 'business'], default: 'free', of: 'customer', at },
  { key: 'region', type: 'string', at },
  { key: 'seats', type: 'integer', at },
  { key: 'hosts', type: 'list', items: 'string', maxItems: 2, at },
]

function merge(facts: Readonly<Record<string, ContextRecord>>) {
  return mergeFacts(Object.keys(facts), (identity) => facts[identity], declarations)
}

describe('mergeFacts', () => {
  it('takes each key whole from the last identity that has it', () => {
    const { facts, sources } = merge({
      'cluster/eu-1': { region: 'eu', limits: { cpu: 1, memory: 2 } },
      'customer/acme': { limits: { cpu: 4 } },
    })
    expect(facts).toMatchObject({ region: 'eu', limits: { cpu: 4 } })
    expect([...sources]).toEqual([
      ['region', 'cluster/eu-1'],
      ['limits', 'customer/acme'],
    ])
  })

  it('fills declared facts with their default or null, which come from nobody', () => {
    const { facts, sources } = merge({})
    expect({ ...facts }).toEqual({ tier: 'free', region: null, seats: null, hosts: null })
    expect(sources.size).toBe(0)
  })

  it('lets null stand where it was given', () => {
    expect(merge({ 'customer/acme': { tier: null } }).facts.tier).toBeNull()
  })

  it('passes over a fact that the identity may not set, and says so', () => {
    const { facts, sources, diagnostics } = merge({
      'customer/acme': { tier: 'business' },
      'cluster/eu-1': { tier: 'free' },
    })
    expect(facts.tier).toBe('business')
    expect(sources.get('tier')).toBe('customer/acme')
    expect(diagnostics).toMatchObject([
      {
        code: 'FACT_NOT_ALLOWED',
        severity: 'warning',
        found: '"cluster"',
        expected: 'an identity of the kind "customer"',
      },
    ])
  })

  it('does not take a kind for another that begins with it', () => {
    expect(merge({ 'customers/acme': { tier: 'business' } }).facts.tier).toBe('free')
  })

  it.each([
    { fact: { tier: 'gold' }, found: 'a value that is not allowed', why: 'not in the enum' },
    { fact: { seats: 1.5 }, found: 'a number', why: 'a fraction is no integer' },
    { fact: { seats: 'hunter2' }, found: 'a string', why: 'another type' },
    { fact: { hosts: ['a', 'b', 'c'] }, found: '3 items', why: 'too many' },
    { fact: { hosts: ['a', 5] }, found: 'an integer in the list', why: 'an item of another type' },
  ])('reports $fact: $why, without the value', ({ fact, found }) => {
    const { diagnostics } = merge({ 'customer/acme': fact })
    expect(diagnostics).toMatchObject([{ code: 'FACT_TYPE', severity: 'error', found }])
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2')
    expect(JSON.stringify(diagnostics)).not.toContain('gold')
  })

  it('keeps prototype names as keys like any other', () => {
    const { facts } = merge({ 'customer/acme': JSON.parse('{"__proto__": {"admin": true}, "constructor": 1}') })
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(['__proto__', 'constructor']))
    expect(facts.admin).toBeUndefined()
    expect(Object.getPrototypeOf(facts)).toBeNull()
  })

  it('reports a value only where it is the one that counts', () => {
    const { diagnostics } = merge({ 'cluster/eu-1': { seats: 'many' }, 'customer/acme': { seats: 5 } })
    expect(diagnostics).toEqual([])
  })
})
