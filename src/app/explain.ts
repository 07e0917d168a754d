/**
 * Explaining a render: for each value that did not stand in the file, what it was made of.
 *
 * The chain is value → expression in the template → flag with its variant and rule, or fact with its identity.
 * Secrets appear by name only.
 */

import type { SourcePosition } from '../core/diagnostic/diagnostic.ts'
import type { Json } from '../core/model/json.ts'
import type { Resolution } from '../core/model/resolution.ts'
import type { Read } from '../core/template/hole.ts'
import type { Inputs } from './inputs/resolve-inputs.ts'
import type { RenderedManifest } from './rendered-manifest.ts'

/** A value of the render with everything that went into it. */
export interface ExplainedValue {
  readonly apiVersion: string | undefined
  readonly kind: string | undefined
  readonly name: string | undefined
  readonly path: string
  /** Where the template writes the value. */
  readonly at: SourcePosition
  readonly reasons: readonly Cause[]
}

/** Something that went into a value. */
export type Cause =
  | {
      readonly kind: 'flag'
      readonly name: string
      readonly resolution: Resolution
      /** Facts and other context that the flag's rules read. */
      readonly reads: readonly Cause[]
    }
  | { readonly kind: 'fact'; readonly name: string; readonly value: Json; readonly identity: string | undefined }
  | { readonly kind: 'root'; readonly name: string; readonly value: Json | undefined }
  | { readonly kind: 'secret'; readonly name: string }

/** Explains every filled value of the manifests, in their order. */
export function explain(manifests: readonly RenderedManifest[], inputs: Inputs, nowMs: number): ExplainedValue[] {
  return manifests.flatMap((manifest) =>
    manifest.filled().flatMap(({ path, holes }) => {
      const [first] = holes
      if (first === undefined) return []
      const { apiVersion, kind, name } = manifest
      const reads = holes.flatMap((hole) => hole.reads)
      const reasons = unique(reads).map((read) => causeOf(read, inputs, nowMs))
      return [{ apiVersion, kind, name, path, at: first.at, reasons }]
    }),
  )
}

function unique(reads: readonly Read[]): Read[] {
  return [...new Map(reads.map((read) => [`${read.kind} ${read.name}`, read])).values()]
}

function causeOf({ kind, name }: Read, inputs: Inputs, nowMs: number): Cause {
  switch (kind) {
    case 'flag':
      return {
        kind,
        name,
        resolution: inputs.evaluator.evaluate(name, inputs.context, nowMs),
        reads: (inputs.evaluator.flag(name)?.reads ?? []).map((path) => causeOfPath(path, inputs)),
      }
    case 'fact':
      return factCause(name, inputs)
    case 'root':
      return { kind, name, value: valueAt(inputs.roots, name.split('.')) }
    default:
      return { kind: 'secret', name }
  }
}

/** What a condition reads: `facts.tier`, `app.project`, `targetingKey`. */
function causeOfPath(path: string, inputs: Inputs): Cause {
  if (path.startsWith('facts.')) return factCause(path.slice('facts.'.length), inputs)
  return { kind: 'root', name: path, value: valueAt({ ...inputs.context }, path.split('.')) }
}

function factCause(name: string, { facts, factsFrom }: Inputs): Cause {
  const value = Object.hasOwn(facts, name) ? (facts[name] ?? null) : null
  return { kind: 'fact', name, value, identity: factsFrom.get(name) }
}

function valueAt(roots: object, path: readonly string[]): Json | undefined {
  let at: unknown = roots
  for (const name of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined
    at = (at as Record<string, unknown>)[name]
  }
  return at as Json | undefined
}
