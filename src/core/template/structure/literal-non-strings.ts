/**
 * Literal values of another type in fields that Kubernetes defines as text: `version: 1.10` in a label.
 *
 * Only for warnings: plain manifests are rendered as Kubernetes reads them, and it is the API server that refuses them.
 */

import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { KubernetesNode, KubernetesScalar } from '../../yaml/kubernetes/node.ts'
import type { PlacedText } from '../../yaml/syntax/problem.ts'
import { withinLine } from '../../yaml/syntax/problem.ts'
import { showPath } from './form.ts'
import { findEntry, identify, isList } from './objects.ts'
import { isTextField } from './text-fields.ts'

/** A warning for each of them, in the order of the text. */
export function findLiteralNonStrings(documents: readonly KubernetesNode[], source: PlacedText): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const object of documents.flatMap(objectsOf)) {
    const kind = object.kind === 'map' ? (identify(object, () => true).kind ?? '') : ''
    visitScalars(object, [], (scalar, path) => {
      if (typeof scalar.value === 'string' || scalar.value === null || !isTextField(kind, path)) return
      found.push(describe(scalar, path, source))
    })
  }
  return found
}

/** The document, or the items of a list. */
function objectsOf(document: KubernetesNode): readonly KubernetesNode[] {
  if (document.kind !== 'map' || !isList(identify(document, () => true))) return [document]
  const items = findEntry(document, 'items')
  return items?.kind === 'list' ? items.items : []
}

type Visit = (scalar: KubernetesScalar, path: readonly (string | number)[]) => void

function visitScalars(node: KubernetesNode, path: readonly (string | number)[], visit: Visit): void {
  if (node.kind === 'scalar') visit(node, path)
  else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) visitScalars(item, [...path, index], visit)
  } else for (const { name, value } of node.entries) visitScalars(value, [...path, name], visit)
}

function describe(scalar: KubernetesScalar, path: readonly (string | number)[], source: PlacedText): Diagnostic {
  return {
    code: 'NOT_A_STRING',
    severity: 'warning',
    message: `${showPath(path)}: Kubernetes defines this field as text`,
    at: source.positionAt(scalar.start),
    length: withinLine(source.text, scalar.start, scalar.end - scalar.start),
    found: `the ${typeof scalar.value === 'boolean' ? 'boolean' : 'number'} ${scalar.value}`,
    expected: 'text',
    hint: `quote it: "${scalar.text}"`,
  }
}
