/**
 * Commands as data: what help, completion and the parser of arguments are made from.
 *
 * The types of options and positional arguments follow from the table, so that `run` gets them typed.
 */

import type { Terminal } from '../terminal.ts'
import type { ValueType } from './value-types.ts'

/** `-o`, `--output`: the long name is the option's key in its table; `--help` is everyone's and never listed. */
export type Option =
  /** Given or not. */
  | { readonly kind: 'switch'; readonly short?: string; readonly description: string }
  /** At most once. The default is written as a user would write it. */
  | {
      readonly kind: 'value'
      readonly short?: string
      readonly type: ValueType<unknown>
      readonly default?: string
      readonly description: string
    }
  /** Any number of times; the values keep their order. */
  | { readonly kind: 'list'; readonly short?: string; readonly type: ValueType<unknown>; readonly description: string }

/** Arguments without a name, in order; an optional one may only be followed by optional ones, a rest by nothing. */
export type Positional =
  | { readonly kind: 'required'; readonly type: ValueType<unknown>; readonly description: string }
  | {
      readonly kind: 'optional'
      readonly type: ValueType<unknown>
      readonly default?: string
      readonly description: string
    }
  | { readonly kind: 'rest'; readonly type: ValueType<unknown>; readonly description: string }

/** Options by their long names. */
export type OptionTable = { readonly [name: string]: Option }
/** Arguments by the names that `run` gets them under; their order is the order on the line. */
export type PositionalTable = { readonly [name: string]: Positional }

/** A call worth showing. */
export interface Example {
  /** What it does, as a heading of few words. */
  readonly about: string
  /** The whole command line, as typed. */
  readonly line: string
}

/** What a definition makes of the texts given for it. */
export type ValueOf<D extends Option | Positional> = D extends { kind: 'switch' }
  ? boolean
  : D extends { kind: 'list' | 'rest'; type: ValueType<infer T> }
    ? readonly T[]
    : D extends { kind: 'required'; type: ValueType<infer T> }
      ? T
      : D extends { type: ValueType<infer T>; default: string }
        ? T
        : D extends { type: ValueType<infer T> }
          ? T | undefined
          : never

/** Parsed arguments by the names of their tables. Every name is there; what was not given is its default. */
export interface Arguments<O extends OptionTable = OptionTable, P extends PositionalTable = PositionalTable> {
  readonly options: { readonly [name in keyof O]: ValueOf<O[name]> }
  readonly positionals: { readonly [name in keyof P]: ValueOf<P[name]> }
}

/** A command: what it is called, what it takes, what it does. */
export interface Command<O extends OptionTable = OptionTable, P extends PositionalTable = PositionalTable> {
  readonly name: string
  /** One line without a final full stop; stands in the list of all commands. */
  readonly summary: string
  /** More, for the command's own help. Paragraphs are separated by an empty line; each is wrapped. */
  readonly description?: string
  readonly positionals: P
  readonly options: O
  readonly examples: readonly Example[]
  /**
   * Does it, and gives the exit code. A method, so that commands of different tables fit into one list;
   * only `parseCommand` of the same command makes its arguments.
   */
  run(given: Arguments<O, P>, terminal: Terminal): number | Promise<number>
}

/** A program of several commands. */
export interface Program {
  /** What is typed to start it. */
  readonly name: string
  readonly version: string
  readonly summary: string
  readonly commands: readonly Command[]
}

/** Gives the command back with the exact types of its tables. */
export function defineCommand<const O extends OptionTable, const P extends PositionalTable>(
  command: Command<O, P>,
): Command<O, P> {
  return command
}
