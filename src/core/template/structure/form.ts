/**
 * Skeletons as data: a text with holes after it was parsed, prepared so that filling is mostly joining strings.
 *
 * Plain JSON, so that a skeleton can be kept on disk. It depends on the text alone, never on a value.
 */

/** A part of a text: literal, or the index of a hole. */
export type Part = string | number

/** A step of a path: the name of a key, the index of an item, or a key that holds holes. */
export type PathStep = string | number | { readonly parts: readonly Part[] }
/** From the root of a document to one of its values. */
export type Path = readonly PathStep[]

/** A whole value of the tree: one unquoted hole. */
export interface TypedSlot {
  readonly mode: 'typed'
  readonly hole: number
  readonly path: Path
  /** Kind of the object around it, empty where it is not known, and how many steps of the path lead to that object. */
  readonly kind: string
  readonly objectDepth: number
  /** Whether Kubernetes defines the field as a string. */
  readonly isText: boolean
}

/** A whole value of a Secret's `data`. */
export interface SealedSlot {
  readonly mode: 'sealed'
  readonly parts: readonly Part[]
  readonly path: Path
  /** Whether the parts make base64 already. */
  readonly isEncoded: boolean
  /** Whether it is one hole without quotes, whose value has to be text itself. */
  readonly isTyped: boolean
}

/** A gap in the JSON text of a form. */
export type Slot =
  /** A whole value, with its type. */
  | TypedSlot
  /** Inside a JSON string. */
  | { readonly mode: 'text'; readonly hole: number; readonly path: Path }
  /** Inside the JSON string of a key. */
  | { readonly mode: 'key'; readonly hole: number; readonly path: Path }
  | SealedSlot
  /** What a Secret cannot hold once a secret is put into it: `data` that is no map, values that are no text. */
  | { readonly mode: 'refused'; readonly path: Path }

/** The keys of a map in which some hold holes: they must differ once they are filled. */
export interface KeyCheck {
  readonly path: Path
  readonly literal: readonly string[]
  readonly holed: readonly (readonly Part[])[]
}

/** JSON text with gaps: `pieces[0]`, first slot, `pieces[1]`, second slot, and so on to the last piece. */
export interface Form {
  readonly pieces: readonly string[]
  readonly slots: readonly Slot[]
  readonly keyChecks: readonly KeyCheck[]
}

/** A part of a document. A `v1/Secret` has a second form, for when one of `secretHoles` brings a secret. */
export interface Segment extends Form {
  readonly sealed?: Form & { readonly secretHoles: readonly number[] }
}

/** One document of a skeleton. */
export interface SkeletonDocument {
  /** Offset in the text at which the document begins. */
  readonly start: number
  readonly segments: readonly Segment[]
  /** What the document says it is, as far as it says so without holes. */
  readonly identity: ObjectIdentity
  /** Whether that is all: no hole has a part in what the document says it is. */
  readonly isIdentified: boolean
}

/** What a manifest says it is. A field is absent where it is missing, or no text. */
export interface ObjectIdentity {
  readonly apiVersion?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
}

/** The documents of a text with holes, ready to be filled. */
export interface Skeleton {
  readonly documents: readonly SkeletonDocument[]
}

/** A path as a message shows it: `spec.containers[0].args`. What holes make of keys is not shown. */
export function showPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (typeof step === 'object') text += text === '' ? '{{…}}' : '.{{…}}'
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${JSON.stringify(step)}]`
  }
  return text === '' ? 'the whole document' : text
}
