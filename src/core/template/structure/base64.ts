/** Base64 as Kubernetes expects it in a Secret's `data`: standard alphabet, padded, without line breaks. */

/** The base64 of a text's UTF-8 bytes. */
export function encodeBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

/** Whether encoding what a text decodes to gives the same text. */
export function isCanonicalBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text
}
