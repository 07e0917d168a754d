/** Expressions: from Handlebars' nodes to checked ones. Everything wrong in them is reported; nothing is evaluated. */

import type {
  CallParts,
  ExpressionNode,
  HashNode,
  LiteralNode,
  PathNode,
  Position,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import type { Call, Expression, Literal, Place } from '../ast.ts'
import { findHelper } from '../helpers/definitions.ts'
import { checkCall, signature, unknownHelper, unknownOption } from './check-call.ts'
import { isScoped, resolvePath } from './resolve-path.ts'
import { bindingsOf, type Compiled, type FileContext, type Scope } from './scope.ts'

type Node = { readonly loc: { readonly start: Position; readonly end: Position } }

/** Compiles the expressions of one file. */
export class ExpressionCompiler {
  readonly #file: FileContext
  readonly #toFile: (position: Position) => number

  constructor(file: FileContext, toFile: (position: Position) => number) {
    this.#file = file
    this.#toFile = toFile
  }

  /** The place of everything from the start of one node to the end of another. */
  place(first: Node, last: Node = first): Place {
    return this.#file.report.place(this.#toFile(first.loc.start), this.#toFile(last.loc.end))
  }

  /** A tag's content: a helper with arguments, or one value. */
  tag(node: CallParts, scope: Scope): Compiled {
    const hasArguments = node.params.length > 0 || node.hash !== undefined
    return hasArguments ? this.#call(node, scope, this.#contentPlace(node)) : this.value(node.path, scope)
  }

  value(node: ExpressionNode, scope: Scope): Compiled {
    if (node.type === 'SubExpression') return this.#call(node, scope, this.place(node))
    if (node.type === 'PathExpression') return this.#path(node, scope)
    return this.#literal(node)
  }

  #path(node: PathNode, scope: Scope): Compiled {
    const place = this.place(node)
    const definition = isSimple(node) && scope.kind === 'base' ? findHelper(node.parts[0]!) : undefined
    if (definition === undefined || bindingsOf(scope).includes(node.parts[0]!) || this.#file.output === 'partial') {
      return resolvePath(node, place, scope, this.#file)
    }
    this.#file.report.add(place, {
      code: 'WRONG_ARGUMENTS',
      message: `${definition.name} is a helper and needs arguments`,
      expected: signature(definition),
    })
    return undefined
  }

  #literal(node: LiteralNode): Literal | undefined {
    const place = this.place(node)
    if (node.type === 'UndefinedLiteral') {
      this.#file.report.add(place, {
        code: 'UNSUPPORTED_SYNTAX',
        message: 'undefined is not a value',
        hint: 'write null',
      })
      return undefined
    }
    const value = node.value ?? null
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      this.#file.report.add(place, {
        code: 'NUMBER_RANGE',
        message: 'the number is too large to be exact',
        expected: `at most ${Number.MAX_SAFE_INTEGER}`,
        hint: 'write it as a string',
      })
    }
    return { kind: 'literal', value, place }
  }

  #call(node: CallParts, scope: Scope, place: Place): Compiled {
    const { path } = node
    const args = node.params.map((each) => this.value(each, scope))
    const name = path.type === 'PathExpression' && isSimple(path) ? path.parts[0] : undefined
    const definition = name === undefined ? undefined : findHelper(name)
    const fallback = this.#options(node.hash, scope, name ?? '', definition?.fallback !== undefined)
    if (definition === undefined) return this.#unknownCall(path, name)
    if (definition.isBlock) return this.#blockAsExpression(definition.name, path)
    if (fallback === 'failed' || args.some((each) => each === undefined)) return undefined
    const call: Call = {
      kind: 'call',
      helper: definition.name,
      args: args.filter((each) => each !== undefined),
      ...(fallback !== undefined && { fallback }),
      place,
    }
    checkCall(call, definition, this.#file.report)
    return call
  }

  /** The value of `default=`. */
  #options(
    hash: HashNode | undefined,
    scope: Scope,
    helper: string,
    isTaken: boolean,
  ): Expression | undefined | 'failed' {
    let fallback: Expression | undefined | 'failed'
    for (const pair of hash?.pairs ?? []) {
      const value = this.value(pair.value, scope)
      if (pair.key === 'default' && isTaken && fallback === undefined) fallback = value ?? 'failed'
      else if (findHelper(helper) !== undefined) unknownOption(pair.key, helper, this.place(pair), this.#file.report)
    }
    return fallback
  }

  #unknownCall(path: ExpressionNode, name: string | undefined): undefined {
    const place = this.place(path)
    if (name === 'log') {
      this.#file.report.add(place, {
        code: 'UNSUPPORTED_SYNTAX',
        message: 'log is not supported: what a template writes is its output',
      })
    } else if (name !== undefined) {
      this.#file.report.add(place, unknownHelper(name))
    } else {
      const [, , , length] = place
      const found = this.#file.report.source.text.slice(place[0], place[0] + length)
      this.#file.report.add(place, {
        code: 'UNKNOWN_HELPER',
        message: 'something that is not a helper is given arguments',
        found,
      })
    }
    return undefined
  }

  #blockAsExpression(name: string, path: ExpressionNode): undefined {
    this.#file.report.add(this.place(path), {
      code: 'UNSUPPORTED_SYNTAX',
      message: `${name} is a block and gives no value`,
      expected: `{{#${name} …}} … {{/${name}}}`,
    })
    return undefined
  }

  #contentPlace(node: CallParts): Place {
    const last = [...node.params, ...(node.hash?.pairs ?? [])].reduce<Node>(
      (latest, each) => (this.#toFile(each.loc.end) > this.#toFile(latest.loc.end) ? each : latest),
      node.path,
    )
    return this.place(node.path, last)
  }
}

/** Whether the path is one name, as helpers have. */
function isSimple(path: PathNode): boolean {
  return !path.data && path.parts.length === 1 && !isScoped(path)
}
