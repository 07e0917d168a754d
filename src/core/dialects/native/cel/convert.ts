/**
 * Converting CEL: from the library's syntax tree to our expressions.
 *
 * Names of variables and functions are settled here; facts, segments and types are not known yet.
 */

import type { ASTNode } from '@marcbachmann/cel-js'
import { nearest } from '../../../../lib/nearest.ts'
import {
  type BinaryOperator,
  type ContextRoot,
  contextRoots,
  type Expression,
  type RecordEntry,
  type UnaryOperator,
} from '../../../model/expression.ts'
import {
  binaryMethods,
  binaryOperators,
  quantifiers,
  specialFunctions,
  unaryFunctions,
  unaryMethods,
} from './functions.ts'
import { convertLiteral } from './literal.ts'
import { celLimits } from './parse.ts'
import type { CelProblem, PlacelessProblem } from './problem.ts'

/** A range of a condition's text, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a syntax tree became. */
export interface ConvertedCel {
  /** Undefined where there are problems. */
  readonly expression: Expression | undefined
  readonly problems: readonly CelProblem[]
}

/** Is told where each node of an expression stands in the condition's text. */
export type Note = (node: Expression, span: Span) => void

/** Converts one condition, with all its problems. */
export function convertCel(ast: ASTNode, note: Note): ConvertedCel {
  const converter = new Converter(note)
  const expression = converter.convert(ast)
  const { problems } = converter
  return { expression: problems.length === 0 ? expression : undefined, problems }
}

const tooNested: PlacelessProblem = {
  code: 'CEL_TOO_DEEP',
  message: 'the condition is nested too deeply',
  expected: `at most ${celLimits.maxNesting} operators inside each other`,
  hint: 'use "in" with a list, or split the condition into segments',
}

/** Stands where a problem was found, so that the rest can still be looked at. */
const unknown: Expression = { kind: 'literal', value: null }

const isRoot = (name: string): name is ContextRoot => contextRoots.some((root) => root === name)

class Converter {
  readonly problems: CelProblem[] = []
  readonly #note: Note
  /** Variables of the comprehensions around the current node, innermost last. */
  readonly #variables: string[] = []
  #depth = 0

  constructor(note: Note) {
    this.#note = note
  }

  convert(node: ASTNode): Expression {
    if (this.#depth === celLimits.maxNesting) return this.#refuse(node, tooNested)
    this.#depth += 1
    const expression = this.#convertNode(node)
    this.#depth -= 1
    if (expression !== unknown) this.#note(expression, spanOf(node))
    return expression
  }

  #convertNode(node: ASTNode): Expression {
    switch (node.op) {
      case 'value':
        return this.#literal(node, node.args)
      case 'id':
        return this.#name(node, node.args)
      case '.':
        return this.#field(node.args[0], node.args[1])
      case '[]':
        return this.#index(node.args[0], node.args[1])
      case '&&':
        return { kind: 'and', items: this.#flatten(node, '&&') }
      case '||':
        return { kind: 'or', items: this.#flatten(node, '||') }
      case '?:': {
        const [test, yes, no] = node.args
        return { kind: 'choose', test: this.convert(test), yes: this.convert(yes), no: this.convert(no) }
      }
      case '!_':
        return this.#unary('not', node.args)
      case '-_':
        return this.#unary('negate', node.args)
      case 'list':
        return { kind: 'list', items: node.args.map((item) => this.convert(item)) }
      case 'map':
        return { kind: 'record', entries: node.args.map((entry) => this.#entry(entry)) }
      case 'call':
        return this.#function(node, node.args[0], node.args[1])
      case 'rcall':
        return this.#method(node, node.args[0], node.args[1], node.args[2])
      case '.?':
      case '[?]':
        return this.#refuse(node, {
          code: 'CEL_UNSUPPORTED',
          message: 'conditions have no optional fields',
          hint: 'use has(…)',
        })
      default: {
        const operator = binaryOperators.get(node.op)
        if (operator === undefined)
          return this.#refuse(node, { code: 'CEL_UNSUPPORTED', message: `conditions have no "${node.op}"` })
        return this.#binary(operator, node.args[0], node.args[1])
      }
    }
  }

  #literal(node: ASTNode, value: unknown): Expression {
    const literal = convertLiteral(value)
    return 'kind' in literal ? literal : this.#refuse(node, literal)
  }

  #name(node: ASTNode, name: string): Expression {
    if (this.#variables.includes(name)) return { kind: 'variable', name }
    if (name === 'now') return { kind: 'now' }
    if (isRoot(name)) return { kind: 'root', root: name }
    const names = [...contextRoots, 'now', ...this.#variables]
    return this.#refuse(node, {
      code: 'CEL_UNKNOWN_NAME',
      message: `the condition reads "${name}", which is not a variable`,
      found: JSON.stringify(name),
      expected: oneOf(names),
      hint: suggest(name, names) ?? `a fact is read as facts.${name}`,
    })
  }

  #field(of: ASTNode, key: string): Expression {
    const holder = this.convert(of)
    const isRecord = holder.kind === 'root' && holder.root !== 'identity' && holder.root !== 'targetingKey'
    return isRecord ? { kind: 'read', root: holder.root, key } : { kind: 'field', of: holder, key }
  }

  /** `a["b"]` is `a.b` with a key that need not be a name. */
  #index(of: ASTNode, index: ASTNode): Expression {
    if (index.op === 'value' && typeof index.args === 'string') return this.#field(of, index.args)
    return { kind: 'index', of: this.convert(of), index: this.convert(index) }
  }

  #entry([key, value]: [ASTNode, ASTNode]): RecordEntry {
    return { key: this.convert(key), value: this.convert(value) }
  }

  /** `a && b && c` is one node with three items, so that long chains are not deep. */
  #flatten(node: ASTNode, op: '&&' | '||'): Expression[] {
    const items: Expression[] = []
    let current = node
    while (current.op === op) {
      const [left, right] = current.args
      items.push(this.convert(right))
      current = left
    }
    items.push(this.convert(current))
    return items.reverse()
  }

  #unary(operator: UnaryOperator, value: ASTNode): Expression {
    return { kind: 'unary', operator, value: this.convert(value) }
  }

  #binary(operator: BinaryOperator, left: ASTNode, right: ASTNode): Expression {
    return { kind: 'binary', operator, left: this.convert(left), right: this.convert(right) }
  }

  #function(node: ASTNode, name: string, args: readonly ASTNode[]): Expression {
    if (name === 'has') return this.#has(node, args)
    if (name === 'segment') return this.#segment(node, args)
    const operator = unaryFunctions.get(name)
    if (operator === undefined) {
      for (const arg of args) this.convert(arg) // for what else is wrong
      const isMethod = unaryMethods.has(name) || binaryMethods.has(name) || quantifiers.has(name)
      return this.#unknownFunction(node, name, isMethod, [...unaryFunctions.keys(), ...specialFunctions])
    }
    const [value, ...more] = args
    if (value === undefined || more.length > 0) return this.#refuse(node, wrongCount(name, args.length, '1 argument'))
    return this.#unary(operator, value)
  }

  #method(node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[]): Expression {
    const quantifier = quantifiers.get(name)
    if (quantifier !== undefined) {
      if (quantifier.args.includes(args.length)) return this.#each(quantifier.kind, receiver, args)
      return this.#refuse(node, wrongCount(name, args.length, `${quantifier.args.join(' or ')} arguments`))
    }
    const [argument, ...more] = args
    const unary = unaryMethods.get(name)
    if (unary !== undefined) {
      return argument === undefined
        ? this.#unary(unary, receiver)
        : this.#refuse(node, wrongCount(name, args.length, 'no arguments'))
    }
    const binary = binaryMethods.get(name)
    if (binary === undefined) {
      this.convert(receiver) // for what else is wrong; arguments may be names of variables
      const names = [...binaryMethods.keys(), ...unaryMethods.keys(), ...quantifiers.keys()]
      return this.#unknownFunction(node, name, unaryFunctions.has(name), names)
    }
    if (argument === undefined || more.length > 0)
      return this.#refuse(node, wrongCount(name, args.length, '1 argument'))
    return this.#binary(binary, receiver, argument)
  }

  #unknownFunction(node: ASTNode, name: string, isOtherForm: boolean, names: readonly string[]): Expression {
    const asMethod = node.op === 'rcall'
    const hint = isOtherForm ? (asMethod ? `write ${name}(value)` : `write value.${name}(…)`) : suggest(name, names)
    return this.#refuse(node, {
      code: 'CEL_UNKNOWN_NAME',
      message: `the condition calls "${name}", which is not a ${asMethod ? 'method' : 'function'}`,
      found: JSON.stringify(name),
      expected: oneOf(names),
      ...(hint !== undefined && { hint }),
    })
  }

  #has(node: ASTNode, args: readonly ASTNode[]): Expression {
    const field = args[0] === undefined ? unknown : this.convert(args[0])
    if (args.length === 1 && field.kind === 'field') return { kind: 'has', of: field.of, key: field.key }
    if (args.length === 1 && field.kind === 'read') {
      return { kind: 'has', of: { kind: 'root', root: field.root }, key: field.key }
    }
    return this.#refuse(node, { code: 'CEL_SYNTAX', message: 'has() takes one field', expected: 'has(facts.name)' })
  }

  #segment(node: ASTNode, args: readonly ASTNode[]): Expression {
    const [name] = args
    if (args.length === 1 && name?.op === 'value' && typeof name.args === 'string')
      return { kind: 'segment', key: name.args }
    return this.#refuse(node, {
      code: 'CEL_SYNTAX',
      message: 'segment() takes the name of a segment in quotes',
      expected: 'segment("name")',
    })
  }

  #each(
    quantifier: 'all' | 'exists' | 'exists_one' | 'map' | 'filter',
    receiver: ASTNode,
    args: readonly ASTNode[],
  ): Expression {
    const over = this.convert(receiver)
    const [variable, ...bodies] = args
    const name = variable?.op === 'id' ? variable.args : ''
    this.#variables.push(name)
    const converted = bodies.map((body) => this.convert(body))
    this.#variables.pop()
    const body = converted.at(-1) ?? unknown
    const [where] = converted.length === 2 ? converted : []
    return { kind: 'each', quantifier, over, variable: name, ...(where !== undefined && { where }), body }
  }

  #refuse(node: ASTNode, problem: PlacelessProblem): Expression {
    this.problems.push({ ...problem, ...spanOf(node) })
    return unknown
  }
}

function wrongCount(name: string, found: number, expected: string): PlacelessProblem {
  return { code: 'CEL_TYPE', message: `${name}() has the wrong number of arguments`, found: String(found), expected }
}

const oneOf = (names: readonly string[]): string => `one of ${names.join(', ')}`

function suggest(name: string, names: readonly string[]): string | undefined {
  const near = nearest(name, names)
  return near === undefined ? undefined : `did you mean ${near}?`
}

/** A field's range begins at its whole path; its position is the field's own name, which is what a reader looks for. */
function spanOf(node: ASTNode): Span {
  const start = node.op === '.' ? node.pos : node.start
  return { start, end: Math.max(node.end, start + 1) }
}
