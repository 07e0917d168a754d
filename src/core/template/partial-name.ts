/** Names: what a file's name says about its template. */

import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Template, TemplateOutput } from './ast.ts'
import { diagnosticAt } from './problem.ts'
import type { Partials } from './visit.ts'

const folder = 'partials/'

/** What becomes of a template that is no partial, by its name with or without `.hbs`. */
export function outputOf(file: string): TemplateOutput {
  return /\.(ya?ml|json)(\.hbs)?$/.test(file) ? 'structured' : 'text'
}

/**
 * The name by which `{{> name}}` calls a partial: its path under `partials/` without `.hbs`, and without the ending
 * before that: `partials/web/labels.yaml.hbs` is `web/labels`.
 */
export function partialName(file: string): string {
  const path = file.startsWith(folder) ? file.slice(folder.length) : file
  return path.replace(/\.hbs$/, '').replace(/\.[^./]+$/, '')
}

/** Partials by name; two files of one name are an error, and the first is taken. */
export function collectPartials(templates: readonly Template[]): { partials: Partials; diagnostics: Diagnostic[] } {
  const partials = new Map<string, Template>()
  const diagnostics: Diagnostic[] = []
  for (const template of templates) {
    const name = partialName(template.file)
    const earlier = partials.get(name)
    if (earlier === undefined) partials.set(name, template)
    else {
      diagnostics.push(
        diagnosticAt(startOf(template), 1, {
          code: 'AMBIGUOUS_PARTIAL',
          message: 'another file is the partial of this name already',
          found: name,
          related: [{ message: `"${name}" is this file too`, at: startOf(earlier) }],
        }),
      )
    }
  }
  return { partials, diagnostics }
}

const startOf = ({ file }: Template) => ({ file, line: 1, column: 1 })
