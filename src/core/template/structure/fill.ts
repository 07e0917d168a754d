/**
 * Filling a skeleton: values take the holes' places in the tree and come out as JSON.
 *
 * A value is written, never parsed: a text is escaped as a JSON string, so nothing in it can end the scalar that it
 * stands in. All problems of all documents are reported in one run; no message holds a value.
 */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { type Hole, SecretText } from '../hole.ts'
import type { Form, Segment, Skeleton, SkeletonDocument } from './form.ts'
import { FormFiller } from './form-filler.ts'
import { Manifest } from './manifest.ts'

/** What filling a skeleton gives. */
export interface Filling {
  /** One for each document, in order; none where there are diagnostics. */
  readonly manifests: readonly Manifest[]
  /** Errors only. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Fills a skeleton with the holes of the text that it was compiled from, or of another run that gave the same text.
 *
 * @param holes By index, as in `HoledText.holes`.
 */
export function fillSkeleton(skeleton: Skeleton, holes: readonly Hole[]): Filling {
  const filler = new FormFiller(holes)
  const manifests = skeleton.documents.map((document, index) => fillDocument(document, index, holes, filler))
  const { diagnostics } = filler
  return { manifests: diagnostics.length > 0 ? [] : manifests, diagnostics }
}

function fillDocument(document: SkeletonDocument, index: number, holes: readonly Hole[], filler: FormFiller): Manifest {
  let json = ''
  const forms = document.segments.map((segment) => chooseForm(segment, holes))
  for (const form of forms) json += filler.fill(form)
  return new Manifest(json, index, document, forms, holes)
}

function chooseForm(segment: Segment, holes: readonly Hole[]): Form {
  const { sealed } = segment
  const isSealed = sealed?.secretHoles.some((hole) => holes[hole]!.value instanceof SecretText)
  return isSealed ? sealed! : segment
}
