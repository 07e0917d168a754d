import { isAlias, isMap, isScalar, LineCounter, parseDocument, type Node } from 'yaml'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { SourceText } from '../diagnostic/source-text.ts'
import type { Located, LocatedScalar } from './located.ts'

/** First, thin version: to be replaced. */
export function readLocated(source: SourceText): { readonly root?: Located; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const doc = parseDocument(source.text, { version: '1.2', lineCounter: new LineCounter() })
  for (const error of doc.errors) {
    diagnostics.push({ code: error.code === 'DUPLICATE_KEY' ? 'DUPLICATE_KEY' : 'YAML_SYNTAX', severity: 'error', message: error.message.split('\n')[0]!, at: source.positionAt(error.pos[0]) })
  }
  const place = (node: Node) => ({ at: source.positionAt(node.range?.[0] ?? 0), length: Math.max(1, (node.range?.[1] ?? 1) - (node.range?.[0] ?? 0)) })
  const walk = (node: Node): Located => {
    const target = isAlias(node) ? (node.resolve(doc) as Node) : node
    if (isMap(target)) {
      return { kind: 'map', ...place(node), entries: target.items.map((pair) => {
        const key = walk(pair.key as Node) as LocatedScalar
        return { key, name: key.text, value: pair.value === null ? { kind: 'scalar', value: null, text: '', isQuoted: false, at: key.at, length: 1 } as const : walk(pair.value as Node) }
      }) }
    }
    if (isScalar(target)) {
      const isQuoted = target.type !== 'PLAIN'
      return { kind: 'scalar', ...place(node), value: target.value as LocatedScalar['value'], text: isQuoted ? String(target.value ?? '') : (target.source ?? ''), isQuoted }
    }
    return { kind: 'list', ...place(node), items: (target as unknown as { items: Node[] }).items.map(walk) }
  }
  if (diagnostics.length > 0 || doc.contents === null) return { diagnostics }
  return { root: walk(doc.contents as Node), diagnostics }
}
