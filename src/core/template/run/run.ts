/**
 * A run: the state of rendering one template once. What is written and what is wrong gathers here; the budget is kept here.
 */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Hole, Read } from '../hole.ts'
import type { TemplateInputs } from '../inputs.ts'
import { diagnosticAt, type Problem } from '../problem.ts'
import { type Budget, budgetWords } from './budget.ts'
import { Exhaustion, Failure } from './failure.ts'
import { outdent, type Trail } from './pieces.ts'
import { noReads } from './run-scope.ts'
import type { Spot } from './spot.ts'

/** Most diagnostics of one run. */
const maxDiagnostics = 50

/** What stays the same for a whole run. */
export interface RunSettings {
  readonly budget: Budget
  readonly isTracking: boolean
  /** Whether values become holes; else, text. */
  readonly isStructured: boolean
}

/** The state of one run. */
export class Run {
  readonly inputs: TemplateInputs
  readonly isStructured: boolean
  readonly diagnostics: Diagnostic[] = []
  readonly holes: Hole[] = []
  /** Whether a value was written as text, so that the trail does not stand for all runs of the same control flow. */
  hasValues = false
  readonly #budget: Budget
  readonly #isTracking: boolean
  readonly #trail: (number | string)[] = []
  /** What the expression under evaluation has read; `undefined` where nobody wants to know. */
  #reads: Read[] | undefined
  #steps: number
  #bytes: number
  #depth: number

  constructor(inputs: TemplateInputs, { budget, isTracking, isStructured }: RunSettings) {
    this.inputs = inputs
    this.isStructured = isStructured
    this.#budget = budget
    this.#isTracking = isTracking
    this.#steps = budget.steps
    this.#bytes = budget.outputBytes
    this.#depth = budget.depth
  }

  get trail(): Trail {
    return this.#trail
  }

  /** Takes steps from the budget. */
  step(spot: Spot, count = 1): void {
    this.#steps -= count
    if (this.#steps < 0) this.exhaust('steps', spot)
  }

  /** Goes into a block or partial. */
  enter(spot: Spot): void {
    this.#depth -= 1
    if (this.#depth < 0) this.exhaust('depth', spot)
  }

  leave(): void {
    this.#depth += 1
  }

  /** Checks a text that a helper is about to make, and takes steps for it. */
  makeText(length: number, spot: Spot): void {
    if (length > this.#budget.textLength) this.exhaust('textLength', spot)
    this.step(spot, length >> 6)
  }

  /** @throws Exhaustion always. */
  exhaust(what: keyof Budget, { at, length }: Spot): never {
    const most = `${this.#budget[what]} ${budgetWords[what]}`
    throw new Exhaustion(
      diagnosticAt(at, length, {
        code: 'BUDGET_EXCEEDED',
        message: 'the template does more than one render may do',
        found: `more than ${most}`,
        expected: `at most ${most}`,
      }),
    )
  }

  /** Notes a problem of an expression that has a value. */
  report({ at, length }: Spot, problem: Problem): void {
    this.note(new Failure(diagnosticAt(at, length, problem)))
  }

  /** Notes a failed expression; the budget's end, and too many failures, end the run. */
  note(error: unknown): void {
    if (!(error instanceof Failure) || error instanceof Exhaustion) throw error
    const { code, at } = error.diagnostic
    const isKnown = this.diagnostics.some((each) => each.at === at && each.code === code)
    if (isKnown) return // in a loop, an expression fails again and again
    this.diagnostics.push(error.diagnostic)
    if (this.diagnostics.length >= maxDiagnostics) throw error
  }

  /** Starts to record what is read, where reads are tracked. */
  record(): void {
    if (this.#isTracking) this.#reads = []
  }

  /** What was read since {@link record}, without repetitions. */
  recorded(): readonly Read[] {
    const reads = this.#reads
    this.#reads = undefined
    return reads === undefined || reads.length === 0 ? noReads : reads
  }

  read(kind: Read['kind'], name: string): void {
    if (this.#reads === undefined) return
    const isKnown = this.#reads.some((each) => each.kind === kind && each.name === name)
    if (!isKnown) this.#reads.push({ kind, name })
  }

  readAgain(reads: readonly Read[]): void {
    if (this.#reads !== undefined) for (const { kind, name } of reads) this.read(kind, name)
  }

  /**
   * Writes a piece of text, and takes its length from the budget; what indentation adds is counted later.
   *
   * @param bytes UTF-8 length.
   */
  write(piece: number, bytes: number, spot: Spot): void {
    this.#bytes -= bytes
    if (this.#bytes < 0) this.exhaust('outputBytes', spot)
    this.#trail.push(piece)
  }

  /** Writes a value as text. */
  writeValue(piece: number, text: string, bytes: number, spot: Spot): void {
    this.write(piece, bytes, spot)
    this.#trail.push(text)
    this.hasValues = true
  }

  /** Makes a hole for a value, with what was read since {@link record}, and writes its token. */
  writeHole(piece: number, value: Hole['value'], spot: Spot): void {
    if (this.holes.length >= this.#budget.holes) this.exhaust('holes', spot)
    this.holes.push({ value, at: spot.at, length: spot.length, reads: this.recorded() })
    this.#trail.push(piece)
  }

  /** Starts to put blanks before every line; {@link outdent} ends it. */
  indent(piece: number): void {
    this.#trail.push(piece)
  }

  outdent(): void {
    this.#trail.push(outdent)
  }
}
