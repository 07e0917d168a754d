/**
 * Validating: every problem of flags, templates and settings that can be found without asking anybody.
 *
 * What a render decides by inputs that are not here (an Application's name, its parameters) is not judged.
 */

import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import { limits } from '../core/model/limits.ts'
import { readText, unreadable } from '../io/files/read-text.ts'
import { readLocal } from '../io/sources/local.ts'
import { isTemplate, partialsFolder } from './application.ts'
import { settingsFile } from './config/settings.ts'
import { FlagUse } from './flag-use.ts'
import { loadFlags } from './inputs/load-flags.ts'
import { placeOf } from './load-application.ts'
import { QuotableTexts } from './texts.ts'
import { type ValidateRequest, validateApplication } from './validate-application.ts'

/** All findings, with the lines that they may be shown with. */
export interface Validation {
  readonly diagnostics: readonly Diagnostic[]
  readonly excerpt: (file: string, line: number) => string | undefined
}

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
  const { lintFlagSet } = await import('./cold.ts')
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
  if (existsSync(join(folder, settingsFile)) || existsSync(join(folder, partialsFolder))) return true
  const names = readdirSync(folder)
  return names.some(isTemplate) || names.some((name) => isManifest(join(folder, name)))
}

/** Manifests name their `apiVersion` at the top; flag files have no such key. */
function isManifest(file: string): boolean {
  if (!/\.(ya?ml|json)$/.test(file)) return false
  const { source } = readText(file, file, limits.manifestBytes)
  return source !== undefined && /^(apiVersion:|\s*\{\s*"apiVersion")/m.test(source.text)
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
