/** Reports: collects the diagnostics of one template file, by offset into its text. */

import type { Diagnostic, SourcePosition } from '../../diagnostic/diagnostic.ts'
import type { SourceText } from '../../diagnostic/source-text.ts'
import type { Place } from '../ast.ts'
import { diagnosticAt, type Problem } from '../problem.ts'

/** Most problems that one file is searched for: beyond them, more help nobody and cost time. */
const maxProblems = 50

/** Gathers the diagnostics of one file. */
export class Report {
  readonly source: SourceText
  readonly diagnostics: Diagnostic[] = []

  constructor(source: SourceText) {
    this.source = source
  }

  /** Whether so much is wrong that nothing more needs to be looked at. */
  get isFull(): boolean {
    return this.diagnostics.length >= maxProblems
  }

  /** The place of a piece of the text. */
  place(start: number, end: number): Place {
    const { line, column } = this.source.positionAt(start)
    const lineEnd = this.source.text.slice(start, end).search(/[\r\n]/)
    return [start, line, column, Math.max(1, lineEnd === -1 ? end - start : lineEnd)]
  }

  at(place: Place): SourcePosition {
    return { file: this.source.file, line: place[1], column: place[2] }
  }

  add(place: Place, problem: Problem): void {
    if (!this.isFull) this.diagnostics.push(diagnosticAt(this.at(place), place[3], problem))
  }
}
