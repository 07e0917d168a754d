/** Questions: what templates will ask for, known before rendering. */

import type { SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Call, Expression, Place, Template } from './ast.ts'
import { type Partials, reachable, visit } from './visit.ts'

/** Something that is asked for by name. */
export interface Asked {
  readonly name: string
  /** Everywhere that it is asked for, in the order of the files. */
  readonly places: readonly SourcePosition[]
  /** Whether every place says what to do where there is no value. */
  readonly isOptional: boolean
}

/** Names in the order in which they are first asked for. */
export interface Question {
  readonly flags: readonly Asked[]
  readonly facts: readonly Asked[]
  /** Secrets whose values are asked for. */
  readonly secrets: readonly Asked[]
  /** Secrets of which the version is asked for, whether or not the value is too. */
  readonly secretVersions: readonly Asked[]
  /** Dotted paths: `app.name`, `parameters.cluster`. */
  readonly roots: readonly Asked[]
  /** Places at which a key is computed, so that any flag or fact may be asked for. Names of secrets never are. */
  readonly computedFlags: readonly SourcePosition[]
  readonly computedFacts: readonly SourcePosition[]
}

/** What the templates, and the partials that they reach, ask for. */
export function questionOf(templates: readonly Template[], partials: Partials): Question {
  const asking = new Asking()
  for (const { file, body } of reachable(templates, partials)) {
    visit(body, { expression: (expression, isOptional) => asking.add(expression, isOptional, file) })
  }
  return asking.question()
}

type Kind = 'flags' | 'facts' | 'secrets' | 'secretVersions' | 'roots'

const kinds: ReadonlyMap<string, Exclude<Kind, 'roots'>> = new Map([
  ['flag', 'flags'],
  ['enabled', 'flags'],
  ['fact', 'facts'],
  ['secret', 'secrets'],
  ['secretVersion', 'secretVersions'],
])

/** The key that a call asks for where it is written in the template; else `undefined`. */
export function literalKey({ args: [first] }: Call): string | undefined {
  return first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined
}

class Asking {
  readonly #asked: Readonly<Record<Kind, Map<string, { places: SourcePosition[]; isOptional: boolean }>>> = {
    flags: new Map(),
    facts: new Map(),
    secrets: new Map(),
    secretVersions: new Map(),
    roots: new Map(),
  }
  readonly #computedFlags: SourcePosition[] = []
  readonly #computedFacts: SourcePosition[] = []

  add(expression: Expression, isOptional: boolean, file: string): void {
    const at = positionIn(file, expression.place)
    if (expression.kind === 'root') this.#note('roots', [expression.root, ...expression.path].join('.'), at, isOptional)
    const kind = expression.kind === 'call' ? kinds.get(expression.helper) : undefined
    if (expression.kind !== 'call' || kind === undefined) return
    const name = literalKey(expression)
    if (name !== undefined) this.#note(kind, name, at, isOptional)
    else if (kind === 'flags') this.#computedFlags.push(at)
    else if (kind === 'facts') this.#computedFacts.push(at)
  }

  question(): Question {
    const listed = (kind: Kind): Asked[] => [...this.#asked[kind]].map(([name, asked]) => ({ name, ...asked }))
    return {
      flags: listed('flags'),
      facts: listed('facts'),
      secrets: listed('secrets'),
      secretVersions: listed('secretVersions'),
      roots: listed('roots'),
      computedFlags: this.#computedFlags,
      computedFacts: this.#computedFacts,
    }
  }

  #note(kind: Kind, name: string, at: SourcePosition, isOptional: boolean): void {
    const known = this.#asked[kind].get(name)
    if (known === undefined) this.#asked[kind].set(name, { places: [at], isOptional })
    else {
      known.places.push(at)
      known.isOptional &&= isOptional
    }
  }
}

const positionIn = (file: string, [, line, column]: Place): SourcePosition => ({ file, line, column })
