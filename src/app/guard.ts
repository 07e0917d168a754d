/**
 * The guard: what is looked at last, before the first byte is printed.
 *
 * Holes, keys and secrets have been checked where they were filled; this is about the render as a whole.
 */

import type { Diagnostic } from '../core/diagnostic/diagnostic.ts'
import { limits } from '../core/model/limits.ts'
import { utf8Length } from '../lib/utf8-length.ts'
import type { RenderedManifest } from './rendered-manifest.ts'

/** Everything that forbids to print these manifests, and what Argo CD would complain about. */
export function guard(manifests: readonly RenderedManifest[], allowEmpty: boolean): Diagnostic[] {
  const diagnostics = [...manifests.flatMap(refuseUnnamed), ...warnOfDuplicates(manifests)]
  if (manifests.length === 0 && !allowEmpty) diagnostics.push(empty)
  if (manifests.length > limits.objects) {
    diagnostics.push(tooMuch('the render has too many objects', `${manifests.length}`, `at most ${limits.objects}`))
  }
  const bytes = outputBytes(manifests)
  if (bytes > limits.outputBytes) {
    diagnostics.push(tooMuch('the render is too large', `${bytes} bytes`, `at most ${limits.outputBytes} bytes`))
  }
  return diagnostics
}

/** Bytes that will be printed; counted exactly only where it matters, since a unit of UTF-16 takes three at most. */
function outputBytes(manifests: readonly RenderedManifest[]): number {
  const most = manifests.reduce((sum, { json }) => sum + json.length * 3 + 1, 0)
  if (most <= limits.outputBytes) return most
  return manifests.reduce((sum, { json }) => sum + utf8Length(json) + 1, 0)
}

const empty: Diagnostic = {
  code: 'EMPTY_RENDER',
  severity: 'error',
  message: 'the render has no objects, which would delete everything that the application runs',
  expected: 'at least one object',
  hint: 'check the folder, include and exclude; if nothing is meant to run, set allowEmpty: true',
}

function tooMuch(message: string, found: string, expected: string): Diagnostic {
  return { code: 'RENDER_TOO_LARGE', severity: 'error', message, found, expected, hint: 'split the application' }
}

function refuseUnnamed({ at, isObject, apiVersion, kind }: RenderedManifest): Diagnostic[] {
  if (isObject && apiVersion !== undefined && kind !== undefined) return []
  const missing = !isObject ? 'it is not a map' : apiVersion === undefined ? 'it has no apiVersion' : 'it has no kind'
  return [
    {
      code: 'NOT_A_MANIFEST',
      severity: 'error',
      message: `a document is no Kubernetes object: ${missing}`,
      at,
      expected: 'apiVersion and kind, both texts',
      hint: `if the file is not meant to be deployed, add it to exclude: exclude: ["${at.file}"]`,
    },
  ]
}

function warnOfDuplicates(manifests: readonly RenderedManifest[]): Diagnostic[] {
  const first = new Map<string, RenderedManifest>()
  const diagnostics: Diagnostic[] = []
  for (const manifest of manifests) {
    const { apiVersion = '', kind, name, namespace = '', at } = manifest
    if (name === undefined) continue
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : ''
    const id = [group, kind, namespace, name].join('\n')
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, manifest)
    else {
      diagnostics.push({
        code: 'DUPLICATE_OBJECT',
        severity: 'warning',
        message: `the render has ${kind} "${name}" twice; Argo CD takes the last`,
        at,
        related: [{ message: 'the first is here', at: earlier.at }],
      })
    }
  }
  return diagnostics
}
