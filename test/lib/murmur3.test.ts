import { describe, expect, it } from 'vitest'
import { murmur3 } from '../../src/lib/murmur3.ts'

describe('murmur3', () => {
  it.each([
    { text: '', seed: 0, hash: 0 },
    { text: '', seed: 1, hash: 0x514e28b7 },
    { text: '', seed: 0xffffffff, hash: 0x81f16f39 },
    { text: '\0\0\0\0', seed: 0, hash: 0x2362f9de },
    { text: 'a', seed: 0x9747b28c, hash: 0x7fa09ea6 },
    { text: 'aa', seed: 0x9747b28c, hash: 0x5d211726 },
    { text: 'aaa', seed: 0x9747b28c, hash: 0x283e0130 },
    { text: 'aaaa', seed: 0x9747b28c, hash: 0x5a97808a },
    { text: 'Hello, world!', seed: 0x9747b28c, hash: 0x24884cba },
    { text: 'ππππππππ', seed: 0x9747b28c, hash: 0xd58063c1 },
    { text: 'The quick brown fox jumps over the lazy dog', seed: 0x9747b28c, hash: 0x2fa826cd },
  ])('gives the published value of $text with seed $seed', ({ text, seed, hash }) => {
    expect(murmur3(text, seed)).toBe(hash)
  })

  it('hashes a lone surrogate as the replacement character, as its UTF-8 has it', () => {
    expect(murmur3('a\ud800b')).toBe(murmur3('a\ufffdb'))
    expect(murmur3('\udc00')).toBe(murmur3('\ufffd'))
    expect(murmur3('😀')).not.toBe(murmur3('\ufffd\ufffd'))
  })
})
