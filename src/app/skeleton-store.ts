/**
 * Skeletons that were compiled before: in memory for one process that renders many times, on disk for the next one.
 *
 * A skeleton follows from a text alone. Different values mostly give the same text, and so find it here.
 */

import type { Skeleton } from '../core/template/structure/form.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'

/** Most texts remembered for one file; a file with more flows than this starts over. */
const maxFlows = 64

/** Skeletons by file and text. */
export class SkeletonStore {
  readonly #byFile = new Map<string, Map<string, Skeleton>>()

  get(file: string, text: string): Skeleton | undefined {
    return this.#byFile.get(file)?.get(text)
  }

  set(file: string, text: string, skeleton: Skeleton): void {
    let flows = this.#byFile.get(file)
    if (flows === undefined || flows.size >= maxFlows) {
      flows = new Map()
      this.#byFile.set(file, flows)
    }
    flows.set(text, skeleton)
  }

  /** Brings in what an earlier process kept for the same texts. */
  load(cache: MadeCache, folder: string, texts: readonly FileText[]): void {
    const kept = cache.read(slotOf(folder, texts), contentsOf(texts))
    if (kept === undefined) return
    const skeletons = kept as readonly Skeleton[]
    for (const [index, { file, text }] of texts.entries()) this.set(file, text, skeletons[index]!)
  }

  /** Keeps the skeletons of these texts, all of which must be known, for later processes. */
  keep(cache: MadeCache, folder: string, texts: readonly FileText[]): void {
    const skeletons = texts.map(({ file, text }) => this.get(file, text))
    cache.write(slotOf(folder, texts), contentsOf(texts), skeletons)
  }
}

/** What a file's control flow wrote. */
export interface FileText {
  readonly file: string
  readonly text: string
}

/** Flows of other lengths get slots of their own, so that tenants of one folder do not take turns in one. */
function slotOf(folder: string, texts: readonly FileText[]): string {
  return `skeletons ${folder} ${texts.map(({ text }) => text.length).join(' ')}`
}

const contentsOf = (texts: readonly FileText[]): string[] => texts.flatMap(({ file, text }) => [file, text])
