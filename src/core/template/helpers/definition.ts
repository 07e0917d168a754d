/** Definitions of helpers: the data from which their arguments are checked and their reference is written. */

/** What an argument may be. `text`: a string, number or boolean, taken as text. `collection`: a list or map. */
export type ParameterType = 'any' | 'boolean' | 'string' | 'number' | 'scalar' | 'text' | 'list' | 'collection'

/** What is known of a value before rendering. */
export type StaticType = 'any' | 'boolean' | 'string' | 'number' | 'list' | 'map' | 'null'

/** One argument of a helper. */
export interface Parameter {
  readonly name: string
  readonly type: ParameterType
  readonly isOptional?: true
  /** Any number of arguments, at least `atLeast` of them; only the last parameter. */
  readonly atLeast?: number
  /** The argument is a string written in the template, not computed. */
  readonly isLiteral?: true
}

/** A use of a helper, which the reference shows and a test executes. */
export interface Example {
  readonly template: string
  /** What the template gives as text; absent where the value is secret. */
  readonly gives?: string
}

/** All that is known of a helper before it runs. */
export interface HelperDefinition {
  readonly name: string
  /** Heading under which the reference lists it. */
  readonly group: string
  /** One sentence. */
  readonly summary: string
  readonly parameters: readonly Parameter[]
  /** Type of its `default=`; absent where it takes none. */
  readonly fallback?: ParameterType
  readonly result: StaticType
  /** Whether a secret may be passed to it; the result is then secret too. */
  readonly takesSecrets?: true
  /** Written as `{{#name …}}…{{/name}}`. */
  readonly isBlock?: true
  readonly examples: readonly Example[]
}

/** Whether a value of the static type can be an argument of the parameter type. `any` can always turn out to be right. */
export function canBe(type: StaticType, wanted: ParameterType): boolean {
  return type === 'any' || wanted === 'any' || accepted[wanted].has(type)
}

/** Whether a value of the static type always is of the parameter type, so that nothing is left to check. */
export function isAlways(type: StaticType, wanted: ParameterType): boolean {
  return wanted === 'any' || (type !== 'any' && accepted[wanted].has(type))
}

const accepted: Readonly<Record<Exclude<ParameterType, 'any'>, ReadonlySet<StaticType>>> = {
  boolean: new Set(['boolean']),
  string: new Set(['string']),
  number: new Set(['number']),
  scalar: new Set(['boolean', 'string', 'number', 'null']),
  text: new Set(['boolean', 'string', 'number']),
  list: new Set(['list']),
  collection: new Set(['list', 'map']),
}

const typeWords: Readonly<Record<ParameterType, string>> = {
  any: 'any value',
  boolean: 'true or false',
  string: 'a string',
  number: 'a number',
  scalar: 'a string, number, boolean or null',
  text: 'a string, number or boolean',
  list: 'a list',
  collection: 'a list or map',
}

/** A parameter type in words, for `expected`. */
export const describeParameterType = (type: ParameterType): string => typeWords[type]

/** A static type in words, for `found`. */
export function describeStaticType(type: StaticType): string {
  return type === 'null' ? 'null' : type === 'any' ? 'a value' : `a ${type}`
}

/** A parameter that every call gives. */
export const parameter = (name: string, type: ParameterType): Parameter => ({ name, type })

/** A parameter that may be left out. */
export const optional = (name: string, type: ParameterType): Parameter => ({ name, type, isOptional: true })

/** A last parameter that is given any number of times, but at least so often. */
export const several = (name: string, type: ParameterType, atLeast: number): Parameter => ({ name, type, atLeast })

/** A string that is written in the template. */
export const literal = (name: string): Parameter => ({ name, type: 'string', isLiteral: true })
