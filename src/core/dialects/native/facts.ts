/** Fact declarations of native flag files. */

import type { FactDeclaration } from '../../model/facts.ts'
import { describeType, describeTypeOf, isOfType, type ValueType, valueTypes } from '../../model/value-type.ts'
import { type Located, type LocatedEntry, toJson } from '../../yaml/located.ts'
import type { Compiling } from './compiling.ts'
import { checkName } from './names.ts'
import { entryOf, itemsOf, nodeOf, stringOf, textOf } from './reading.ts'
import { factSchema } from './schema.ts'
import { checkShape, describeNode, oneOf } from './shape.ts'

/** Compiles one entry of `facts`. A declaration with problems still declares its key. */
export function compileFact(compiling: Compiling, { key, name, value }: LocatedEntry): FactDeclaration {
  const subject = `fact "${name}"`
  compiling.diagnostics.push(...checkName('a fact', name, key), ...checkShape(factSchema, value, subject, key))
  const type = valueTypes.find((candidate) => candidate === textOf(value, 'type'))
  const allowed = entryOf(value, 'enum') === undefined ? undefined : itemsOf(value, 'enum')
  const fallback = nodeOf(value, 'default')
  for (const node of allowed ?? []) checkValue(compiling, node, type, `an allowed value of ${subject}`)
  if (fallback !== undefined) checkDefault(compiling, fallback, type, allowed, subject)
  checkKind(compiling, value, subject)
  const items = valueTypes.find((candidate) => candidate === textOf(value, 'items'))
  const of = textOf(value, 'of')
  const description = textOf(value, 'description')
  const maxItems = readMaxItems(compiling, value, type, subject)
  return {
    key: name,
    ...(type !== undefined && { type }),
    ...(allowed !== undefined && { enum: allowed.map(toJson) }),
    ...(fallback !== undefined && { default: toJson(fallback) }),
    ...(of !== undefined && { of }),
    ...(items !== undefined && { items }),
    ...(maxItems !== undefined && { maxItems }),
    ...(description !== undefined && { description }),
    at: key.at,
  }
}

function checkValue(compiling: Compiling, node: Located, type: ValueType | undefined, subject: string): boolean {
  if (type === undefined || isOfType(toJson(node), type)) return true
  compiling.report(
    {
      code: 'INVALID_FACT_DECLARATION',
      message: `${subject} is not of the type of the fact`,
      found: node.kind === 'scalar' ? describeNode(node) : describeTypeOf(toJson(node)),
      expected: describeType(type),
    },
    node,
  )
  return false
}

function checkDefault(
  compiling: Compiling,
  node: Located,
  type: ValueType | undefined,
  allowed: readonly Located[] | undefined,
  subject: string,
): void {
  if (!checkValue(compiling, node, type, `the default of ${subject}`) || allowed === undefined) return
  const texts = allowed.map((item) => JSON.stringify(toJson(item)))
  if (texts.includes(JSON.stringify(toJson(node)))) return
  const message = `the default of ${subject} is not among its allowed values`
  compiling.report(
    {
      code: 'INVALID_FACT_DECLARATION',
      message,
      found: describeNode(node),
      expected: oneOf(allowed.map((item) => (item.kind === 'scalar' ? item.text : describeNode(item)))),
    },
    node,
  )
}

/** `of` is the kind of an identity, the part of `customer/acme` before the slash. */
function checkKind(compiling: Compiling, value: Located, subject: string): void {
  const of = stringOf(value, 'of')
  if (of === undefined || /^[A-Za-z0-9][A-Za-z0-9._@-]*$/.test(of.text)) return
  const message = `"of" of ${subject} is not a kind of identities`
  compiling.report(
    {
      code: 'INVALID_FACT_DECLARATION',
      message,
      found: JSON.stringify(of.text),
      expected: 'a kind such as "customer"',
    },
    of,
  )
}

function readMaxItems(
  compiling: Compiling,
  value: Located,
  type: ValueType | undefined,
  subject: string,
): number | undefined {
  for (const name of ['items', 'maxItems'] as const) {
    const entry = entryOf(value, name)
    if (entry === undefined || type === undefined || type === 'list') continue
    const message = `"${name}" of ${subject} is for lists only`
    compiling.report(
      { code: 'INVALID_FACT_DECLARATION', message, found: `"type: ${type}"`, expected: '"type: list"' },
      entry.key,
    )
  }
  const node = nodeOf(value, 'maxItems')
  return node?.kind === 'scalar' && typeof node.value === 'number' && node.value > 0 ? node.value : undefined
}
