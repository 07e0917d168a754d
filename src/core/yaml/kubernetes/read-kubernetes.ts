/**
 * Reading YAML and JSON exactly as Kubernetes does, or not at all.
 *
 * For every text the answer is what `k8s.io/apimachinery` and `sigs.k8s.io/yaml` (on go-yaml v2) read, or a located
 * refusal; never anything else. Beyond what Kubernetes refuses, this reader refuses what would lose text in silence
 * (text after a document's end), what Kubernetes decides by chance (`1` beside `"1"`), `!!binary`, byte order marks
 * other than at a document's start, and what exceeds our limits.
 */

import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts'
import { limits } from '../../model/limits.ts'
import { refuseForbiddenCharacters } from '../syntax/forbidden-characters.ts'
import type { ScalarNode, SyntaxNode } from '../syntax/node.ts'
import { parseDocument, type Trivia } from '../syntax/parser.ts'
import { maxFindings, type PlacedText, toDiagnostic, YamlProblem } from '../syntax/problem.ts'
import { constructDocument, type NodeBudget } from './construct.ts'
import type { KubernetesNode } from './node.ts'
import { badSeparator, splitDocuments } from './split-documents.ts'

const byteOrderMark = 0xfeff

/** What a reader of a text may want to hear of besides its values. */
export interface ReadOptions {
  /** Called for comments (lines with `---` between documents count as such), anchors, aliases and tags, with offsets in the source. */
  readonly onTrivia?: (trivia: Trivia) => void
  /** Called for every scalar as written, keys included: its decoded text, once however often aliases repeat it. */
  readonly onScalar?: (text: string, start: number, end: number) => void
}

/** What reading a text gives. */
export interface KubernetesReading {
  /** Documents that hold something, in order; empty ones and `null` are left out. Of use only without errors. */
  readonly documents: readonly KubernetesNode[]
  /** Errors: the text is refused. Warnings: keys given twice. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads all documents of a source. Its size in bytes is the caller's to limit. Never throws for any text.
 *
 * Documents that are not maps are not reported here: whether they may be is for the caller to say.
 */
export function readKubernetes(source: PlacedText, options: ReadOptions = {}): KubernetesReading {
  const findings = new Findings(source)
  const documents: KubernetesNode[] = []
  const budget: NodeBudget = { left: limits.nodes }
  const pieces = splitDocuments(
    source.text,
    (start, end) => options.onTrivia?.({ kind: 'comment', start, end }),
    (start, end) => {
      if (!findings.areEnough) findings.add(badSeparator(source.text, start, end), 0, 'error')
    },
  )
  for (const piece of pieces) {
    if (findings.areEnough) break
    const base = source.text.charCodeAt(piece.start) === byteOrderMark ? piece.start + 1 : piece.start
    try {
      const onWarning = (problem: YamlProblem): void => findings.add(problem, base, 'warning')
      const root = readPiece(source.text.slice(base, piece.end), base, budget, options, onWarning)
      if (root && !(root.kind === 'scalar' && root.value === null)) documents.push(root)
    } catch (problem) {
      if (!(problem instanceof YamlProblem)) throw problem
      findings.add(problem, base, 'error')
    }
  }
  return { documents, diagnostics: findings.diagnostics }
}

/** Diagnostics, up to a limit for each severity, so that warnings never push an error out. */
class Findings {
  readonly diagnostics: Diagnostic[] = []
  readonly #source: PlacedText
  readonly #counts = { error: 0, warning: 0 }

  constructor(source: PlacedText) {
    this.#source = source
  }

  /** Whether nothing more is worth reading. */
  get areEnough(): boolean {
    return this.#counts.error >= maxFindings
  }

  add(problem: YamlProblem, base: number, severity: Severity): void {
    this.#counts[severity] += 1
    if (this.#counts[severity] > maxFindings) return
    this.diagnostics.push(toDiagnostic(problem, this.#source, base, severity))
  }
}

function readPiece(
  text: string,
  base: number,
  budget: NodeBudget,
  { onTrivia, onScalar }: ReadOptions,
  onWarning: (problem: YamlProblem) => void,
): KubernetesNode | undefined {
  refuseForbiddenCharacters(text, 'kubernetes')
  const root = parseDocument(text, {
    flavour: 'kubernetes',
    ...(onTrivia && {
      onTrivia: ({ kind, start, end }) => onTrivia({ kind, start: base + start, end: base + end }),
    }),
  })
  if (!root) return undefined
  if (onScalar) visitScalars(root, (node) => onScalar(node.text, base + node.start, base + node.end))
  return constructDocument(root, base, budget, onWarning)
}

/** Every scalar as written; aliases are not followed. */
function visitScalars(node: SyntaxNode, visit: (node: ScalarNode) => void): void {
  if (node.kind === 'scalar') visit(node)
  else if (node.kind === 'list') for (const item of node.items) visitScalars(item, visit)
  else if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      visitScalars(key, visit)
      visitScalars(value, visit)
    }
  }
}
