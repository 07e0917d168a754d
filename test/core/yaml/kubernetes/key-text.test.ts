import { describe, expect, it } from 'vitest'
import { keyIdentity, keyText } from '../../../../src/core/yaml/kubernetes/key-text.ts'
import { resolvePlain } from '../../../../src/core/yaml/kubernetes/resolve-scalar.ts'

describe('keyText', () => {
  // recorded from sigs.k8s.io/yaml 1.6.0, Go 1.26
  it.each([
    ['yes', 'true'],
    ['0x1F', '31'],
    ['-0b1', '-1'],
    ['1.50', '1.5'],
    ['1234567.5', '1.2345675e+06'],
    ['0123456789', '1.2345679e+08'],
    ['398995.625', '398995.62'],
    ['0.00001', '1e-05'],
    ['0.0001', '0.0001'],
    ['1.2379400392853803e+27', '1.2379401e+27'],
    ['0.000244140625', '0.00024414063'],
    ['1e-45', '1e-45'],
    ['-0.0', '-0'],
    ['1e300', '.inf'],
    ['.nan', '.nan'],
    ['9223372036854775807', '9223372036854775807'],
    ['9223372036854775808', undefined],
    ['~', undefined],
    ['2001-01-01', '2001-01-01'],
  ])('makes of %s the key %s', (text, key) => {
    expect(keyText(resolvePlain(text))).toBe(key)
  })
})

describe('keyIdentity', () => {
  it.each([
    { a: '1', b: '1.0', same: false, why: 'integer and float differ to Go' },
    { a: '0x1', b: '1', same: true, why: 'the same integer' },
    { a: '0.0', b: '-0.0', same: true, why: 'zero is zero' },
    { a: 'yes', b: 'true', same: true, why: 'the same boolean' },
  ])('of $a and $b: $why', ({ a, b, same }) => {
    expect(keyIdentity(resolvePlain(a)) === keyIdentity(resolvePlain(b))).toBe(same)
  })
})
