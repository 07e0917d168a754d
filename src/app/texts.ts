/**
 * The texts that diagnostics may quote from: templates and flag files of the application's own repository.
 *
 * Facts files, mounted files and the operator's configuration are never added, so no excerpt can show what is in them.
 */

import type { SourceText } from '../core/diagnostic/source-text.ts'

/** Texts by the names that diagnostics use. */
export class QuotableTexts {
  readonly #byFile = new Map<string, SourceText>()

  add(sources: readonly SourceText[]): void {
    for (const source of sources) this.#byFile.set(source.file, source)
  }

  /** Adds all texts of others, under other names. */
  addFrom(others: QuotableTexts, rename: (file: string) => string): void {
    for (const [file, source] of others.#byFile) this.#byFile.set(rename(file), source)
  }

  /** The text of a line (from 1) of a file that may be quoted. */
  excerpt(file: string, line: number): string | undefined {
    return this.#byFile.get(file)?.lineAt(line)
  }
}
