/**
 * Parsing CEL: from the text of a condition to a syntax tree, or to what is wrong with it.
 *
 * The grammar is the library's. Whatever it throws is a finding about the text, including a stack that ran out.
 */

import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import type { CelProblem } from './problem.ts'

/** Limits on one condition. */
export const celLimits = {
  /** UTF-16 code units of one condition. */
  maxLength: 8192,
  /** Brackets, calls and choices inside each other. */
  maxDepth: 64,
  maxNodes: 2000,
  /** Operators and fields inside each other, chains such as `a + b + c` included. */
  maxNesting: 256,
} as const

const parser = new Environment({
  unlistedVariablesAreDyn: true,
  limits: {
    maxDepth: celLimits.maxDepth,
    maxAstNodes: celLimits.maxNodes,
    maxListElements: celLimits.maxNodes,
    maxMapEntries: celLimits.maxNodes,
  },
})

/** A syntax tree, or why there is none. */
export type ParsedCel = { readonly ast: ASTNode } | { readonly problem: CelProblem }

/** Parses one condition. Never throws. */
export function parseCel(text: string): ParsedCel {
  if (text.length > celLimits.maxLength) {
    return {
      problem: tooDeep(0, text.length, 'the condition is too long', `at most ${celLimits.maxLength} characters`),
    }
  }
  try {
    return { ast: parser.parse(text).ast }
  } catch (error) {
    return { problem: explain(text, error) }
  }
}

const tooDeep = (start: number, end: number, message: string, expected: string): CelProblem => ({
  code: 'CEL_TOO_DEEP',
  message,
  expected,
  hint: 'split the condition into segments',
  start,
  end,
})

function explain(text: string, error: unknown): CelProblem {
  if (!(error instanceof ParseError)) {
    // Runs of `!` and `-` are the one recursion that the library's limits do not see.
    return tooDeep(0, text.length, 'the condition is nested too deeply', `at most ${celLimits.maxDepth} levels`)
  }
  const start = error.range?.start ?? 0
  const end = Math.max(error.range?.end ?? start, start + 1)
  if (error.code === 'limit_exceeded') {
    return error.summary.includes('maxDepth')
      ? tooDeep(start, end, 'the condition is nested too deeply', `at most ${celLimits.maxDepth} levels`)
      : tooDeep(start, end, 'the condition is too long', `at most ${celLimits.maxNodes} names, values and operators`)
  }
  return { code: 'CEL_SYNTAX', start, end, ...describeSyntax(text, error, start, end) }
}

type SyntaxTexts = Pick<CelProblem, 'message' | 'found' | 'expected' | 'hint'>

/** Token names of the library, as one would say them. */
const tokens = new Map([
  ['RPAREN', '")"'],
  ['RBRACKET', '"]"'],
  ['RBRACE', '"}"'],
  ['COLON', '":"'],
  ['IDENTIFIER', 'a name'],
])

function describeSyntax(text: string, error: ParseError, start: number, end: number): SyntaxTexts {
  const rest = text.slice(start, end).trim()
  const found = rest === '' ? 'the end of the condition' : JSON.stringify(rest)
  if (text.trim() === '') return { message: 'the condition is empty', expected: 'a CEL expression' }
  const assignment = /(?<![=!<>])=(?!=)/.exec(text.slice(0, end + 1))
  if (assignment !== null && assignment.index >= start - 1) {
    return { message: 'CEL has no assignment', found: '"="', hint: 'write "==" to compare' }
  }
  if (/\b(?:and|or|not)\b/.test(rest))
    return { message: 'CEL writes logic in signs', found, hint: 'write "&&", "||" or "!"' }
  switch (error.code) {
    case 'expected_token': {
      const token = /^Expected (\w+)/.exec(error.summary)?.[1] ?? ''
      return { message: 'the condition is not a CEL expression', found, expected: tokens.get(token) ?? 'another sign' }
    }
    case 'unexpected_token':
    case 'unexpected_character':
      return { message: 'the condition is not a CEL expression', found, expected: 'a value or an operator' }
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
      return { message: 'a string in the condition has no end', found, expected: 'a closing quote' }
    default:
      return { message: `the condition is not a CEL expression: ${lowerFirst(error.summary)}`, found }
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
