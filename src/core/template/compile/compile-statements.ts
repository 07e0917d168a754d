/** Statements: from Handlebars' nodes to checked ones: text, output, blocks and partials. */

import type {
  BlockNode,
  ContentNode,
  ExpressionNode,
  MustacheNode,
  PartialNode,
  Program,
  StatementNode,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import { nearest } from '../../../lib/nearest.ts'
import { type Argument, type Place, rootNames, type Statement } from '../ast.ts'
import type { Parsed } from '../grammar/parse-template.ts'
import type { Tag } from '../grammar/tag.ts'
import { canBe, describeParameterType, describeStaticType, type HelperDefinition } from '../helpers/definition.ts'
import { findHelper } from '../helpers/definitions.ts'
import { conditionHint, secretInText } from '../problem.ts'
import { isSecret, typeOf } from '../static-type.ts'
import { secretInExpression, signature, unknownOption } from './check-call.ts'
import { ExpressionCompiler } from './compile-expression.ts'
import { isRootName } from './resolve-path.ts'
import { baseScope, type Compiled, type FileContext, type Scope } from './scope.ts'
import { textPieces } from './text-pieces.ts'

const blockNames = ['if', 'unless', 'each', 'with']

/** The statements of a whole file. What is wrong is reported and left out. */
export function compileFile(parsed: Parsed, file: FileContext): Statement[] {
  return new StatementCompiler(parsed, file).body(parsed.program, baseScope)
}

class StatementCompiler {
  readonly #parsed: Parsed
  readonly #file: FileContext
  readonly #expressions: ExpressionCompiler
  readonly #tags: ReadonlyMap<number, Tag>

  constructor(parsed: Parsed, file: FileContext) {
    this.#parsed = parsed
    this.#file = file
    this.#expressions = new ExpressionCompiler(file, parsed.toFile)
    this.#tags = new Map(parsed.scan.tags.map((tag) => [tag.start, tag]))
  }

  body(program: Program | undefined, scope: Scope): Statement[] {
    const statements: Statement[] = []
    for (const node of program?.body ?? []) {
      if (this.#file.report.isFull) break
      statements.push(...this.#statement(node, scope))
    }
    return statements
  }

  #statement(node: StatementNode, scope: Scope): readonly Statement[] {
    switch (node.type) {
      case 'ContentStatement':
        return this.#text(node)
      case 'CommentStatement':
        return []
      case 'MustacheStatement':
        return this.#output(node, scope)
      case 'BlockStatement':
        return this.#block(node, scope)
      case 'PartialStatement':
        return this.#partial(node, scope)
      default:
        return this.#unsupported(this.#tagPlace(node), unsupportedNodes[node.type])
    }
  }

  #text(node: ContentNode): readonly Statement[] {
    return textPieces(node, this.#parsed.toFile(node.loc.start), this.#parsed.scan.dropped, this.#file.report)
  }

  #output(node: MustacheNode, scope: Scope): readonly Statement[] {
    const place = this.#tagPlace(node)
    const value = this.#expressions.tag(node, scope)
    const isRaw = !node.escaped
    if (isRaw && !this.#file.isRawAllowed) {
      this.#file.report.add(place, {
        code: 'RAW_OUTPUT_REFUSED',
        message: 'the value would become part of the template, whatever it is',
        expected: '{{…}}',
        hint: 'two braces keep a value a value; list the template under allowRaw if it must be text',
      })
    }
    if (value === undefined) return []
    if (isSecret(value) && (isRaw || this.#file.output === 'text')) {
      this.#file.report.add(place, secretInText)
    }
    return [{ kind: 'output', value, isRaw, place }]
  }

  #block(node: BlockNode, scope: Scope): readonly Statement[] {
    const place = this.#tagPlace(node)
    const name = node.path.type === 'PathExpression' ? node.path.original : ''
    const definition = findHelper(name)
    if (definition?.isBlock !== true) return this.#unknownBlock(node, name, scope)
    if (node.program === undefined) {
      return this.#unsupported(place, { message: 'a block cannot start with ^', hint: 'use #unless, or {{else}}' })
    }
    const value = this.#blockArgument(node, definition, place, scope)
    const bindings = this.#bindings(node.program, definition.name, place)
    const isScope = definition.name === 'each' || definition.name === 'with'
    const kind = definition.name === 'each' ? 'each' : 'with'
    const body = this.body(node.program, isScope ? { kind, parent: scope, bindings } : scope)
    const otherwise = this.body(node.inverse, scope)
    if (value === undefined) return []
    if (!isScope) {
      return [{ kind: 'if', isNegated: definition.name === 'unless', test: value, body, otherwise, place }]
    }
    if (kind === 'each') return [{ kind, over: value, body, otherwise, place }]
    return [{ kind, value, body, ...(node.inverse !== undefined && { otherwise }), place }]
  }

  #blockArgument(node: BlockNode, definition: HelperDefinition, place: Place, scope: Scope): Compiled {
    const { report } = this.#file
    const values = node.params.map((each) => this.#expressions.value(each, scope))
    for (const pair of node.hash?.pairs ?? []) {
      unknownOption(pair.key, definition.name, this.#expressions.place(pair), report)
    }
    if (values.length !== 1) {
      report.add(place, {
        code: 'WRONG_ARGUMENTS',
        message: `#${definition.name} takes one argument`,
        found: `${values.length}`,
        expected: `#${signature(definition)}`,
        hint: values.length > 1 ? 'put a helper and its arguments in parentheses: (eq a b)' : undefined,
      })
      return undefined
    }
    const [value] = values
    if (value !== undefined) this.#checkBlockArgument(value, definition)
    return value
  }

  #checkBlockArgument(value: NonNullable<Compiled>, definition: HelperDefinition): void {
    if (isSecret(value)) {
      this.#file.report.add(value.place, secretInExpression(`#${definition.name}`))
      return
    }
    const wanted = definition.parameters[0]?.type ?? 'any'
    const type = typeOf(value)
    if (canBe(type, wanted)) return
    this.#file.report.add(value.place, {
      code: 'WRONG_TYPE',
      message: `#${definition.name} is given something that it cannot use`,
      found: describeStaticType(type),
      expected: describeParameterType(wanted),
      hint: wanted === 'boolean' ? conditionHint : undefined,
    })
  }

  #unknownBlock(node: BlockNode, name: string, scope: Scope): readonly Statement[] {
    const isHelper = findHelper(name) !== undefined
    const near = nearest(name, blockNames)
    this.#file.report.add(this.#tagPlace(node), {
      code: isHelper ? 'UNSUPPORTED_SYNTAX' : 'UNKNOWN_HELPER',
      message: isHelper ? `${name} is not a block` : 'there is no such block',
      found: `#${name}`,
      expected: 'one of #if, #unless, #each, #with',
      hint: isHelper ? `{{#if (${name} …)}}` : near && `did you mean #${near}?`,
    })
    // what the names inside stand for is unknown, as in the body of a with
    const inside: Scope = { kind: 'with', parent: scope, bindings: node.program?.blockParams ?? [] }
    this.body(node.program, inside)
    this.body(node.inverse, scope)
    return []
  }

  /** The names of `as |…|`, where the block can give that many. */
  #bindings(program: Program, block: string, place: Place): readonly string[] {
    const names = program.blockParams ?? []
    const most = block === 'each' ? 2 : block === 'with' ? 1 : 0
    if (names.length > most) {
      this.#file.report.add(place, {
        code: 'WRONG_ARGUMENTS',
        message: `#${block} gives fewer names with as |…|`,
        found: `${names.length}`,
        expected: `at most ${most}`,
      })
    }
    for (const name of names) this.#checkReserved(name, place)
    if (new Set(names).size !== names.length) {
      this.#file.report.add(place, {
        code: 'RESERVED_NAME',
        message: 'as |…| gives the same name twice',
        found: names[0],
      })
    }
    return names
  }

  #checkReserved(name: string, place: Place): void {
    if (!isRootName(name) && name !== 'this') return
    this.#file.report.add(place, {
      code: 'RESERVED_NAME',
      message: 'the name has a meaning in every template and cannot be given another',
      found: name,
      expected: `a name other than this, ${rootNames.join(', ')}`,
    })
  }

  #partial(node: PartialNode, scope: Scope): readonly Statement[] {
    const place = this.#tagPlace(node)
    const name = this.#partialName(node.name)
    const contexts = node.params.filter((each) => !isWholeBase(each, scope))
    const context = contexts.map((each) => this.#expressions.value(each, scope))
    if (node.params.length > 1) {
      this.#file.report.add(place, {
        code: 'WRONG_ARGUMENTS',
        message: 'a partial takes at most one context',
        hint: 'give values names: {{> name key=value}}',
      })
    }
    const args = this.#partialArguments(node, scope)
    const [first] = context
    if (first !== undefined && isSecret(first))
      this.#file.report.add(first.place, secretInExpression('the context of a partial'))
    if (name === undefined || context.includes(undefined)) return []
    const { indent = '' } = node
    const isAtBase = scope.kind === 'base'
    return [{ kind: 'partial', name, ...(first !== undefined && { context: first }), args, isAtBase, indent, place }]
  }

  #partialName(node: ExpressionNode): string | undefined {
    if (node.type === 'SubExpression') {
      this.#unsupported(this.#expressions.place(node), {
        message: 'the name of a partial cannot be computed',
        hint: 'choose with #if: {{#if …}}{{> a}}{{else}}{{> b}}{{/if}}',
      })
      return undefined
    }
    return node.type === 'PathExpression' ? node.original : String(node.value)
  }

  #partialArguments(node: PartialNode, scope: Scope): Argument[] {
    const args: Argument[] = []
    for (const pair of node.hash?.pairs ?? []) {
      const place = this.#expressions.place(pair)
      const value = this.#expressions.value(pair.value, scope)
      this.#checkReserved(pair.key, place)
      if (args.some((each) => each.name === pair.key)) {
        this.#file.report.add(place, {
          code: 'WRONG_ARGUMENTS',
          message: 'the argument is given twice',
          found: pair.key,
        })
      }
      if (value === undefined) continue
      if (isSecret(value)) this.#file.report.add(value.place, secretInExpression('an argument of a partial'))
      args.push({ name: pair.key, value })
    }
    return args
  }

  #unsupported(place: Place, { message, hint }: { message: string; hint: string }): readonly Statement[] {
    this.#file.report.add(place, { code: 'UNSUPPORTED_SYNTAX', message, hint })
    return []
  }

  /** The place of the tag with which a node starts. */
  #tagPlace(node: StatementNode): Place {
    const start = this.#parsed.toFile(node.loc.start)
    return this.#file.report.place(start, this.#tags.get(start)?.end ?? this.#parsed.toFile(node.loc.end))
  }
}

/** `{{> name this}}` outside of any scope says nothing that `{{> name}}` does not. */
function isWholeBase(node: ExpressionNode, scope: Scope): boolean {
  return (
    scope.kind === 'base' && node.type === 'PathExpression' && !node.data && node.depth === 0 && node.parts.length === 0
  )
}

const unsupportedNodes = {
  Decorator: { message: 'decorators are not supported', hint: 'leave it out' },
  DecoratorBlock: { message: 'inline partials are not supported', hint: 'put the partial into a file under partials/' },
  PartialBlockStatement: {
    message: 'partials with a body are not supported',
    hint: 'pass values instead: {{> name key=value}}',
  },
} as const
