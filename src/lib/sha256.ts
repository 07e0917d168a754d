/**
 * SHA-256 of texts, without a platform's cryptography: for names and digests in pure code, never for secrets' checks.
 *
 * Source: FIPS 180-4, sections 5.1.1, 5.3.3 and 6.2.
 */

const encoder = new TextEncoder()

/** The first 32 bits of the fractional parts of a root of the first primes. */
function fractions(count: number, root: number): Int32Array {
  const words = new Int32Array(count)
  let found = 0
  for (let candidate = 2; found < count; candidate += 1) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) isPrime = false
    if (isPrime) {
      const value = candidate ** (1 / root)
      words[found] = Math.floor((value - Math.floor(value)) * 2 ** 32)
      found += 1
    }
  }
  return words
}

let constants: { readonly round: Int32Array; readonly start: Int32Array } | undefined

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal. */
export function sha256(text: string): string {
  constants ??= { round: fractions(64, 3), start: fractions(8, 2) }
  const state = Int32Array.from(constants.start)
  const bytes = pad(encoder.encode(text))
  const schedule = new Int32Array(64)
  for (let block = 0; block < bytes.length; block += 64) compress(state, bytes, block, schedule, constants.round)
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function pad(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, (message.length * 8) >>> 0)
  return padded
}

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

function compress(state: Int32Array, bytes: Uint8Array, block: number, w: Int32Array, k: Int32Array): void {
  const view = new DataView(bytes.buffer, block, 64)
  for (let t = 0; t < 16; t += 1) w[t] = view.getInt32(t * 4)
  for (let t = 16; t < 64; t += 1) {
    const [x, y] = [w[t - 15]!, w[t - 2]!]
    const small0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const small1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    w[t] = w[t - 16]! + small0 + w[t - 7]! + small1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t += 1) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + k[t]! + w[t]!) | 0
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const words = [a, b, c, d, e, f, g, h]
  for (let index = 0; index < 8; index += 1) state[index] = state[index]! + words[index]!
}
