/**
 * Compiling: from a template's text to its checked form, with all diagnostics of the file.
 *
 * This loads Handlebars' parser; rendering from a cached {@link Template} does not need it.
 */

import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/diagnostic.ts'
import type { SourceText } from '../diagnostic/source-text.ts'
import { limits } from '../model/limits.ts'
import { type Template, type TemplateOutput, templateFormat } from './ast.ts'
import { compileFile } from './compile/compile-statements.ts'
import { checkDelimiters, type Delimiters, handlebarsDelimiters } from './grammar/delimiters.ts'
import { parseTemplate } from './grammar/parse-template.ts'
import { Report } from './grammar/report.ts'

/** How a file is to be read. */
export interface CompileOptions {
  readonly output: TemplateOutput
  /** Default `{{` and `}}`. */
  readonly delimiters?: Delimiters
  /** Whether `{{{…}}}` may insert values as text. Default no. */
  readonly isRawAllowed?: boolean
}

/** A checked template, or why there is none. */
export interface CompiledTemplate {
  /** Absent where there are errors. */
  readonly template?: Template
  readonly diagnostics: readonly Diagnostic[]
}

/** @throws TypeError where the text is not a string: an object could pass itself off as a parsed template. */
export function compileTemplate(source: SourceText, options: CompileOptions): CompiledTemplate {
  if (typeof source.text !== 'string') throw new TypeError('the text of a template must be a string')
  const delimiters = options.delimiters ?? handlebarsDelimiters
  const problem = checkDelimiters(delimiters)
  if (problem !== undefined) return { diagnostics: [problem] }
  const report = new Report(source)
  const body = compileBody(report, delimiters, options)
  const { diagnostics } = report
  if (hasErrors(diagnostics)) return { diagnostics }
  return { template: { format: templateFormat, file: source.file, output: options.output, body }, diagnostics }
}

function compileBody(report: Report, delimiters: Delimiters, options: CompileOptions) {
  if (report.source.text.length > limits.templateBytes) {
    report.add(report.place(0, 0), {
      code: 'TEMPLATE_TOO_LARGE',
      message: 'the template is too long',
      expected: `at most ${limits.templateBytes} characters`,
    })
    return []
  }
  const parsed = parseTemplate(delimiters, report)
  if (parsed === undefined) return []
  return compileFile(parsed, { report, output: options.output, isRawAllowed: options.isRawAllowed ?? false })
}
