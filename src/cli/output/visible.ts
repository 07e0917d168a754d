/**
 * Visible text: what others wrote, made safe for a terminal, a log line and a reader's eyes.
 *
 * File names, excerpts and quoted values may hold escape sequences, line breaks or characters that reorder or hide
 * text. They are shown by their code; all other text stays as it is.
 */

// Controls, format characters (bidirectional marks, zero-width ones), line and paragraph separators, lone surrogates.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** One line of text in which every control and every invisible character is written as `\xHH` or `\u{H…}`. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}

/** JSON of `value` with every control and invisible character escaped: the same data, safe to look at. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(unsafe, (character) =>
    character === '\n' ? character : escapeUnits(character),
  )
}

function escapeUnits(character: string): string {
  let escaped = ''
  for (let at = 0; at < character.length; at += 1) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }
  return escaped
}

/**
 * Cuts text to at most `maxUnits` UTF-16 code units, never inside a surrogate pair.
 *
 * @param keep Which end stays; the other is replaced by `…`. Paths are told apart by their end, sentences by their start.
 */
export function clip(text: string, maxUnits: number, keep: 'start' | 'end' = 'start'): string {
  if (text.length <= maxUnits) return text
  const room = maxUnits - 1
  if (keep === 'end') {
    const from = text.length - room
    return `…${text.slice(isLowSurrogate(text, from) ? from + 1 : from)}`
  }
  return `${text.slice(0, isLowSurrogate(text, room) ? room - 1 : room)}…`
}

/** Whether the code unit at `at` is the second half of a surrogate pair. */
export function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Text as given on the command line or read from a file, in double quotes: visible and at most 60 characters long. */
export function quote(text: string): string {
  return `"${clip(visible(text), 60)}"`
}
