/**
 * Validating: every problem of flags, templates and settings that can be found without asking anybody.
 *
 * What a render decides by inputs that are not here (an Application's name, its parameters) is not judged.
 */

import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import { lintFlagSet } from '../core/link/lint.ts'
import type { Flag } from '../core/model/flag.ts'
import { limits } from '../core/model/limits.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import { unreadable } from '../io/files/read-text.ts'
import { readLocal } from '../io/sources/local.ts'
import { isTemplate, partialsFolder } from './application.ts'
import { settingsFile } from './config/settings.ts'
import { loadFlags } from './inputs/load-flags.ts'
import { placeOf } from './load-application.ts'
import { QuotableTexts } from './texts.ts'
import { validateApplication } from './validate-application.ts'

export interface ValidateRequest {
  readonly workingDirectory: string
  /** Applications, flag files, folders of flag files. */
  readonly paths: readonly string[]
  /** Flags of the applications, where their settings do not say. */
  readonly flags: readonly string[]
  readonly nowMs: number
  readonly cache: MadeCache
}

export interface Validation {
  readonly diagnostics: readonly Diagnostic[]
  readonly excerpt: (file: string, line: number) => string | undefined
}

/** Flags and which of them some template asks for, over all applications of one run. */
export class FlagUse {
  readonly #flags = new Map<string, Flag>()
  readonly #used = new Set<string>()
  /** Once some name is computed, nothing can be said to be unused. */
  isDynamic = false

  define(flags: readonly Flag[]): void {
    for (const flag of flags) this.#flags.set(placeKey(flag), flag)
  }

  use(flags: readonly Flag[], keys: ReadonlySet<string>): void {
    for (const flag of flags) if (keys.has(flag.key)) this.#used.add(placeKey(flag))
  }

  unused(): Diagnostic[] {
    if (this.isDynamic) return []
    const left = [...this.#flags].filter(([key]) => !this.#used.has(key))
    return left.map(([, { key, at }]) => ({
      code: 'UNUSED_FLAG',
      severity: 'warning',
      message: `no template of these applications asks for the flag "${key}"`,
      at,
      hint: 'remove it, unless services ask for it at run time',
    }))
  }
}

const placeKey = ({ key, at: { file, line } }: Flag): string => `${file}:${line} ${key}`

/** Validates everything that the paths name. Paths in diagnostics are relative to the working directory. */
export async function validate(request: ValidateRequest): Promise<Validation> {
  const texts = new QuotableTexts()
  const diagnostics: Diagnostic[] = []
  const use = new FlagUse()
  for (const path of request.paths) {
    const absolute = resolve(request.workingDirectory, path)
    try {
      diagnostics.push(...(await validatePath(absolute, request, texts, use)))
    } catch (error) {
      diagnostics.push(unreadable(error, path))
    }
  }
  return {
    diagnostics: withoutRepeats([...diagnostics, ...use.unused()]),
    excerpt: (file, line) => texts.excerpt(file, line),
  }
}

async function validatePath(
  path: string,
  request: ValidateRequest,
  texts: QuotableTexts,
  use: FlagUse,
): Promise<readonly Diagnostic[]> {
  const isFolder = statSync(path).isDirectory()
  const folder = isFolder ? path : applicationOf(path)
  if (folder !== undefined && isApplication(folder)) return validateApplication(folder, request, texts, use)
  const shown = relative(request.workingDirectory, path) || '.'
  const files = readLocal(
    [{ path, shown, boundary: placeOf(isFolder ? path : dirname(path)).boundary }],
    limits.flagFileBytes,
  )
  texts.add(files.sources)
  const flags = await loadFlags(files.sources, shown, request.cache)
  const lint = flags.flagSet ? lintFlagSet(flags.flagSet, request.nowMs) : []
  const none = files.sources.length === 0 && !hasErrors(files.diagnostics) ? [nothing(shown)] : []
  return [...files.diagnostics, ...flags.diagnostics, ...lint, ...none]
}

/** A template or a settings file stands for the application that it belongs to. */
function applicationOf(file: string): string | undefined {
  const name = relative(dirname(file), file)
  if (name === settingsFile) return dirname(file)
  if (!isTemplate(file)) return undefined
  for (let at = dirname(file); dirname(at) !== at; at = dirname(at)) {
    if (at.endsWith(`/${partialsFolder}`)) return dirname(at)
  }
  return dirname(file)
}

function isApplication(folder: string): boolean {
  return (
    existsSync(join(folder, settingsFile)) ||
    existsSync(join(folder, partialsFolder)) ||
    readdirSync(folder).some(isTemplate)
  )
}

function nothing(shown: string): Diagnostic {
  return {
    code: 'FILE_NOT_FOUND',
    severity: 'error',
    message: 'there is nothing to validate here',
    at: { file: shown, line: 1, column: 1 },
    expected: 'an application with templates or a flagops.yaml, a flag file, or a folder of flag files',
  }
}

/** Applications that share flags find the same problems in them. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()]
}
