/**
 * Planning and running: from checked templates to text with holes, or to text.
 *
 * Nothing here parses, so a template from a cache renders without Handlebars being loaded.
 */

import type { Diagnostic, SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Template } from './ast.ts'
import type { Hole, HoledText } from './hole.ts'
import type { TemplateInputs } from './inputs.ts'
import { diagnosticAt } from './problem.ts'
import { type Budget, standardBudget } from './run/budget.ts'
import { Failure } from './run/failure.ts'
import { HoleTokens } from './run/hole-tokens.ts'
import { Pieces } from './run/pieces.ts'
import { type Execute, type PlannedPartial, StatementPlanner } from './run/plan-statements.ts'
import { Run } from './run/run.ts'
import { noReads, RunScope } from './run/run-scope.ts'
import { type Partials, reachable, textsOf } from './visit.ts'

export interface RunOptions {
  /** Record for each hole what was read to get its value. Default no. */
  readonly isTracking?: boolean
  /** Default {@link standardBudget}. */
  readonly budget?: Budget
}

export interface RunResult {
  /** Of a structured template. Absent where there are diagnostics. */
  readonly holed?: HoledText
  /** Of a text template. Absent where there are diagnostics. */
  readonly text?: string
  /** Errors only: as many as one run can find. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface PlannedTemplate {
  readonly template: Template
  /** Renders; never throws, and ends within the budget. */
  run(inputs: TemplateInputs, options?: RunOptions): RunResult
}

/**
 * Plans templates that `linkTemplates` found no errors in, all that are rendered together at once.
 *
 * @returns Plans in the order of the templates; they can be run any number of times.
 */
export function planTemplates(templates: readonly Template[], partials: Partials): PlannedTemplate[] {
  const pieces = new Pieces()
  const planned = new Map<string, PlannedPartial>()
  const planBody = ({ file, body }: Template): Execute => new StatementPlanner(file, pieces, findPartial).body(body)
  const findPartial = (name: string): PlannedPartial | undefined => {
    const template = partials.get(name)
    const known = planned.get(name)
    if (known !== undefined || template === undefined) return known
    const partial: PlannedPartial = { execute: () => undefined }
    planned.set(name, partial)
    partial.execute = planBody(template)
    return partial
  }
  const tokens = new HoleTokens(reachable(templates, partials).flatMap(textsOf))
  return templates.map((template) => new Plan(template, planBody(template), tokens, pieces))
}

class Plan implements PlannedTemplate {
  readonly template: Template
  readonly #execute: Execute
  readonly #tokens: HoleTokens
  readonly #pieces: Pieces

  constructor(template: Template, execute: Execute, tokens: HoleTokens, pieces: Pieces) {
    this.template = template
    this.#execute = execute
    this.#tokens = tokens
    this.#pieces = pieces
  }

  run(inputs: TemplateInputs, { isTracking = false, budget = standardBudget }: RunOptions = {}): RunResult {
    const isText = this.template.output === 'text'
    const run = new Run(inputs, budget, isTracking, isText ? undefined : this.#tokens)
    try {
      this.#execute(run, new RunScope(undefined, undefined, noReads))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (run.diagnostics.at(-1) !== error.diagnostic) run.diagnostics.push(error.diagnostic)
    }
    if (!isText && this.#isForged(run)) run.diagnostics.push(forged(this.template.file, this.#tokens.prefix))
    const { diagnostics, text } = run
    if (diagnostics.length > 0) return { diagnostics }
    return isText ? { text, diagnostics } : { holed: new RunText(run, this.#tokens.prefix, this.#pieces), diagnostics }
  }

  #isForged({ text, holes, hasRaw }: Run): boolean {
    return (this.#tokens.isForgeable || hasRaw) && !this.#tokens.isGenuine(text, holes.length)
  }
}

/** The outcome of a run, with just what locating needs of it. */
class RunText implements HoledText {
  readonly text: string
  readonly prefix: string
  readonly holes: readonly Hole[]
  readonly #marks: readonly number[]
  readonly #pieces: Pieces

  constructor({ text, holes, marks }: Run, prefix: string, pieces: Pieces) {
    this.text = text
    this.prefix = prefix
    this.holes = holes
    this.#marks = marks
    this.#pieces = pieces
  }

  locate(offset: number): SourcePosition {
    return this.#pieces.locate(this.text, this.#marks, offset)
  }
}

function forged(file: string, prefix: string): Diagnostic {
  return diagnosticAt({ file, line: 1, column: 1 }, 1, {
    code: 'FORGED_HOLE',
    message: 'the text of the template looks like a value that is still to be filled in',
    found: prefix,
  })
}
