/**
 * Starting an application from a starter: files that work as they are, to be changed.
 *
 * Nothing that exists is overwritten: either every file is new, or none is written.
 */

import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FlagOpsError } from './errors.ts'

/** Names of the starters, each a folder under `templates/`. */
export const starters = ['raw'] as const

/** Name of a starter. */
export type Starter = (typeof starters)[number]

/** Shown beside a starter and checked by tests; not part of what somebody starts from. */
const notCopied = 'expected'

/**
 * Copies a starter.
 *
 * @param templates Folder that holds the starters.
 * @param target    Folder to fill; made where it is missing.
 * @returns The files written, relative to the target, sorted.
 * @throws FlagOpsError `WOULD_OVERWRITE` where a file exists already.
 */
export function init(templates: string, starter: Starter, target: string): readonly string[] {
  const origin = join(templates, starter)
  const files = readdirSync(origin, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(origin.length + 1))
    .filter((file) => !file.startsWith(`${notCopied}/`))
    .sort()
  const taken = files.filter((file) => existsSync(join(target, file)))
  if (taken.length > 0) {
    throw new FlagOpsError('usage', 'WOULD_OVERWRITE', `${target} already has ${taken.join(', ')}`, {
      hint: 'name an empty folder',
    })
  }
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    cpSync(join(origin, file), join(target, file), { errorOnExist: true, force: false })
  }
  return files
}
