/**
 * Checking expressions: types, names and cost, in one walk that also settles what only the whole set of files knows.
 *
 * The result is a new expression for the engine: declared facts carry what they are when absent, arithmetic on doubles
 * says so, literal times are numbers. Diagnostics are handed to the caller, one expression may have many.
 */

import { nearest } from '../../lib/nearest.ts'
import type { Severity } from '../diagnostic/diagnostic.ts'
import type { BinaryOperator, Expression, RecordRoot } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import { checkLiteral, checkPattern, type Finding, findImpossible, foldTime } from './literals.ts'
import { binarySignatures, unarySignatures } from './signatures.ts'
import {
  assumedItems,
  bool,
  describe,
  double,
  dyn,
  int,
  isJson,
  string,
  type Type,
  typeOfFact,
  unify,
} from './types.ts'

/** What expressions are checked against. */
export interface CheckEnvironment {
  readonly facts: ReadonlyMap<string, FactDeclaration>
  /** Cost of each segment; a segment that is not here does not exist. */
  readonly segmentCosts: ReadonlyMap<string, number>
  report(severity: Severity, finding: Finding, expression: Expression): void
}

export interface Checked {
  readonly expression: Expression
  readonly type: Type
  /** Most steps that evaluating takes, by the declared sizes of lists. */
  readonly cost: number
}

/** Fields of the context root `app`: what Argo CD says about the application. All are strings. */
export const appFields = [
  'name',
  'namespace',
  'destinationNamespace',
  'project',
  'revision',
  'repository',
  'path',
  'targetRevision',
] as const

/** Most steps that one condition may take. */
export const maxCost = 500_000

/** Checks one condition or key. */
export function checkExpression(expression: Expression, environment: CheckEnvironment): Checked {
  return new Checker(environment).check(expression)
}

/** A part that has been reported reads as anything, so that nothing is reported because of it. */
const anything = (expression: Expression, cost = 1): Checked => ({ expression, type: dyn, cost })

class Checker {
  readonly #environment: CheckEnvironment
  /** Variables of the comprehensions around the current node, innermost last. */
  readonly #variables: { readonly name: string; readonly type: Type }[] = []
  /** Facts already warned about: once is enough for a condition. */
  readonly #undeclared = new Set<string>()

  constructor(environment: CheckEnvironment) {
    this.#environment = environment
  }

  check(expression: Expression): Checked {
    switch (expression.kind) {
      case 'literal':
        return { expression, type: typeOfLiteral(expression), cost: 0 }
      case 'now':
        return { expression, type: { kind: 'now' }, cost: 0 }
      case 'root':
        return { expression, type: rootType(expression.root), cost: 1 }
      case 'variable':
        return {
          expression,
          type: this.#variables.findLast(({ name }) => name === expression.name)?.type ?? dyn,
          cost: 1,
        }
      case 'read':
        return this.#read(expression)
      case 'field':
        return this.#field(expression)
      case 'index':
        return this.#index(expression)
      case 'has':
        return this.#has(expression)
      case 'list':
        return this.#list(expression)
      case 'record':
        return this.#record(expression)
      case 'and':
      case 'or':
        return this.#logic(expression)
      case 'choose':
        return this.#choose(expression)
      case 'unary':
        return this.#unary(expression)
      case 'binary':
        return this.#binary(expression)
      case 'each':
        return this.#each(expression)
      case 'segment':
        return this.#segment(expression)
    }
  }

  #read(node: Expression & { kind: 'read' }): Checked {
    const fact = this.#rootField(node.root, node.key, node)
    if (fact === undefined) return { expression: node, type: node.root === 'app' ? string : dyn, cost: 1 }
    return { expression: { ...node, absent: fact.default ?? null }, type: typeOfFact(fact), cost: 1 }
  }

  #field(node: Expression & { kind: 'field' }): Checked {
    const of = this.check(node.of)
    if (of.type.kind !== 'dyn' && of.type.kind !== 'map') {
      this.#report(wrongType(`"${node.key}" is read as a field of something that has none`, [of.type], 'a map'), node)
    }
    return { expression: { ...node, of: of.expression }, type: dyn, cost: of.cost + 1 }
  }

  /** Finds fault with a field of the context; gives the declaration of a declared fact. */
  #rootField(root: RecordRoot, key: string, node: Expression): FactDeclaration | undefined {
    const { facts } = this.#environment
    if (root === 'facts') {
      const fact = facts.get(key)
      if (fact === undefined && facts.size > 0 && !this.#undeclared.has(key)) {
        this.#undeclared.add(key)
        const finding: Finding = {
          code: 'UNDECLARED_FACT',
          message: `no schema declares the fact "${key}"`,
          found: JSON.stringify(key),
          ...suggestion(key, facts.keys(), 'declare it under "facts"'),
        }
        this.#environment.report('warning', finding, node)
      }
      return fact
    }
    if (root === 'app' && !appFields.some((field) => field === key)) {
      this.#report(
        {
          code: 'CEL_UNKNOWN_NAME',
          message: `app has no field "${key}"`,
          found: JSON.stringify(key),
          expected: `one of ${appFields.join(', ')}`,
          ...suggestion(key, appFields),
        },
        node,
      )
    }
    return undefined
  }

  #has(node: Expression & { kind: 'has' }): Checked {
    const of = this.check(node.of)
    const expression = { ...node, of: of.expression }
    const checked = { type: bool, cost: of.cost + 1 }
    if (of.type.kind === 'root') {
      const fact = this.#rootField(of.type.root, node.key, node)
      return { ...checked, expression: fact === undefined ? expression : { ...expression, isDeclared: true } }
    }
    if (of.type.kind !== 'dyn' && of.type.kind !== 'map')
      this.#report(wrongType('has() asks for a field of something that has none', [of.type], 'a map'), node)
    return { ...checked, expression }
  }

  #index(node: Expression & { kind: 'index' }): Checked {
    const of = this.check(node.of)
    const index = this.check(node.index)
    const expression = { ...node, of: of.expression, index: index.expression }
    const cost = of.cost + index.cost + 1
    const wanted = of.type.kind === 'list' ? 'int' : of.type.kind === 'dyn' ? undefined : 'string'
    const isIndexable =
      of.type.kind === 'list' || of.type.kind === 'map' || of.type.kind === 'root' || of.type.kind === 'dyn'
    if (!isIndexable)
      this.#report(
        wrongType('something is taken out of a value that holds nothing', [of.type], 'a list or a map'),
        node,
      )
    else if (index.type.kind !== 'dyn' && (wanted === undefined ? !isJson(index.type) : index.type.kind !== wanted)) {
      this.#report(
        wrongType(
          `${describe(of.type)} is indexed by a value of another type`,
          [index.type],
          wanted === 'int' ? 'an integer' : 'a string',
        ),
        node.index,
      )
    }
    return { expression, type: of.type.kind === 'list' ? of.type.item : dyn, cost }
  }

  #list(node: Expression & { kind: 'list' }): Checked {
    const items = node.items.map((item) => this.check(item))
    let item: Type | undefined
    items.forEach(({ type }, index) => {
      const unified = item === undefined ? type : unify(item, type)
      if (unified === undefined || type.kind === 'now')
        this.#report(
          wrongType(
            'a list holds values that cannot stand beside each other',
            [item ?? type, type],
            'values of one type',
          ),
          node.items[index] ?? node,
        )
      item = unified ?? dyn
    })
    const type: Type = { kind: 'list', item: item ?? dyn, maxItems: items.length }
    return { expression: { ...node, items: expressionsOf(items) }, type, cost: costOf(items) + 1 }
  }

  #record(node: Expression & { kind: 'record' }): Checked {
    const keys = node.entries.map(({ key }) =>
      this.#expect(key, ['string'], 'a key of a map is not a string', 'a string'),
    )
    const values = node.entries.map(({ value }) => this.check(value))
    values.forEach(({ type }, index) => {
      if (!isJson(type))
        this.#report(
          wrongType('a map holds a value that cannot stand in it', [type], 'a JSON value'),
          node.entries[index]?.value ?? node,
        )
    })
    const entries = keys.map((key, index) => ({
      key: key.expression,
      value: values[index]?.expression ?? key.expression,
    }))
    return { expression: { ...node, entries }, type: { kind: 'map' }, cost: costOf(keys) + costOf(values) + 1 }
  }

  #logic(node: Expression & { kind: 'and' | 'or' }): Checked {
    const sign = node.kind === 'and' ? '&&' : '||'
    const items = node.items.map((item) =>
      this.#expect(item, ['bool'], `"${sign}" joins something that is not a boolean`, 'a boolean'),
    )
    return { expression: { ...node, items: expressionsOf(items) }, type: bool, cost: costOf(items) + 1 }
  }

  #choose(node: Expression & { kind: 'choose' }): Checked {
    const test = this.#expect(node.test, ['bool'], 'a choice depends on something that is not a boolean', 'a boolean')
    const [yes, no] = [this.check(node.yes), this.check(node.no)]
    const type = unify(yes.type, no.type)
    if (type === undefined || type.kind === 'now')
      this.#report(
        wrongType('a choice has results of different types', [yes.type, no.type], 'the same type twice'),
        node,
      )
    const expression: Expression = { ...node, test: test.expression, yes: yes.expression, no: no.expression }
    return { expression, type: type ?? dyn, cost: test.cost + Math.max(yes.cost, no.cost) + 1 }
  }

  #unary(node: Expression & { kind: 'unary' }): Checked {
    const { operator } = node
    const value = this.check(node.value)
    const signature = unarySignatures[operator]
    const applied = signature.apply(value.type)
    const cost = value.cost + 1
    if (applied === undefined) {
      this.#report(misuseOf(signature, [value.type]), node)
      return anything(node, cost)
    }
    const literal = checkLiteral(operator, node.value)
    if (literal !== undefined) this.#report(literal, node)
    const expression = foldTime(operator, node.value) ?? { ...node, value: value.expression }
    return { expression, type: applied.type, cost }
  }

  #binary(node: Expression & { kind: 'binary' }): Checked {
    const { operator } = node
    const left = this.check(node.left)
    const right = this.check(node.right)
    const signature = binarySignatures[operator]
    const applied = signature.apply(left.type, right.type)
    const cost = left.cost + right.cost + 1 + comparisons(operator, left.type, right.type)
    if (applied === undefined) {
      this.#report(misuseOf(signature, [left.type, right.type]), node)
      return anything(node, cost)
    }
    const pattern = operator === 'matches' ? checkPattern(node.right) : undefined
    if (pattern !== undefined) this.#report(pattern, node)
    for (const { literal, finding } of findImpossible(node, left.type, right.type)) this.#report(finding, literal)
    const expression: Expression = {
      ...node,
      left: left.expression,
      right: right.expression,
      ...(applied.onDoubles && { onDoubles: true }),
    }
    return { expression, type: applied.type, cost }
  }

  #each(node: Expression & { kind: 'each' }): Checked {
    const over = this.check(node.over)
    const isCollection = ['list', 'map', 'root', 'dyn'].includes(over.type.kind)
    if (!isCollection)
      this.#report(
        wrongType(`${node.quantifier}() goes over something that holds nothing`, [over.type], 'a list or a map'),
        node.over,
      )
    const item = over.type.kind === 'list' ? over.type.item : over.type.kind === 'dyn' ? dyn : string
    this.#variables.push({ name: node.variable, type: item })
    const where =
      node.where === undefined
        ? undefined
        : this.#expect(node.where, ['bool'], 'map() filters by something that is not a boolean', 'a boolean')
    const body =
      node.quantifier === 'map'
        ? this.check(node.body)
        : this.#expect(node.body, ['bool'], `${node.quantifier}() tests something that is not a boolean`, 'a boolean')
    this.#variables.pop()
    if (body.type.kind === 'now') this.#report(misuseOfNow, node.body)
    const maxItems = sizeOf(over.type)
    const type: Type =
      node.quantifier === 'map'
        ? { kind: 'list', item: body.type, maxItems }
        : node.quantifier === 'filter'
          ? { kind: 'list', item, maxItems }
          : bool
    const expression = {
      ...node,
      over: over.expression,
      ...(where !== undefined && { where: where.expression }),
      body: body.expression,
    }
    return { expression, type, cost: over.cost + maxItems * (1 + body.cost + (where?.cost ?? 0)) }
  }

  #segment(node: Expression & { kind: 'segment' }): Checked {
    const { segmentCosts } = this.#environment
    const cost = segmentCosts.get(node.key)
    if (cost === undefined) {
      const names = [...segmentCosts.keys()]
      const expected =
        names.length === 0
          ? 'a segment that a file defines'
          : `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`
      this.#report(
        {
          code: 'UNKNOWN_SEGMENT',
          message: `no file defines the segment "${node.key}"`,
          found: JSON.stringify(node.key),
          expected,
          ...suggestion(node.key, names),
        },
        node,
      )
    }
    return { expression: node, type: bool, cost: (cost ?? 0) + 1 }
  }

  #expect(node: Expression, kinds: readonly Type['kind'][], message: string, expected: string): Checked {
    const checked = this.check(node)
    if (checked.type.kind !== 'dyn' && !kinds.includes(checked.type.kind))
      this.#report(wrongType(message, [checked.type], expected), node)
    return checked
  }

  #report(finding: Finding, node: Expression): void {
    this.#environment.report('error', finding, node)
  }
}

function wrongType(message: string, types: readonly Type[], expected: string): Finding {
  if (types.some(({ kind }) => kind === 'now')) return misuseOfNow
  return { code: 'CEL_TYPE', message, found: types.map(describe).join(' and '), expected }
}

function misuseOf(signature: { readonly name: string; readonly takes: string }, types: readonly Type[]): Finding {
  return wrongType(`${signature.name} is applied to types that it does not take`, types, signature.takes)
}

/** `now` is kept to comparisons, so that each can say when it changes. */
const misuseOfNow: Finding = {
  code: 'CEL_TIME',
  message: 'the time is used otherwise than compared with a timestamp',
  found: 'now',
  expected: 'now <, <=, > or >= a timestamp',
  hint: 'write now > timestamp(…) + duration(…)',
}

function suggestion(name: string, names: Iterable<string>, otherwise?: string): { readonly hint?: string } {
  const near = nearest(name, names)
  if (near !== undefined) return { hint: `did you mean "${near}"?` }
  return otherwise === undefined ? {} : { hint: otherwise }
}

function typeOfLiteral({ value, isDouble }: Expression & { kind: 'literal' }): Type {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'number') return isDouble ? double : int
  return typeof value === 'boolean' ? bool : string
}

function rootType(root: (Expression & { kind: 'root' })['root']): Type {
  return root === 'identity' || root === 'targetingKey' ? string : { kind: 'root', root }
}

function sizeOf(type: Type): number {
  if (type.kind === 'list') return type.maxItems
  return type.kind === 'dyn' || type.kind === 'map' || type.kind === 'root' ? assumedItems : 1
}

/** Steps for looking at the items of lists; a comparison of two items is a tenth of a step. */
function comparisons(operator: BinaryOperator, left: Type, right: Type): number {
  if (operator === 'in') return sizeOf(right) / 10
  const areCollections = left.kind !== 'dyn' && right.kind !== 'dyn' // what is unknown is mostly a scalar
  return areCollections && (operator === 'equal' || operator === 'notEqual')
    ? Math.min(sizeOf(left), sizeOf(right)) / 10
    : 0
}

const expressionsOf = (checked: readonly Checked[]): Expression[] => checked.map(({ expression }) => expression)
const costOf = (checked: readonly Checked[]): number => checked.reduce((sum, { cost }) => sum + cost, 0)
