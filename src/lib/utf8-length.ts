/** The length of texts in UTF-8, counted without encoding them. */

/** Number of bytes that the text has in UTF-8; a lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
    // a pair is two units and four bytes, where each half alone would be three
    if (isPair) index += 1
  }
  return bytes
}
