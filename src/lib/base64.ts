/** Base64 of texts, with the standard alphabet and padding. Source: RFC 4648, section 4. */

const encoder = new TextEncoder()

/** Base64 of the UTF-8 bytes of a text. */
export function base64(text: string): string {
  const bytes = encoder.encode(text)
  let binary = ''
  // in pieces: a call takes only so many arguments
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(binary)
}

const canonical = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/

/** Whether a text is base64 as an encoder writes it: padded, without line breaks, unused bits zero. */
export function isCanonicalBase64(text: string): boolean {
  return canonical.test(text)
}
