/** Puts JSON text and slots together. Equal stretches of text become one piece. */

import { escapeText } from '../../yaml/json-text.ts'
import type { Form, KeyCheck, Part, Path, Slot } from './form.ts'

/** A form under construction: text and slots are added in order. */
export class FormBuilder {
  readonly #pieces: string[] = []
  readonly #slots: Slot[] = []
  readonly #keyChecks: KeyCheck[] = []
  #text = ''

  /** JSON text as it is. */
  write(text: string): void {
    this.#text += text
  }

  put(slot: Slot): void {
    this.#pieces.push(this.#text)
    this.#slots.push(slot)
    this.#text = ''
  }

  /** A JSON string whose parts are literal or holes. */
  putString(mode: 'text' | 'key', parts: readonly Part[], path: Path): void {
    this.write('"')
    for (const part of parts) {
      if (typeof part === 'string') this.write(escapeText(part))
      else this.put({ mode, hole: part, path })
    }
    this.write('"')
  }

  check(keyCheck: KeyCheck): void {
    this.#keyChecks.push(keyCheck)
  }

  get isEmpty(): boolean {
    return this.#slots.length === 0 && this.#text === ''
  }

  build(): Form {
    return { pieces: [...this.#pieces, this.#text], slots: this.#slots, keyChecks: this.#keyChecks }
  }
}
