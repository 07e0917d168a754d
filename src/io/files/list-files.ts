/**
 * Listing the files of a folder that somebody else's repository holds.
 *
 * Symbolic links are followed while they stay inside the boundary, the checkout that the folder belongs to; one that
 * leaves it is an error, because what it shows would come from another application or from this machine.
 * Names that start with a dot are passed over.
 */

import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Diagnostic } from '../../core/diagnostic/diagnostic.ts'
import { unreadable } from './read-text.ts'

/** A file found: its path below the listed folder, with forward slashes, and where its bytes really lie. */
export interface ListedFile {
  readonly path: string
  readonly real: string
}

/** The files of a folder, with what could not be listed. */
export interface Listing {
  /** Sorted by path, by UTF-16 code units. */
  readonly files: readonly ListedFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Most files that one listing may find; more are an error, not a longer wait. */
const maxFiles = 10_000

/**
 * Lists regular files.
 *
 * @param folder   Where to look.
 * @param boundary Folder that links must not leave; `folder` lies inside it.
 * @param recurse  Whether to look into subfolders.
 * @param shown    How diagnostics call the folder; empty for none, else ending in a slash.
 */
export function listFiles(folder: string, boundary: string, recurse: boolean, shown = ''): Listing {
  const files: ListedFile[] = []
  const diagnostics: Diagnostic[] = []
  const visiting = new Set<string>()

  const visit = (at: string, below: string, isInside: (real: string) => boolean): void => {
    const real = realpathSync(at)
    if (visiting.has(real)) return
    visiting.add(real)
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || files.length > maxFiles) continue
      try {
        take(entry, join(at, entry.name), below + entry.name, isInside)
      } catch (error) {
        diagnostics.push(unreadable(error, shown + below + entry.name))
      }
    }
    visiting.delete(real)
  }

  const take = (entry: Dirent, at: string, path: string, isInside: (real: string) => boolean): void => {
    const real = entry.isSymbolicLink() ? realpathSync(at) : at
    if (entry.isSymbolicLink() && !isInside(real)) {
      diagnostics.push(leaving(shown + path))
      return
    }
    const kind = entry.isSymbolicLink() ? statSync(real) : entry
    if (kind.isDirectory()) {
      if (recurse) visit(at, `${path}/`, isInside)
    } else files.push({ path, real })
  }

  try {
    const isInside = insideOf(boundary)
    if (isInside(realpathSync(folder))) visit(folder, '', isInside)
    else diagnostics.push(leaving(shown === '' ? '.' : shown.slice(0, -1)))
  } catch (error) {
    diagnostics.push(unreadable(error, shown === '' ? '.' : shown.slice(0, -1)))
  }
  if (files.length > maxFiles) diagnostics.push(tooMany(shown))
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: files.slice(0, maxFiles), diagnostics }
}

/** A test for real paths: whether they are the boundary or lie below it. */
export function insideOf(boundary: string): (real: string) => boolean {
  const limit = `${realpathSync(boundary)}${sep}`
  return (real) => `${real}${sep}`.startsWith(limit)
}

/** A link, or a path with `..`, that leaves what it belongs to. */
export function leaving(file: string): Diagnostic {
  return {
    code: 'SYMLINK_OUTSIDE',
    severity: 'error',
    message: 'the path leaves the repository',
    at: { file, line: 1, column: 1 },
    hint: 'keep what the application needs inside its repository; symbolic links out of it are not followed',
  }
}

function tooMany(shown: string): Diagnostic {
  return {
    code: 'TOO_MANY_FILES',
    severity: 'error',
    message: 'the folder holds too many files',
    at: { file: shown === '' ? '.' : shown.slice(0, -1), line: 1, column: 1 },
    expected: `at most ${maxFiles} files`,
  }
}
