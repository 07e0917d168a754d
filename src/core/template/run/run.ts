/**
 * A run: the state of rendering one template once. Text, holes and diagnostics gather here; the budget is kept here.
 */

import type { Diagnostic, SourcePosition } from '../../diagnostic/diagnostic.ts'
import type { Hole, Read } from '../hole.ts'
import type { TemplateInputs } from '../inputs.ts'
import { diagnosticAt, type Problem } from '../problem.ts'
import { type Budget, budgetWords } from './budget.ts'
import { Exhaustion, Failure } from './failure.ts'
import type { HoleTokens } from './hole-tokens.ts'
import { noReads } from './run-scope.ts'

/** Where an expression or statement stands, with its file. */
export interface Spot {
  readonly at: SourcePosition
  readonly length: number
}

/** Most diagnostics of one run. */
const maxDiagnostics = 50

export class Run {
  readonly inputs: TemplateInputs
  readonly budget: Budget
  readonly diagnostics: Diagnostic[] = []
  readonly holes: Hole[] = []
  text = ''
  /** Three numbers for each piece of text written: its offset in `text`, the number of the piece, the width of its indent. */
  readonly marks: number[] = []
  /** Put before every line of what partials on lines of their own write. */
  #indent = ''
  /** Blanks that are due before the next character. */
  #pendingIndent = ''
  /** What the expression under evaluation has read; `undefined` where nobody wants to know. */
  #reads: Read[] | undefined
  /** Whether a value was written as text into a structured template. */
  hasRaw = false
  readonly #isTracking: boolean
  #steps: number
  #bytes: number
  #depth: number
  readonly #tokens: HoleTokens | undefined

  /** @param tokens Tokens of holes; `undefined` for a text template, which has none. */
  constructor(inputs: TemplateInputs, budget: Budget, isTracking: boolean, tokens: HoleTokens | undefined) {
    this.inputs = inputs
    this.budget = budget
    this.#isTracking = isTracking
    this.#steps = budget.steps
    this.#bytes = budget.outputBytes
    this.#depth = budget.depth
    this.#tokens = tokens
  }

  /** Takes steps from the budget. */
  step(spot: Spot, count = 1): void {
    this.#steps -= count
    if (this.#steps < 0) this.exhaust('steps', spot)
  }

  enter(spot: Spot): void {
    this.#depth -= 1
    if (this.#depth < 0) this.exhaust('depth', spot)
  }

  leave(): void {
    this.#depth += 1
  }

  /** Checks a text that a helper is about to make, and takes steps for it. */
  makeText(length: number, spot: Spot): void {
    if (length > this.budget.textLength) this.exhaust('textLength', spot)
    this.step(spot, length >> 6)
  }

  exhaust(what: keyof Budget, spot: Spot): never {
    throw new Exhaustion(
      diagnosticAt(spot.at, spot.length, {
        code: 'BUDGET_EXCEEDED',
        message: 'the template does more than one render may do',
        found: `more than ${this.budget[what]} ${budgetWords[what]}`,
        expected: `at most ${this.budget[what]} ${budgetWords[what]}`,
      }),
    )
  }

  get isStructured(): boolean {
    return this.#tokens !== undefined
  }

  /** Notes a problem of an expression that has a value. */
  report({ at, length }: Spot, problem: Problem): void {
    this.note(new Failure(diagnosticAt(at, length, problem)))
  }

  /** Notes a failed expression; the budget's end, and too many failures, end the run. */
  note(error: unknown): void {
    if (!(error instanceof Failure)) throw error
    if (error instanceof Exhaustion) throw error
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
    for (const { kind, name } of reads) this.read(kind, name)
  }

  /** @param bytes UTF-8 length of the piece. */
  write(piece: string, number: number, bytes: number, spot: Spot): void {
    this.#bytes -= bytes
    if (this.#bytes < 0) this.exhaust('outputBytes', spot)
    if (this.#indent !== '' || this.#pendingIndent !== '') this.#writeIndented(piece, number, spot)
    else {
      this.marks.push(this.text.length, number, 0)
      this.text += piece
    }
  }

  /** Makes a hole for a value, with what was read since {@link record}, and writes its token. */
  writeHole(value: Hole['value'], number: number, spot: Spot): void {
    const index = this.holes.length
    if (index >= this.budget.holes || this.#tokens === undefined) this.exhaust('holes', spot)
    this.holes.push({ value, at: spot.at, length: spot.length, reads: this.recorded() })
    const token = this.#tokens.token(index)
    this.write(token, number, token.length, spot)
  }

  /** Puts blanks before every line that a partial writes. */
  indented(indent: string, writePartial: () => void): void {
    if (indent === '') {
      writePartial()
      return
    }
    const outer = this.#indent
    const pending = this.#pendingIndent
    const start = this.text.length
    this.#indent = outer + indent
    this.#pendingIndent = pending + indent
    writePartial()
    this.#indent = outer
    if (this.text.length === start) this.#pendingIndent = pending
    else if (this.#pendingIndent !== '') this.#pendingIndent = outer
  }

  #writeIndented(piece: string, number: number, spot: Spot): void {
    if (piece === '') return
    const indent = this.#indent
    const endsLine = piece.endsWith('\n')
    const whole = endsLine ? piece.slice(0, -1) : piece
    const lines = indent === '' ? whole : whole.replaceAll('\n', `\n${indent}`)
    this.#bytes -= lines.length - whole.length + this.#pendingIndent.length
    if (this.#bytes < 0) this.exhaust('outputBytes', spot)
    this.text += this.#pendingIndent
    this.marks.push(this.text.length, number, indent.length)
    this.text += endsLine ? `${lines}\n` : lines
    this.#pendingIndent = endsLine ? indent : ''
  }
}
