/**
 * Characters: the classes that YAML's scanner tells apart.
 *
 * Codes are UTF-16 code units. Code 0 marks the end of the text: texts that hold a real U+0000 are refused before.
 */

export const endOfText = 0

/** Space or tab. */
export const isBlank = (code: number): boolean => code === 0x20 || code === 0x09

/** `0` to `9`. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Letters, digits, `_` and `-`: what names of anchors and handles of tags are made of. */
export function isWordCharacter(code: number): boolean {
  return (
    isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d
  )
}

/** Digits and `A` to `F`, in either case. */
export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
}

/** `,` `?` `[` `]` `{` `}`: what ends a plain scalar inside brackets. */
export function isFlowIndicator(code: number): boolean {
  return code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d
}

const notFirst = new Set('\t-?:,[]{}#&*!|>\'"%@`'.split('').map((character) => character.charCodeAt(0)))

/** Whether a plain scalar may start with this character whatever follows it. */
export const canStartPlain = (code: number): boolean => !notFirst.has(code)
