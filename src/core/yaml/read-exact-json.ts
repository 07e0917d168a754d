/** Reading JSON without rounding: for showing an object to people. */

import { SourceText } from '../diagnostic/source-text.ts'
import { type ExactJson, toExactJson } from './exact-json.ts'
import { readKubernetes } from './kubernetes/read-kubernetes.ts'

/**
 * The value of a rendered object, every integer exact.
 *
 * @param json A `Manifest`'s JSON text.
 */
export function readExactJson(json: string): ExactJson {
  const [root] = readKubernetes(new SourceText('rendered', json)).documents
  return root ? toExactJson(root) : null
}
