/** Syntax errors: Handlebars' messages, which speak of its parser's tokens, in the words of whoever writes templates. */

interface Explanation {
  readonly message: string
  readonly hint?: string
}

interface Rule extends Explanation {
  /** The token that did not fit; `*` is any. */
  readonly got: string
  /** A token that would have fitted; `*` is any. */
  readonly wanted: string
}

/** The first rule that fits explains. */
const rules: readonly Rule[] = [
  { got: 'CLOSE', wanted: 'CLOSE_SEXPR', message: 'a parenthesis is not closed' },
  { got: 'CLOSE_UNESCAPED', wanted: 'CLOSE_SEXPR', message: 'a parenthesis is not closed' },
  { got: 'CLOSE_SEXPR', wanted: 'CLOSE', message: 'a parenthesis is closed that was not opened' },
  {
    got: 'STRING',
    wanted: 'EQUALS',
    message: 'an argument follows an option',
    hint: 'options such as default= come last',
  },
  {
    got: 'EQUALS',
    wanted: '*',
    message: 'an equals sign has no option name before it',
    hint: 'write it as (eq a b) to compare',
  },
  { got: 'CLOSE', wanted: 'ID', message: 'something is missing before the end of the tag' },
  { got: 'CLOSE_UNESCAPED', wanted: 'ID', message: 'something is missing before the end of the tag' },
  { got: 'CLOSE_SEXPR', wanted: 'ID', message: 'something is missing before the closing parenthesis' },
  { got: 'CLOSE_BLOCK_PARAMS', wanted: 'ID', message: 'a name is missing between the bars' },
  { got: 'ID', wanted: 'EQUALS', message: 'an argument follows an option', hint: 'options such as default= come last' },
  { got: 'SEP', wanted: '*', message: 'a dot or slash does not stand between two names' },
  { got: 'OPEN_BLOCK_PARAMS', wanted: '*', message: 'names as in "as |item|" can only end the opening tag of a block' },
  { got: 'OPEN_SEXPR', wanted: '*', message: 'a parenthesis stands where none can' },
  { got: 'NUMBER', wanted: 'ID', message: 'a number is no name', hint: 'the index of a list is in brackets: list.[0]' },
  { got: 'INVALID', wanted: '*', message: 'a character has no meaning in a tag' },
]

/**
 * @param error What Handlebars' parser threw.
 * @returns What to say of it.
 */
export function explainSyntax(error: unknown): Explanation {
  const text = error instanceof Error ? error.message : ''
  if (!isTokenError(error)) {
    return { message: 'a path goes up, or names this, after a name', hint: '../ can only start a path' }
  }
  const tokens = /Expecting (.*), got '(\w+)'$/.exec(text)
  const got = tokens?.[2] ?? ''
  const wanted = new Set((tokens?.[1] ?? '').split(', ').map((token) => token.slice(1, -1)))
  const rule = rules.find((each) => each.got === got && (each.wanted === '*' || wanted.has(each.wanted)))
  if (rule === undefined) return { message: 'the tag is not a Handlebars expression' }
  return { message: rule.message, ...(rule.hint !== undefined && { hint: rule.hint }) }
}

/** Whether one token is at fault, and not how they make up a path. */
export function isTokenError(error: unknown): boolean {
  return !(error instanceof Error && error.message.startsWith('Invalid path'))
}
