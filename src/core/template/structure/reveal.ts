/** Revealing a text with secrets: called for nothing but a value of a `v1/Secret`'s data. */

import { base64 } from '../../../lib/base64.ts'
import { percentEncode } from '../../../lib/percent-encode.ts'
import { Secret } from '../../model/secret.ts'
import { isWellFormed } from '../../yaml/json-text.ts'
import type { SecretText } from '../hole.ts'

const encoders: Readonly<Record<SecretText['encode'][number], (text: string) => string>> = {
  base64,
  json: (text) => JSON.stringify(text),
  urlencode: percentEncode,
}

/** The plain text, its parts put together and encoded; undefined where a part holds a lone surrogate, which has no bytes. */
export function revealText({ parts, encode }: SecretText): string | undefined {
  const texts = parts.map(revealPart)
  if (!texts.every((text) => text !== undefined && isWellFormed(text))) return undefined
  return encode.reduce((encoded, name) => encoders[name](encoded), texts.join(''))
}

function revealPart(part: SecretText['parts'][number]): string | undefined {
  if (typeof part === 'string') return part
  return part instanceof Secret ? part.reveal() : revealText(part)
}
