import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/lib/nearest.ts'

describe('nearest', () => {
  it.each([
    { name: 'lagre', candidates: ['small', 'large'], found: 'large', why: 'two letters are swapped' },
    { name: 'bussiness', candidates: ['business'], found: 'business', why: 'a letter too many' },
    { name: 'busines', candidates: ['business'], found: 'business', why: 'a letter is missing' },
    { name: 'Tier', candidates: ['tier'], found: 'tier', why: 'case counts for nothing' },
    { name: 'off', candidates: ['on', 'of'], found: 'of', why: 'the closest, not the first' },
    { name: 'aab', candidates: ['aac', 'aad'], found: 'aac', why: 'the first of equals' },
    { name: 'bool', candidates: ['string', 'boolean'], found: 'boolean', why: 'it begins like that' },
    { name: 'in', candidates: ['integer'], found: undefined, why: 'two letters begin too much' },
    { name: 'small', candidates: ['business'], found: undefined, why: 'nothing alike' },
    { name: 'c', candidates: ['a', 'b'], found: undefined, why: 'one letter says nothing' },
    { name: 'tier', candidates: ['tier'], found: undefined, why: 'that is the name itself' },
    { name: '', candidates: ['a'], found: undefined, why: 'there is no name' },
    { name: 'x'.repeat(65), candidates: [`${'x'.repeat(64)}y`], found: undefined, why: 'too long to be worth it' },
  ])('$name: $why', ({ name, candidates, found }) => {
    expect(nearest(name, candidates)).toBe(found)
  })
})
