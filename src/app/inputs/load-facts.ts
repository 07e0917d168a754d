/** Facts files, from texts to facts by identity; cached with the texts. */

import { type Diagnostic, hasErrors } from '../../core/diagnostic/diagnostic.ts'
import type { SourceText } from '../../core/diagnostic/source-text.ts'
import type { MadeCache } from '../../io/cache/made-cache.ts'
import { type FactsByIdentity, joinFacts, readFacts } from './facts.ts'

/** Facts of all files, with what is wrong with the files. */
export interface LoadedFacts {
  readonly facts: FactsByIdentity
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads facts files; within an identity, a key of a later file wins. */
export async function loadFacts(sources: readonly SourceText[], cache: MadeCache): Promise<LoadedFacts> {
  if (sources.length === 0) return { facts: joinFacts([]), diagnostics: [] }
  const slot = `facts ${sources.map(({ file }) => file).join(' ')}`
  const texts = sources.flatMap(({ file, text }) => [file, text])
  const cached = cache.read(slot, texts)
  if (cached !== undefined) return { facts: joinFacts([cached as FactsByIdentity]), diagnostics: [] }
  const { readLocated } = await import('../cold.ts')
  const diagnostics: Diagnostic[] = []
  const files: FactsByIdentity[] = []
  for (const source of sources) {
    const read = readLocated(source)
    const { facts, diagnostics: found } = readFacts(read.root)
    diagnostics.push(...read.diagnostics, ...found)
    files.push(facts)
  }
  const facts = joinFacts(files)
  if (!hasErrors(diagnostics)) cache.write(slot, texts, facts)
  return { facts, diagnostics }
}
