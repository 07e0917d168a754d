/**
 * Display width: how many columns of a terminal a text takes.
 *
 * An approximation by Unicode properties: combining marks take none, East Asian wide characters and emoji two,
 * everything else one. Terminals disagree about the rest. Expects text without controls.
 */

const zero = /^[\p{Mn}\p{Me}]$/u
const wide =
  /^(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u
const ascii = /^[ -~]*$/

/** Columns that `text` takes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const character of text) width += zero.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

/** `text` followed by as many spaces as make it `width` columns wide; longer text stays as it is. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}
