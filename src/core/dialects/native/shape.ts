/**
 * Checking shapes: from the issues that zod finds to diagnostics at the key or value they are about.
 *
 * Nothing of zod's own language reaches the reader; `schema.ts` says where the words come from.
 */

import { ZodArray, ZodObject, ZodOptional, type ZodType } from 'zod'
import { nearest } from '../../../lib/nearest.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { describeTypeOf } from '../../model/value-type.ts'
import { type Located, type LocatedScalar, toJson } from '../../yaml/located.ts'
import { entryOf } from './reading.ts'

type Path = readonly PropertyKey[]

/** The parts of zod's issues that are needed here. */
interface Issue {
  readonly code: string
  readonly path: Path
  readonly message: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
}

/**
 * All differences between a value and the shape it should have.
 *
 * @param subject What the value is, for messages: `flag "x"`.
 * @param anchor  Where to point if a key is missing from the value itself: the key that holds it.
 */
export function checkShape(schema: ZodType, node: Located, subject: string, anchor?: LocatedScalar): Diagnostic[] {
  const result = schema.safeParse(toJson(node))
  if (result.success) return []
  return result.error.issues.flatMap((issue) => {
    const target = { schema, node, subject, anchor }
    return issue.code === 'unrecognized_keys' ? unknownKeys(target, issue) : [wrongValue(target, issue)]
  })
}

interface Target {
  readonly schema: ZodType
  readonly node: Located
  readonly subject: string
  readonly anchor: LocatedScalar | undefined
}

function unknownKeys(target: Target, issue: Issue): Diagnostic[] {
  const known = knownKeys(target.schema, issue.path)
  const holder = follow(target.node, issue.path)
  return (issue.keys ?? []).flatMap((name): Diagnostic[] => {
    const key = entryOf(holder, name)?.key
    const near = nearest(name, known)
    const place = key ?? holder ?? target.node
    return [
      {
        code: 'UNKNOWN_KEY',
        severity: 'error',
        message: `${owner(target.subject, issue.path)} has a key that means nothing there`,
        at: place.at,
        length: place.length,
        found: JSON.stringify(name),
        expected: oneOf(known),
        ...(near !== undefined && { hint: `did you mean "${near}"?` }),
      },
    ]
  })
}

function wrongValue(target: Target, issue: Issue): Diagnostic {
  const node = follow(target.node, issue.path)
  const expected = issue.values === undefined ? issue.message : oneOf(issue.values.map(String))
  if (node === undefined) return missingKey(target, issue.path, expected)
  const near =
    issue.values !== undefined && node.kind === 'scalar' ? nearest(node.text, issue.values.map(String)) : undefined
  return {
    code: 'WRONG_TYPE',
    severity: 'error',
    message: `${describePath(target.subject, issue.path)} is not what it must be`,
    at: node.at,
    length: node.length,
    found: describeNode(node),
    expected,
    ...(near !== undefined && { hint: `did you mean "${near}"?` }),
  }
}

function missingKey(target: Target, path: Path, expected: string): Diagnostic {
  const holderPath = path.slice(0, -1)
  const place =
    holderPath.length === 0 ? (target.anchor ?? target.node) : (follow(target.node, holderPath) ?? target.node)
  return {
    code: 'MISSING_KEY',
    severity: 'error',
    message: `${owner(target.subject, holderPath)} lacks "${String(path.at(-1))}"`,
    at: place.at,
    length: place.length,
    expected,
  }
}

/** The node's value as written where it is short, else its kind. */
export function describeNode(node: Located): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a map' : 'a list'
  if (node.value === null) return 'nothing'
  return node.text.length > 40 || node.text.includes('\n') ? describeTypeOf(node.value) : JSON.stringify(node.value)
}

/** `one of "a", "b"`. */
export function oneOf(names: Iterable<string>): string {
  return `one of ${[...names].map((name) => JSON.stringify(name)).join(', ')}`
}

function follow(node: Located, path: Path): Located | undefined {
  let current: Located | undefined = node
  for (const step of path) {
    if (current?.kind === 'list' && typeof step === 'number') current = current.items[step]
    else current = entryOf(current, String(step))?.value
  }
  return current
}

function knownKeys(schema: ZodType, path: Path): string[] {
  let current: unknown = schema
  for (const step of path) {
    current = plain(current)
    if (current instanceof ZodArray) current = current.element
    else if (current instanceof ZodObject) current = current.shape[String(step)]
  }
  current = plain(current)
  return current instanceof ZodObject ? Object.keys(current.shape) : []
}

const plain = (schema: unknown): unknown => (schema instanceof ZodOptional ? schema.unwrap() : schema)

/** What a map with a wrong key is: `rule 2 of flag "x"`. */
function owner(subject: string, path: Path): string {
  if (path.length === 0) return subject
  const [first, index, ...rest] = path
  if (first === 'rules' && typeof index === 'number') return owner(`rule ${index + 1} of ${subject}`, rest)
  return describePath(subject, path)
}

/** What a wrong value is: `"serve" of rule 2 of flag "x"`. */
function describePath(subject: string, path: Path): string {
  const [first, index, ...rest] = path
  if (first === 'rules' && typeof index === 'number') return describePath(`rule ${index + 1} of ${subject}`, rest)
  if (path.length === 0) return subject
  return `"${path.map(String).join('.')}" of ${subject}`
}
