import { describe, expect, it } from 'vitest'
import { integer, jsonObject, keyJson, keyValue, matching, time } from '../../../src/cli/args/value-types.ts'

describe('keyValue', () => {
  it.each([
    { text: 'a', why: 'no "="' },
    { text: '=a', why: 'no key' },
    { text: '', why: 'nothing' },
  ])('refuses "$text": $why', ({ text }) => {
    expect(keyValue.coerce(text)).toEqual({ expected: 'KEY=VALUE with a key before the first "="', found: `"${text}"` })
  })
})

describe('keyJson', () => {
  it.each([
    { text: 'tier="business"', value: 'business', why: 'text is quoted' },
    { text: 'seats=3', value: 3, why: 'a number is not' },
    { text: 'limits={"cpu":[1,null]}', value: { cpu: [1, null] }, why: 'nested' },
    { text: 'note="a=b"', value: 'a=b', why: 'only the first "=" separates' },
  ])('reads $text: $why', ({ text, value }) => {
    expect(keyJson.coerce(text)).toEqual({ value: { key: text.slice(0, text.indexOf('=')), value } })
  })

  it.each([
    { text: 'hunter2', why: 'may be a value whose key was forgotten' },
    { text: 'tier=hunter2', why: 'is not JSON' },
    { text: 'tier="hunter2', why: 'is cut short' },
    { text: '=hunter2', why: 'has no key' },
  ])('never repeats the value of $text, which $why', ({ text }) => {
    const coerced = keyJson.coerce(text)
    expect(coerced.expected).toContain('JSON')
    expect(JSON.stringify(coerced)).not.toContain('hunter2')
  })

  it('shows how text is written', () => {
    expect(keyJson.coerce('tier=gold')).toEqual({
      expected: 'JSON after "tier="',
      hint: `text needs double quotes inside the shell's own: 'tier="text"'`,
    })
  })
})

describe('jsonObject', () => {
  it.each(['[]', 'null', '1', '{', '"hunter2"'])('refuses %s without repeating it', (text) => {
    expect(jsonObject.coerce(text)).toEqual({ expected: `a JSON object, such as '{"cohort": "beta"}'` })
  })
  it('reads an object', () => {
    expect(jsonObject.coerce('{"a":{"b":[]}}')).toEqual({ value: { a: { b: [] } } })
  })
})

describe('time', () => {
  it('gives milliseconds', () => {
    expect(time.coerce('2026-12-01T10:00:00+01:00')).toEqual({ value: Date.parse('2026-12-01T09:00:00Z') })
  })
  it.each(['2026-12-01', '2026-12-01T09:00:00', '1764579600', 'now'])('refuses %s, which is no instant', (text) => {
    expect(time.coerce(text)).toMatchObject({ found: `"${text}"` })
  })
})

describe('integer', () => {
  const port = integer('PORT', 0, 65_535)
  it.each(['0', '65535'])('takes the bound %s', (text) => {
    expect(port.coerce(text)).toEqual({ value: Number(text) })
  })
  it.each(['-1', '65536', '1.5', '1e3', '0x10', '', ' 1', '9'.repeat(400)])('refuses "%s"', (text) => {
    expect(port.coerce(text)).toMatchObject({ expected: 'an integer from 0 to 65535' })
  })
})

describe('matching', () => {
  it('shortens and cleans what it repeats', () => {
    const type = matching('X', () => false, 'an X')
    expect(type.coerce(`\u001b${'x'.repeat(500)}`)).toEqual({ expected: 'an X', found: `"\\x1b${'x'.repeat(55)}…"` })
  })
})
