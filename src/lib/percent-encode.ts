/** Percent-encoding of texts. Source: RFC 3986, sections 2.1 and 2.3. */

/**
 * All but letters, digits and `-._~` as the UTF-8 bytes `%XX`, so that the text can stand anywhere in a URL.
 *
 * @throws URIError for a lone surrogate, which has no bytes.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
