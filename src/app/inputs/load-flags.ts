/**
 * Flag files, from texts to one linked flag set.
 *
 * What texts become depends on the texts alone, so it is cached with them; compilers and the YAML reader are
 * loaded only when the cache has nothing.
 */

import { type Diagnostic, hasErrors } from '../../core/diagnostic/diagnostic.ts'
import type { SourceText } from '../../core/diagnostic/source-text.ts'
import type { Flag } from '../../core/model/flag.ts'
import type { FlagFile, FlagSet } from '../../core/model/flag-set.ts'
import { shareParts } from '../../core/model/share-parts.ts'
import type { MadeCache } from '../../io/cache/made-cache.ts'

/** The flags of all files, with what is wrong with the files. */
export interface LoadedFlags {
  /** Absent where the files have errors. */
  readonly flagSet?: FlagSet
  /** Keys and types of all flags, also where something else is wrong with them; absent where a file cannot be read. */
  readonly known?: ReadonlyMap<string, Flag['type']>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles and links.
 *
 * @param sources Flag files; none gives an empty set.
 * @param origin  What to call the source in provenance.
 */
export async function loadFlags(
  sources: readonly SourceText[],
  origin: string,
  cache: MadeCache,
): Promise<LoadedFlags> {
  const slot = `flags ${origin} ${sources.map(({ file }) => file).join(' ')}`
  const texts = sources.flatMap(({ file, text }) => [file, text])
  const cached = cache.read(slot, texts)
  if (cached !== undefined) return withKnown(shared(cached as LoadedFlags))
  const loaded = await compileAndLink(sources, origin)
  if (!hasErrors(loaded.diagnostics))
    cache.write(slot, texts, { flagSet: loaded.flagSet, diagnostics: loaded.diagnostics })
  return withKnown(shared(loaded))
}

function shared(loaded: LoadedFlags): LoadedFlags {
  return loaded.flagSet === undefined ? loaded : { ...loaded, flagSet: shareParts(loaded.flagSet) }
}

function withKnown(loaded: LoadedFlags): LoadedFlags {
  const { flagSet } = loaded
  return flagSet === undefined ? loaded : { ...loaded, known: typesOf(flagSet.flags) }
}

const typesOf = (flags: readonly Flag[]): ReadonlyMap<string, Flag['type']> =>
  new Map(flags.map(({ key, type }) => [key, type]))

async function compileAndLink(sources: readonly SourceText[], origin: string): Promise<LoadedFlags> {
  const { compileNative, linkFlagFiles, readLocated } = await import('../cold.ts')
  const diagnostics: Diagnostic[] = []
  const files: FlagFile[] = []
  for (const source of sources) {
    const read = readLocated(source)
    diagnostics.push(...read.diagnostics)
    if (hasErrors(read.diagnostics)) continue
    const compiled = compileNative(read.root, source)
    diagnostics.push(...compiled.diagnostics)
    files.push(compiled.part)
  }
  const linked = linkFlagFiles(files, { source: origin })
  diagnostics.push(...linked.diagnostics)
  if (linked.flagSet !== undefined && !hasErrors(diagnostics)) return { flagSet: linked.flagSet, diagnostics }
  const isWhole = files.length === sources.length
  return { ...(isWhole && { known: typesOf(files.flatMap(({ flags }) => flags)) }), diagnostics }
}
