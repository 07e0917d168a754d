/** Revealing a text with secrets: called for nothing but a value of a `v1/Secret`'s data. */

import { Secret } from '../../model/secret.ts'
import type { SecretText } from '../hole.ts'
import { encodeBase64 } from './base64.ts'

const encoders: Readonly<Record<SecretText['encode'][number], (text: string) => string>> = {
  base64: encodeBase64,
  json: (text) => JSON.stringify(text),
  urlencode: encodeURIComponent,
}

/** The plain text, its parts put together and encoded. Parts with lone surrogates cannot be URL-encoded: it throws URIError. */
export function revealText({ parts, encode }: SecretText): string {
  const text = parts.map(revealPart).join('')
  return encode.reduce((encoded, name) => encoders[name](encoded), text)
}

function revealPart(part: SecretText['parts'][number]): string {
  if (typeof part === 'string') return part
  return part instanceof Secret ? part.reveal() : revealText(part)
}
