/** A filled document: its JSON text, and what callers ask about it, worked out only when they do. */

import { plainDecimal } from '../../../lib/decimal.ts'
import type { SourcePosition } from '../../diagnostic/diagnostic.ts'
import type { Json } from '../../model/json.ts'
import type { Hole } from '../hole.ts'
import type { Form, ObjectIdentity, Path, SkeletonDocument, Slot } from './form.ts'
import { present } from './objects.ts'

/** Where a value in a manifest came from. */
export interface Provenance {
  /** Keys and indexes from the document's root. What a hole put there as a map or list lies below it. */
  readonly path: readonly (string | number)[]
  /** Indexes of the holes that went into it, in order; those of its key come first. */
  readonly holes: readonly number[]
  /** Place of the first hole's expression. */
  readonly at: SourcePosition
}

/** One document of a rendered file. */
export class Manifest {
  /** One JSON object, for objects: the first character is `{`. */
  readonly json: string
  /** Index among the file's documents that hold something. */
  readonly document: number
  /** Offset in the text with holes at which the document begins. */
  readonly start: number
  readonly #literal: ObjectIdentity
  readonly #forms: readonly Form[]
  readonly #holes: readonly Hole[]
  #identity: ObjectIdentity | undefined

  constructor(
    json: string,
    document: number,
    { start, identity, isIdentified }: SkeletonDocument,
    forms: readonly Form[],
    holes: readonly Hole[],
  ) {
    this.json = json
    this.document = document
    this.start = start
    this.#literal = identity
    if (isIdentified) this.#identity = identity
    this.#forms = forms
    this.#holes = holes
  }

  get apiVersion(): string | undefined {
    return this.#literal.apiVersion ?? this.#read().apiVersion
  }

  get kind(): string | undefined {
    return this.#literal.kind ?? this.#read().kind
  }

  get name(): string | undefined {
    return this.#literal.name ?? this.#read().name
  }

  get namespace(): string | undefined {
    return this.#literal.namespace ?? this.#read().namespace
  }

  /** The document, parsed anew with each call. Integers beyond ±(2⁵³ − 1) come out rounded; `json` has them exactly. */
  value(): Json {
    return JSON.parse(this.json)
  }

  /** Everything that came from a hole, in the order of the document. Literal values are not listed. */
  provenance(): readonly Provenance[] {
    const found = new Map<string, Provenance & { readonly holes: number[] }>()
    for (const slot of this.#forms.flatMap(({ slots }) => slots)) {
      const id = JSON.stringify(slot.path)
      for (const hole of holesOf(slot)) {
        const known = found.get(id)
        if (known) known.holes.push(hole)
        else found.set(id, { path: this.#resolve(slot.path), holes: [hole], at: this.#holes[hole]!.at })
      }
    }
    return [...found.values()]
  }

  #resolve(path: Path): (string | number)[] {
    return path.map((step) => (typeof step === 'object' ? step.parts.map((part) => this.#text(part)).join('') : step))
  }

  #text(part: string | number): string {
    if (typeof part === 'string') return part
    const { value } = this.#holes[part]!
    return typeof value === 'number' ? plainDecimal(value) : String(value)
  }

  #read(): ObjectIdentity {
    this.#identity ??= readIdentity(this.value())
    return this.#identity
  }
}

function holesOf(slot: Slot): readonly number[] {
  if (slot.mode === 'sealed') return slot.parts.filter((part) => typeof part === 'number')
  return slot.mode === 'refused' ? [] : [slot.hole]
}

function readIdentity(document: Json): ObjectIdentity {
  const metadata = own(document, 'metadata')
  return present({
    apiVersion: text(own(document, 'apiVersion')),
    kind: text(own(document, 'kind')),
    name: text(own(metadata, 'name')),
    namespace: text(own(metadata, 'namespace')),
  })
}

function own(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
