/**
 * MurmurHash3, x86, 32 bit, over the UTF-8 bytes of a text.
 *
 * Written out because it must agree with every other implementation for every text, and hashing must not allocate:
 * the bytes are produced one by one, never as a buffer. Lone surrogates count as U+FFFD, as in `TextEncoder`.
 *
 * Source: Austin Appleby, smhasher `MurmurHash3.cpp`, `MurmurHash3_x86_32`.
 */

/**
 * @param text Any text.
 * @param seed Any 32-bit integer.
 * @returns An unsigned 32-bit integer.
 */
export function murmur3(text: string, seed = 0): number {
  const { length } = text
  let hash = seed | 0
  let index = 0
  // Four ASCII characters are one block; this loop sees nearly every key whole.
  for (; index + 3 < length; index += 4) {
    const a = text.charCodeAt(index)
    const b = text.charCodeAt(index + 1)
    const c = text.charCodeAt(index + 2)
    const d = text.charCodeAt(index + 3)
    if ((a | b | c | d) > 0x7f) break
    hash = mixBlock(hash, a | (b << 8) | (c << 16) | (d << 24))
  }
  return hashRest(text, index, hash, index)
}

/** Hashes from `index` on; `bytes` have been hashed before, a multiple of four. */
function hashRest(text: string, start: number, startHash: number, startBytes: number): number {
  let hash = startHash
  let bytes = startBytes
  let block = 0
  for (let index = start; index < text.length; index += 1) {
    let encoded = text.charCodeAt(index)
    let size = 1
    if (encoded > 0x7f) {
      const point = text.codePointAt(index)!
      if (point > 0xffff) index += 1
      encoded = encodeUtf8(point)
      size = utf8Size(point)
    }
    for (let part = 0; part < size; part += 1) {
      block |= ((encoded >>> (8 * part)) & 0xff) << (8 * (bytes & 3))
      bytes += 1
      if ((bytes & 3) === 0) {
        hash = mixBlock(hash, block)
        block = 0
      }
    }
  }
  if ((bytes & 3) !== 0) hash ^= scramble(block)
  return finish(hash ^ bytes)
}

const utf8Size = (point: number): number => (point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

/** The UTF-8 bytes of a code point above ASCII, first byte lowest. */
function encodeUtf8(point: number): number {
  if (point < 0x800) return 0xc0 | (point >> 6) | ((0x80 | (point & 0x3f)) << 8)
  const scalar = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
  if (scalar < 0x10000)
    return 0xe0 | (scalar >> 12) | ((0x80 | ((scalar >> 6) & 0x3f)) << 8) | ((0x80 | (scalar & 0x3f)) << 16)
  return (
    0xf0 |
    (scalar >> 18) |
    ((0x80 | ((scalar >> 12) & 0x3f)) << 8) |
    ((0x80 | ((scalar >> 6) & 0x3f)) << 16) |
    ((0x80 | (scalar & 0x3f)) << 24)
  )
}

function scramble(block: number): number {
  const product = Math.imul(block, 0xcc9e2d51)
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593)
}

function mixBlock(hash: number, block: number): number {
  const mixed = hash ^ scramble(block)
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
