/**
 * The local source: files and folders on this machine, as texts.
 *
 * A folder stands for all YAML and JSON files below it. Nothing is parsed here.
 */

import { realpathSync, statSync } from 'node:fs'
import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import type { SourceText } from '../../core/diagnostic/source-text.ts'
import { insideOf, leaving, listFiles } from '../files/list-files.ts'
import { readText, unreadable } from '../files/read-text.ts'

/** A file or folder to read. */
export interface LocalPath {
  /** File or folder. */
  readonly path: string
  /** How diagnostics call it. */
  readonly shown: string
  /** Folder that the path and all links below it must stay in; without one, only links are held to the path's own folder. */
  readonly boundary?: string
}

/** The texts found, with what could not be read. */
export interface LocalTexts {
  readonly sources: readonly SourceText[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads all files that the paths name, in the order of the paths, folders in the order of their files' names. */
export function readLocal(paths: readonly LocalPath[], maxBytes: number): LocalTexts {
  const sources: SourceText[] = []
  const diagnostics: Diagnostic[] = []
  for (const one of paths) {
    try {
      const files = filesOf(one)
      diagnostics.push(...files.diagnostics)
      for (const { real, shown } of files.found) {
        const { source, problem } = readText(real, shown, maxBytes)
        if (problem) diagnostics.push(problem)
        else sources.push(source)
      }
    } catch (error) {
      diagnostics.push(unreadable(error, one.shown))
    }
  }
  return { sources, diagnostics }
}

function filesOf({ path, shown, boundary }: LocalPath): {
  found: { real: string; shown: string }[]
  diagnostics: readonly Diagnostic[]
} {
  const real = realpathSync(path)
  if (boundary !== undefined && !insideOf(boundary)(real)) return { found: [], diagnostics: [leaving(shown)] }
  if (!statSync(real).isDirectory()) return { found: [{ real, shown }], diagnostics: [] }
  const prefix = shown.endsWith('/') ? shown : `${shown}/`
  const listing = listFiles(path, boundary ?? path, true, prefix)
  const found = listing.files.filter((file) => /\.(ya?ml|json)$/.test(file.path))
  return {
    found: found.map((file) => ({ real: file.real, shown: prefix + file.path })),
    diagnostics: listing.diagnostics,
  }
}
