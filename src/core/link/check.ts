/**
 * Checking expressions: types, names and cost, in one walk that also settles what only the whole set of files knows.
 *
 * The result is a new expression for the engine: declared facts carry what they are when absent, arithmetic on doubles
 * says so, literal times are numbers. Diagnostics are handed to the caller, one expression may have many.
 */

import type { Expression, RecordRoot } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import type { CheckEnvironment, Checked } from './checked.ts'
import { ContextFields } from './context-fields.ts'
import { comparisonCost, sizeOf } from './cost.ts'
import { type Finding, misuseOf, misuseOfNow, unknownSegment, wrongType } from './findings.ts'
import { checkLiteral, checkPattern, findImpossible, foldTime } from './literals.ts'
import { binarySignatures, unarySignatures } from './signatures.ts'
import {
  bool,
  describe,
  dyn,
  isJson,
  string,
  type Type,
  typeOfFact,
  typeOfLiteral,
  typeOfRoot,
  unify,
} from './types.ts'

/** Checks one condition or key. */
export function checkExpression(expression: Expression, environment: CheckEnvironment): Checked {
  return new Checker(environment).check(expression)
}

/** A part that has been reported reads as anything, so that nothing is reported because of it. */
const anything = (expression: Expression, cost = 1): Checked => ({ expression, type: dyn, cost })

/** What can be gone over and taken from; besides what is not known. */
const collections: readonly Type['kind'][] = ['list', 'map', 'root']

class Checker {
  readonly #environment: CheckEnvironment
  /** Variables of the comprehensions around the current node, innermost last. */
  readonly #variables: { readonly name: string; readonly type: Type }[] = []
  readonly #fields: ContextFields

  constructor(environment: CheckEnvironment) {
    this.#environment = environment
    this.#fields = new ContextFields(environment.facts)
  }

  check(expression: Expression): Checked {
    switch (expression.kind) {
      case 'literal':
        return { expression, type: typeOfLiteral(expression), cost: 0 }
      case 'now':
        return { expression, type: { kind: 'now' }, cost: 0 }
      case 'root':
        return { expression, type: typeOfRoot(expression.root), cost: 1 }
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

  #rootField(root: RecordRoot, key: string, node: Expression): FactDeclaration | undefined {
    return this.#fields.find(root, key, (severity, finding) => this.#environment.report(severity, finding, node))
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
    const of = this.#expect(
      node.of,
      collections,
      'something is taken out of a value that holds nothing',
      'a list or a map',
    )
    const isList = of.type.kind === 'list'
    const wanted = isList ? 'an integer' : of.type.kind === 'dyn' ? 'an integer or a string' : 'a string'
    const index = this.#expect(
      node.index,
      isList ? ['int'] : of.type.kind === 'dyn' ? ['int', 'string'] : ['string'],
      `${describe(of.type)} is indexed by a value of another type`,
      wanted,
    )
    const expression = { ...node, of: of.expression, index: index.expression }
    return { expression, type: of.type.kind === 'list' ? of.type.item : dyn, cost: of.cost + index.cost + 1 }
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
    const cost = left.cost + right.cost + 1 + comparisonCost(operator, left.type, right.type)
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
    const nothing = `${node.quantifier}() goes over something that holds nothing`
    const over = this.#expect(node.over, collections, nothing, 'a list or a map')
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
    const { key } = node
    const { segmentCosts } = this.#environment
    const cost = segmentCosts.get(key)
    if (cost === undefined) this.#report(unknownSegment(key, [...segmentCosts.keys()]), node)
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

const expressionsOf = (checked: readonly Checked[]): Expression[] => checked.map(({ expression }) => expression)
const costOf = (checked: readonly Checked[]): number => checked.reduce((sum, { cost }) => sum + cost, 0)
