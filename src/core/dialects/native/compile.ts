/**
 * Compiling a native flag file: from a located document to flags, segments and facts, with all its problems.
 *
 * Whether segments and facts exist is not known here: they may stand in any file, so the linker checks them.
 */

import { type Diagnostic, hasErrors, sortDiagnostics } from '../../diagnostic/diagnostic.ts'
import type { SourceText } from '../../diagnostic/source-text.ts'
import type { FlagFile, Segment } from '../../model/flag-set.ts'
import type { Located, LocatedEntry } from '../../yaml/located.ts'
import { Compiling } from './compiling.ts'
import { compileFact } from './facts.ts'
import { compileFlag } from './flags.ts'
import { checkName } from './names.ts'
import { mapOf } from './reading.ts'
import { fileSchema, segmentSchema } from './schema.ts'
import { checkShape } from './shape.ts'

/** A compiled file and all that is wrong with it, ordered by place. */
export interface CompiledFile {
  readonly part: FlagFile
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles one file.
 *
 * @param root   What `readLocated` gave; undefined for an empty document.
 * @param source The same file as text, for columns within conditions.
 */
export function compileNative(root: Located | undefined, source: SourceText): CompiledFile {
  const compiling = new Compiling(source)
  if (root !== undefined && !isEmpty(root)) compiling.diagnostics.push(...checkShape(fileSchema, root, 'the flag file'))
  const entriesOf = (name: string) => mapOf(root, name)?.entries ?? []
  const facts = entriesOf('facts').map((entry) => compileFact(compiling, entry))
  const segments = entriesOf('segments').map((entry) => compileSegment(compiling, entry))
  const flags = entriesOf('flags').map((entry) => compileFlag(compiling, entry))
  const diagnostics = sortDiagnostics(compiling.diagnostics)
  return {
    part: {
      file: source.file,
      isComplete: !hasErrors(diagnostics),
      flags,
      segments,
      facts,
      placeOf: (expression) => compiling.placeOf(expression),
    },
    diagnostics,
  }
}

const isEmpty = (root: Located): boolean => root.kind === 'scalar' && root.value === null && !root.isQuoted

/** A segment with problems still has a name, so that those who use it are not told that it does not exist. */
function compileSegment(compiling: Compiling, { key, name, value }: LocatedEntry): Segment {
  const subject = `segment "${name}"`
  compiling.diagnostics.push(...checkName('a segment', name, key), ...checkShape(segmentSchema, value, subject, key))
  const isText = value.kind === 'scalar' && typeof value.value === 'string'
  const condition = isText ? compiling.compileCel(value, subject) : undefined
  return { key: name, condition: condition ?? { kind: 'literal', value: false }, at: key.at }
}
