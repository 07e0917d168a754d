/**
 * The checked template: what a template says, as plain data.
 *
 * It survives `JSON.stringify` and `JSON.parse` unchanged, so it can be cached by the digest of the text it came from.
 * Names are resolved as far as one file allows; what a partial is given is known only where it is called.
 */

/**
 * Where a node stands in its file: UTF-16 offset from 0, line and column from 1, and the columns that it takes on its
 * first line (at least 1).
 */
export type Place = readonly [offset: number, line: number, column: number, length: number]

/** What becomes of a file: a stream of objects, text, or a part of other templates. */
export type TemplateOutput = 'structured' | 'text' | 'partial'

/** Changes whenever the shape of {@link Template} does, so that older cached data is not taken. */
export const templateFormat = 1

/** One file, checked. */
export interface Template {
  readonly format: typeof templateFormat
  /** Path of the template as the user knows it. */
  readonly file: string
  readonly output: TemplateOutput
  readonly body: readonly Statement[]
}

/** What a template does, in the order of its text. */
export type Statement = TextPiece | Output | Conditional | Loop | With | PartialCall

/** Literal text: an unbroken piece of the file, whitespace control applied. */
export interface TextPiece {
  readonly kind: 'text'
  readonly text: string
  readonly place: Place
}

/** `{{…}}`, or `{{{…}}}` where `isRaw`. */
export interface Output {
  readonly kind: 'output'
  readonly value: Expression
  readonly isRaw: boolean
  readonly place: Place
}

/** `{{#if}}` and, with `isNegated`, `{{#unless}}`. */
export interface Conditional {
  readonly kind: 'if'
  readonly isNegated: boolean
  readonly test: Expression
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
  readonly place: Place
}

/** `{{#each}}`. Its body is one scope further in. */
export interface Loop {
  readonly kind: 'each'
  readonly over: Expression
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
  readonly place: Place
}

/** `{{#with}}`. Its body is one scope further in. */
export interface With {
  readonly kind: 'with'
  readonly value: Expression
  readonly body: readonly Statement[]
  /** Absent where there is no `{{else}}`: then the value must be there. */
  readonly otherwise?: readonly Statement[]
  readonly place: Place
}

/** `{{> name context key=value}}`. */
export interface PartialCall {
  readonly kind: 'partial'
  readonly name: string
  readonly context?: Expression
  readonly args: readonly Argument[]
  /** Whether it stands outside of any `each` and `with`, and so passes on what its own file was called with. */
  readonly isAtBase: boolean
  /** Blanks before a partial that has a line to itself: put before each line of its output. */
  readonly indent: string
  readonly place: Place
}

/** A name that a partial is given. */
export interface Argument {
  readonly name: string
  readonly value: Expression
}

/** What the roots hold is given to a run as a whole. */
export const rootNames = ['app', 'parameters', 'env', 'kube', 'environment', 'identities'] as const

/** Name of a root. */
export type RootName = (typeof rootNames)[number]

/** Something that has a value. */
export type Expression = Literal | RootPath | BindingPath | ItemPath | BasePath | LoopValue | Call

/** A value that is written in the template. */
export interface Literal {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
  readonly place: Place
}

/** `app.name`, wherever it stands. */
export interface RootPath {
  readonly kind: 'root'
  readonly root: RootName
  readonly path: readonly string[]
  readonly place: Place
}

/** A name given by `as |item key|`: `up` scopes out, slot 0 the value, 1 the key or index. */
export interface BindingPath {
  readonly kind: 'binding'
  readonly name: string
  readonly up: number
  readonly slot: 0 | 1
  readonly path: readonly string[]
  readonly place: Place
}

/** `this`, or a field of the item of the scope `up` scopes out. */
export interface ItemPath {
  readonly kind: 'item'
  readonly up: number
  readonly path: readonly string[]
  /** A name in scope that may have been meant, for when the item has no such field. */
  readonly near?: string
  readonly place: Place
}

/** In a partial: an argument of its call or a field of the context it is called with; with an empty path, that context. */
export interface BasePath {
  readonly kind: 'base'
  readonly up: number
  readonly path: readonly string[]
  readonly place: Place
}

/** What `{{#each}}` knows of the turn it is in. */
export const loopValues = ['index', 'key', 'first', 'last'] as const

/** `@index @key @first @last` of the `{{#each}}` whose scope is `up` scopes out. */
export interface LoopValue {
  readonly kind: 'loop'
  readonly name: (typeof loopValues)[number]
  readonly up: number
  readonly place: Place
}

/** A helper applied to arguments; `fallback` is its `default=`. */
export interface Call {
  readonly kind: 'call'
  readonly helper: string
  readonly args: readonly Expression[]
  readonly fallback?: Expression
  readonly place: Place
}
