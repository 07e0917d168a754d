/** Writes the slots of forms, and reports what cannot stand in them. */

import { base64, isCanonicalBase64 } from '../../../lib/base64.ts'
import { plainDecimal } from '../../../lib/decimal.ts'
import type { DiagnosticCode } from '../../diagnostic/codes.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Json } from '../../model/json.ts'
import { escapeText, isWellFormed, quote } from '../../yaml/json-text.ts'
import { type Hole, SecretText } from '../hole.ts'
import { type Form, type KeyCheck, type Path, type SealedSlot, type Slot, showPath, type TypedSlot } from './form.ts'
import { revealText } from './reveal.ts'
import {
  describe,
  type Finding,
  holdsWrongType,
  isContainer,
  isKeyTooLong,
  keyTooLong,
  notFinite,
  notWellFormed,
  ValueWriter,
} from './write-value.ts'

/** Fills forms with one set of holes, and collects what is wrong with them. */
export class FormFiller {
  readonly diagnostics: Diagnostic[] = []
  readonly #holes: readonly Hole[]

  constructor(holes: readonly Hole[]) {
    this.#holes = holes
  }

  /** JSON text; of use only if no diagnostics were added. */
  fill({ pieces, slots, keyChecks }: Form): string {
    let json = pieces[0]!
    for (let index = 0; index < slots.length; index += 1) json += this.#write(slots[index]!) + pieces[index + 1]!
    for (const keyCheck of keyChecks) this.#checkKeys(keyCheck)
    return json
  }

  #write(slot: Slot): string {
    switch (slot.mode) {
      case 'typed':
        return this.#writeTyped(slot)
      case 'text':
      case 'key':
        return escapeText(this.#textOf(slot.hole, slot.path))
      case 'sealed':
        return this.#writeSealed(slot)
      case 'refused':
        return this.#report('NOT_A_STRING', undefined, slot.path, {
          message: 'a Secret that a secret is put into holds nothing but texts',
          expected: 'a map whose values are texts',
          hint: 'write the entries out, each value in quotes',
        })
    }
  }

  #writeTyped({ hole, path, kind, objectDepth, isText }: TypedSlot): string {
    const { value } = this.#holes[hole]!
    if (value instanceof SecretText) return this.#secretOutsideData(hole, path)
    if (isText && typeof value !== 'string') return this.#notText(hole, path, value)
    const write = new ValueWriter((code, finding) => this.#report(code, hole, path, finding))
    const json = write.value(value)
    if (isContainer(value) && holdsWrongType(kind, path.slice(objectDepth), value)) this.#notText(hole, path, value)
    return json
  }

  /** A value as text in the middle of a text, empty where it cannot be one. */
  #textOf(hole: number, path: Path): string {
    const { value } = this.#holes[hole]!
    if (typeof value === 'string') return this.#wellFormed(value, hole, path)
    if (typeof value === 'number') return this.#finite(value, hole, path)
    if (typeof value === 'boolean') return String(value)
    if (value instanceof SecretText) return this.#secretOutsideData(hole, path)
    return this.#report('OBJECT_IN_STRING', hole, path, {
      message: 'only texts, numbers and booleans can be a part of a text',
      found: describe(value),
      hint:
        value === null
          ? 'give a default, or test for it before'
          : 'use the helper json, or put it where it is the whole value',
    })
  }

  #wellFormed(text: string, hole: number, path: Path): string {
    if (isWellFormed(text)) return text
    return this.#report('VALUE_NOT_TEXT', hole, path, notWellFormed)
  }

  #finite(value: number, hole: number, path: Path): string {
    return Number.isFinite(value) ? plainDecimal(value) : this.#report('VALUE_NOT_FINITE', hole, path, notFinite)
  }

  /** The entry of `data`, base64 in quotes. */
  #writeSealed({ parts, path, isEncoded, isTyped }: SealedSlot): string {
    const text = parts.map((part) => (typeof part === 'string' ? part : this.#revealPart(part, path, isTyped))).join('')
    if (!isEncoded) return quote(base64(text))
    const hole = parts.find((part) => typeof part === 'number')
    if (!isCanonicalBase64(text)) {
      this.#report('SECRET_NOT_BASE64', hole, path, {
        message: 'data of a Secret holds base64, and this is not',
        hint: 'put it through the helper base64, or under stringData',
      })
    }
    return quote(text)
  }

  #revealPart(hole: number, path: Path, isTyped: boolean): string {
    const { value } = this.#holes[hole]!
    if (value instanceof SecretText) {
      return revealText(value) ?? this.#report('VALUE_NOT_TEXT', hole, path, notWellFormed)
    }
    if (isTyped && typeof value !== 'string') return this.#notText(hole, path, value)
    return this.#textOf(hole, path)
  }

  #checkKeys({ path, literal, holed }: KeyCheck): void {
    const names = new Set(literal)
    for (const parts of holed) {
      const name = parts.map((part) => (typeof part === 'string' ? part : this.#keyPart(part))).join('')
      const hole = parts.find((part) => typeof part === 'number')
      if (names.has(name)) {
        this.#report('DUPLICATE_KEY', hole, path, { message: 'the value makes a key that the map holds already' })
      }
      if (isKeyTooLong(name)) this.#report('YAML_KEY_TOO_LONG', hole, path, keyTooLong)
      names.add(name)
    }
  }

  /** As text; what cannot be one has been reported when it was written. */
  #keyPart(hole: number): string {
    const { value } = this.#holes[hole]!
    return typeof value === 'number' && Number.isFinite(value) ? plainDecimal(value) : String(value)
  }

  #notText(hole: number, path: Path, value: Json): string {
    return this.#report('NOT_A_STRING', hole, path, {
      message: 'Kubernetes defines this field as text',
      found: describe(value),
      expected: isContainer(value) ? 'text in every place of it' : 'text',
      hint: hintFor(value),
    })
  }

  #secretOutsideData(hole: number, path: Path): string {
    return this.#report('SECRET_OUTSIDE_DATA', hole, path, {
      message: 'a secret would be readable here',
      expected:
        'a value of data or stringData in an object whose apiVersion is v1 and kind is Secret, both written out',
      hint: 'put it into a Secret and refer to that',
    })
  }

  /** @returns The empty text, for the place of what could not be written. */
  #report(code: DiagnosticCode, hole: number | undefined, path: Path, finding: Finding): string {
    const place = hole === undefined ? undefined : this.#holes[hole]!
    const { message, ...rest } = finding
    this.diagnostics.push({
      code,
      severity: 'error',
      message: `${showPath(path)}: ${message}`,
      ...(place && { at: place.at, length: place.length }),
      ...rest,
    })
    return ''
  }
}

/** What helps against a value that is no text; quotes do not help null. */
function hintFor(value: Json): string {
  if (value === null) return 'say what stands there without a value: default=""'
  return isContainer(value) ? 'quote the numbers and booleans inside' : 'quote the expression: "{{…}}"'
}
