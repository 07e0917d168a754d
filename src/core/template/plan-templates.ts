/**
 * Planning and running: from checked templates to text with holes, or to text.
 *
 * Nothing here parses, so a template from a cache renders without Handlebars being loaded.
 */

import type { Diagnostic, SourcePosition } from '../diagnostic/diagnostic.ts'
import type { Template } from './ast.ts'
import type { Hole, HoledText } from './hole.ts'
import type { TemplateInputs } from './inputs.ts'
import type { Problem } from './problem.ts'
import { type Budget, standardBudget } from './run/budget.ts'
import { Failure } from './run/failure.ts'
import { HoleTokens } from './run/hole-tokens.ts'
import { Pieces } from './run/pieces.ts'
import { type Execute, type PlannedPartial, StatementPlanner } from './run/plan-statements.ts'
import { Run } from './run/run.ts'
import { noReads, RunScope } from './run/run-scope.ts'
import { Spot } from './run/spot.ts'
import { TextMemory } from './run/text-memory.ts'
import type { WrittenText } from './run/written-text.ts'
import { type Partials, reachable, textsOf } from './visit.ts'

/** How a template is to be run. */
export interface RunOptions {
  /** Record for each hole what was read to get its value. Default no. */
  readonly isTracking?: boolean
  /** Default {@link standardBudget}. */
  readonly budget?: Budget
}

/** What a run gave. */
export interface RunResult {
  /** Of a structured template. Absent where there are diagnostics. */
  readonly holed?: HoledText
  /** Of a text template. Absent where there are diagnostics. */
  readonly text?: string
  /** Errors only: as many as one run can find. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A template that is ready to run any number of times. */
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
  readonly #texts: TextMemory
  readonly #start: SourcePosition

  constructor(template: Template, execute: Execute, tokens: HoleTokens, pieces: Pieces) {
    this.template = template
    this.#execute = execute
    this.#tokens = tokens
    this.#start = { file: template.file, line: 1, column: 1 }
    this.#texts = new TextMemory(pieces, template.output === 'text' ? undefined : tokens, this.#start)
  }

  run(inputs: TemplateInputs, { isTracking = false, budget = standardBudget }: RunOptions = {}): RunResult {
    const isStructured = this.template.output !== 'text'
    const run = new Run(inputs, { budget, isTracking, isStructured })
    const written = this.#attempt(run, budget)
    const { diagnostics, holes } = run
    if (written === undefined) return { diagnostics }
    if (!isStructured) return { text: written.text, diagnostics }
    return { holed: new RunText(written, this.#tokens.prefix, holes), diagnostics }
  }

  /** @returns `undefined` where there are diagnostics. */
  #attempt(run: Run, budget: Budget): WrittenText | undefined {
    const { diagnostics } = run
    try {
      this.#execute(run, new RunScope(undefined, undefined, noReads))
      if (diagnostics.length > 0) return undefined
      const spot = new Spot(this.template.file, [0, 1, 1, 1])
      const written = this.#texts.recall(run, budget.outputBytes) ?? run.exhaust('outputBytes', spot)
      if (!this.#isForged(written.text, run)) return written
      run.report(spot, forged)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (diagnostics.at(-1) !== error.diagnostic) diagnostics.push(error.diagnostic)
    }
    return undefined
  }

  #isForged(text: string, { holes, hasValues, isStructured }: Run): boolean {
    const mayBe = isStructured && (this.#tokens.isForgeable || hasValues)
    return mayBe && !this.#tokens.isGenuine(text, holes.length)
  }
}

/** The outcome of a run. */
class RunText implements HoledText {
  readonly text: string
  readonly prefix: string
  readonly holes: readonly Hole[]
  readonly #written: WrittenText

  constructor(written: WrittenText, prefix: string, holes: readonly Hole[]) {
    this.text = written.text
    this.prefix = prefix
    this.holes = holes
    this.#written = written
  }

  locate(offset: number): SourcePosition {
    return this.#written.locate(offset)
  }
}

const forged: Problem = {
  code: 'FORGED_HOLE',
  message: 'the text of the template looks like the mark of a value',
  hint: 'change the text where it holds "zqHole"',
}
