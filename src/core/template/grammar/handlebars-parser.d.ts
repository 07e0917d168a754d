/** The part of Handlebars' parser that is used: `parse` with whitespace control, and the lexer's state after an error. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  export interface Position {
    /** From 1. */
    readonly line: number
    /** From 0. */
    readonly column: number
  }
  interface Located {
    readonly loc: { readonly start: Position; readonly end: Position }
  }
  export interface Program {
    readonly body: readonly StatementNode[]
    readonly blockParams?: readonly string[]
  }
  export interface ContentNode extends Located {
    readonly type: 'ContentStatement'
    readonly value: string
    readonly original: string
    /** The start of `original` was taken away. */
    readonly rightStripped?: boolean
  }
  export interface CommentNode extends Located {
    readonly type: 'CommentStatement'
  }
  export interface CallParts extends Located {
    readonly path: ExpressionNode
    readonly params: readonly ExpressionNode[]
    readonly hash?: HashNode
  }
  export interface MustacheNode extends CallParts {
    readonly type: 'MustacheStatement' | 'Decorator'
    readonly escaped: boolean
  }
  export interface BlockNode extends CallParts {
    readonly type: 'BlockStatement' | 'DecoratorBlock'
    /** One of the two is always there. */
    readonly program?: Program
    readonly inverse?: Program
  }
  export interface PartialNode extends Located {
    readonly type: 'PartialStatement' | 'PartialBlockStatement'
    readonly name: ExpressionNode
    readonly params: readonly ExpressionNode[]
    readonly hash?: HashNode
    readonly indent?: string
  }
  export type StatementNode = ContentNode | CommentNode | MustacheNode | BlockNode | PartialNode
  export interface PathNode extends Located {
    readonly type: 'PathExpression'
    /** Starts with `@`. */
    readonly data: boolean
    /** Number of `../`. */
    readonly depth: number
    /** Segments without `..`, `.` and `this`. */
    readonly parts: readonly string[]
    readonly original: string
  }
  export interface LiteralNode extends Located {
    readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'NullLiteral' | 'UndefinedLiteral'
    readonly value?: string | number | boolean | null
  }
  export interface SubExpressionNode extends CallParts {
    readonly type: 'SubExpression'
  }
  export type ExpressionNode = PathNode | LiteralNode | SubExpressionNode
  export interface HashNode {
    readonly pairs: readonly (Located & { readonly key: string; readonly value: ExpressionNode })[]
  }
  export function parse(input: string): Program
  /** After a failed `parse`, `yylloc` is where the token lies that did not fit. */
  export const parser: {
    readonly lexer: { readonly yylloc: { readonly first_line: number; readonly first_column: number } }
  }
}
