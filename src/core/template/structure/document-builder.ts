/**
 * From what Kubernetes reads to a skeleton's document: JSON text with slots where the tree holds tokens.
 *
 * A `v1/Secret` with holes in its data gets a second form, in which `stringData` has become base64 in `data`: it is
 * taken when a hole brings a secret, because `stringData` would put plain text where Argo CD shows it.
 */

import { base64, isCanonicalBase64 } from '../../../lib/base64.ts'
import { numberText, quote } from '../../yaml/json-text.ts'
import type { KubernetesEntry, KubernetesMap, KubernetesNode, KubernetesScalar } from '../../yaml/kubernetes/node.ts'
import type { ObjectIdentity, Part, Path, PathStep, Segment, SkeletonDocument } from './form.ts'
import { FormBuilder } from './form-builder.ts'
import { findEntry, identify, isList, isSecret } from './objects.ts'
import { isTextField } from './text-fields.ts'

/** Cuts a decoded text into literal parts and holes. */
export type SplitText = (text: string) => readonly Part[]

/** The skeleton of one document. */
export function buildDocument(root: KubernetesNode, split: SplitText): SkeletonDocument {
  return new DocumentBuilder(split).build(root)
}

class DocumentBuilder {
  readonly #split: SplitText
  readonly #segments: Segment[] = []
  #form = new FormBuilder()
  /** Of the object that is being written, and how many steps lead to it. */
  #kind = ''
  #objectDepth = 0

  constructor(split: SplitText) {
    this.#split = split
  }

  build(root: KubernetesNode): SkeletonDocument {
    const identity = root.kind === 'map' ? this.#identify(root) : {}
    if (root.kind === 'map' && isList(identity))
      this.#writeMap(root, [], (value, path) => this.#writeListField(value, path))
    else if (root.kind === 'map') this.#writeObject(root, [])
    else this.#writeNode(root, [])
    this.#endSegment()
    return { start: root.start, segments: this.#segments, identity, isIdentified: this.#isIdentified(root, identity) }
  }

  #identify(map: KubernetesMap): ObjectIdentity {
    return identify(map, (text) => this.#split(text).every((part) => typeof part === 'string'))
  }

  #isIdentified(root: KubernetesNode, identity: ObjectIdentity): boolean {
    if (root.kind !== 'map') return false
    const metadata = findEntry(root, 'metadata')
    const isHole = metadata?.kind === 'scalar' && this.#holesIn(metadata).length > 0
    const hasHoledKey = [root, metadata].some(
      (map) => map?.kind === 'map' && map.entries.some(({ key }) => this.#holesIn(key).length > 0),
    )
    const all = identify(root, () => true)
    return !isHole && !hasHoledKey && Object.keys(all).length === Object.keys(identity).length
  }

  #endSegment(): void {
    if (!this.#form.isEmpty) this.#segments.push(this.#form.build())
    this.#form = new FormBuilder()
  }

  #writeListField(value: KubernetesNode, path: Path): void {
    if (path[0] !== 'items' || value.kind !== 'list') this.#writeNode(value, path)
    else {
      this.#writeItems(value.items, path, (item, itemPath) => {
        if (item.kind === 'map') this.#writeObject(item, itemPath)
        else this.#writeNode(item, itemPath)
      })
    }
  }

  #writeObject(map: KubernetesMap, path: Path): void {
    const identity = this.#identify(map)
    this.#kind = identity.kind ?? ''
    this.#objectDepth = path.length
    if (isSecret(identity)) this.#writeSecret(map, path)
    else this.#writeMap(map, path)
    this.#kind = ''
    this.#objectDepth = 0
  }

  #writeSecret(map: KubernetesMap, path: Path): void {
    const secretHoles = secretMaps.flatMap((name) => this.#holesIn(findEntry(map, name)))
    if (secretHoles.length === 0) {
      this.#writeMap(map, path)
      return
    }
    this.#endSegment()
    this.#writeMap(map, path)
    const plain = this.#form.build()
    this.#form = new FormBuilder()
    this.#writeSealed(map, path)
    this.#segments.push({ ...plain, sealed: { ...this.#form.build(), secretHoles } })
    this.#form = new FormBuilder()
  }

  #holesIn(node: KubernetesNode | undefined): number[] {
    if (node === undefined) return []
    if (node.kind === 'list') return node.items.flatMap((item) => this.#holesIn(item))
    if (node.kind === 'map') return node.entries.flatMap(({ value }) => this.#holesIn(value))
    if (typeof node.value !== 'string') return []
    return this.#split(node.value).filter((part) => typeof part === 'number')
  }

  #writeNode(node: KubernetesNode, path: Path): void {
    if (node.kind === 'scalar') this.#writeScalar(node, path)
    else if (node.kind === 'map') this.#writeMap(node, path)
    else this.#writeItems(node.items, path, (item, itemPath) => this.#writeNode(item, itemPath))
  }

  #writeItems(items: readonly KubernetesNode[], path: Path, write: (item: KubernetesNode, path: Path) => void): void {
    this.#form.write('[')
    items.forEach((item, index) => {
      if (index > 0) this.#form.write(',')
      write(item, [...path, index])
    })
    this.#form.write(']')
  }

  #writeMap(
    map: KubernetesMap,
    path: Path,
    writeValue = (value: KubernetesNode, valuePath: Path): void => this.#writeNode(value, valuePath),
  ): void {
    this.#form.write('{')
    this.#writeEntries(map.entries, path, (entry, entryPath) => writeValue(entry.value, entryPath))
    this.#form.write('}')
  }

  #writeEntries(
    entries: readonly KubernetesEntry[],
    path: Path,
    writeValue: (entry: KubernetesEntry, path: Path) => void,
  ): void {
    entries.forEach((entry, index) => {
      if (index > 0) this.#form.write(',')
      const parts = this.#split(entry.name)
      const entryPath = [...path, toStep(entry.name, parts)]
      this.#form.putString('key', parts, entryPath)
      this.#form.write(':')
      writeValue(entry, entryPath)
    })
    this.#checkKeys(entries, path)
  }

  #checkKeys(entries: readonly KubernetesEntry[], path: Path): void {
    const holed: (readonly Part[])[] = []
    const literal: string[] = []
    for (const { name } of entries) {
      const parts = this.#split(name)
      if (isLiteral(parts)) literal.push(name)
      else holed.push(parts)
    }
    if (holed.length > 0) this.#form.check({ path, literal, holed })
  }

  #writeScalar(node: KubernetesScalar, path: Path): void {
    const { value } = node
    if (typeof value === 'number' || typeof value === 'bigint') this.#form.write(numberText(value))
    else if (typeof value !== 'string') this.#form.write(String(value))
    else {
      const parts = this.#split(value)
      const hole = typedHole(node, parts)
      if (hole === undefined) this.#form.putString('text', parts, path)
      else {
        const isText = isTextField(this.#kind, path.slice(this.#objectDepth))
        this.#form.put({ mode: 'typed', hole, path, kind: this.#kind, objectDepth: this.#objectDepth, isText })
      }
    }
  }

  /** The object with `data` and `stringData` joined, as Kubernetes joins them: `stringData` wins. */
  #writeSealed(map: KubernetesMap, path: Path): void {
    const others = map.entries.filter(({ name }) => name !== 'data' && name !== 'stringData')
    this.#form.write('{')
    this.#writeEntries(others, path, ({ value }, valuePath) => this.#writeNode(value, valuePath))
    this.#form.write(`${others.length > 0 ? ',' : ''}"data":{`)
    const dataPath = [...path, 'data']
    const plain = this.#secretEntries(map, 'stringData', path)
    const plainNames = new Set(plain.map(({ name }) => name))
    const encoded = this.#secretEntries(map, 'data', path).filter(({ name }) => !plainNames.has(name))
    this.#writeEntries([...encoded, ...plain], dataPath, (entry, entryPath) =>
      this.#writeSealedValue(entry.value, entryPath, encoded.includes(entry)),
    )
    this.#form.write('}}')
  }

  #secretEntries(map: KubernetesMap, name: 'data' | 'stringData', path: Path): readonly KubernetesEntry[] {
    const value = findEntry(map, name)
    if (value === undefined || (value.kind === 'scalar' && value.value === null)) return []
    if (value.kind === 'map') return value.entries
    this.#form.put({ mode: 'refused', path: [...path, name] })
    return []
  }

  #writeSealedValue(node: KubernetesNode, path: Path, isEncoded: boolean): void {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      this.#form.put({ mode: 'refused', path })
      return
    }
    const parts = this.#split(node.value)
    if (isLiteral(parts) && (!isEncoded || isCanonicalBase64(node.value))) {
      this.#form.write(quote(isEncoded ? node.value : base64(node.value)))
    } else {
      const isTyped = typedHole(node, parts) !== undefined
      this.#form.put({ mode: 'sealed', parts, path, isEncoded, isTyped })
    }
  }
}

const secretMaps = ['data', 'stringData'] as const

const isLiteral = (parts: readonly Part[]): boolean => parts.every((part) => typeof part === 'string')

const toStep = (name: string, parts: readonly Part[]): PathStep => (isLiteral(parts) ? name : { parts })

/** The hole that is all of an unquoted scalar, whose value keeps its type. */
function typedHole(node: KubernetesScalar, parts: readonly Part[]): number | undefined {
  const [part] = parts
  return parts.length === 1 && typeof part === 'number' && node.style === 'plain' && !node.isTagged ? part : undefined
}
