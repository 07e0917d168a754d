/** Rules of native flags: conditions, windows of time and what is served. */

import { formatTimestamp } from '../../../lib/timestamp.ts'
import type { Decision, Rule } from '../../model/decision.ts'
import type { Expression } from '../../model/expression.ts'
import type { Located, LocatedMap } from '../../yaml/located.ts'
import type { Compiling } from './compiling.ts'
import { entryOf, itemsOf, mapOf, nodeOf, stringOf } from './reading.ts'
import { compileRamp, compileSplit, type OutcomeContext } from './shares.ts'
import { readInstant } from './times.ts'
import { findVariant, type Variants } from './variants.ts'

const outcomes = ['serve', 'split', 'ramp'] as const

/**
 * Compiles all rules of a flag.
 *
 * @param defaultVariant Key of the default variant, if that is known.
 * @returns The rules that could be understood.
 */
export function compileRules(
  compiling: Compiling,
  flag: Located,
  variants: Variants,
  defaultVariant: string | undefined,
): Rule[] {
  const rules: Rule[] = []
  let last: LocatedMap | undefined
  itemsOf(flag, 'rules').forEach((node, index) => {
    if (node.kind !== 'map') return
    const subject = `rule ${index + 1} of flag "${variants.flagKey}"`
    if (last !== undefined) reportUnreachable(compiling, node, last, subject)
    else if (isUnconditional(node)) last = node
    rules.push(compileRule({ compiling, variants, defaultVariant, subject }, node))
  })
  return rules
}

const isUnconditional = (rule: LocatedMap): boolean =>
  ['when', 'segment', 'from', 'until'].every((name) => entryOf(rule, name) === undefined)

function reportUnreachable(compiling: Compiling, rule: LocatedMap, last: LocatedMap, subject: string): void {
  compiling.report(
    {
      code: 'UNREACHABLE_RULE',
      message: `${subject} is never reached, because an earlier rule always applies`,
      hint: 'move it up, or give the earlier rule a condition',
      related: [{ message: 'this rule has no condition', at: last.at }],
    },
    rule,
  )
}

/** A rule with problems is still a rule, so that the linker finds those of its conditions too. */
function compileRule(context: OutcomeContext, node: LocatedMap): Rule {
  const test = compileTest(context, node)
  const window = compileWindow(context, node)
  const serve = compileOutcome(context, node)
  return { ...(test !== undefined && { test }), ...window, serve, line: node.at.line, column: node.at.column }
}

/** `segment` and `when` must both hold; a condition with problems reads as absent. */
function compileTest({ compiling, subject }: OutcomeContext, node: LocatedMap): Expression | undefined {
  const segment = stringOf(node, 'segment')
  const when = stringOf(node, 'when')
  const items: Expression[] = []
  if (segment !== undefined) items.push(compiling.place({ kind: 'segment', key: segment.text }, segment))
  const condition = when === undefined ? undefined : compiling.compileCel(when, subject)
  if (condition !== undefined) items.push(condition)
  return items.length > 1 ? { kind: 'and', items } : items[0]
}

function compileWindow({ compiling, subject }: OutcomeContext, node: LocatedMap): Pick<Rule, 'fromMs' | 'untilMs'> {
  const until = stringOf(node, 'until')
  const fromMs = readInstant(compiling, stringOf(node, 'from'), `"from" of ${subject}`)
  const untilMs = readInstant(compiling, until, `"until" of ${subject}`)
  if (fromMs !== undefined && untilMs !== undefined && until !== undefined && fromMs >= untilMs) {
    compiling.report(
      {
        code: 'EMPTY_WINDOW',
        message: `${subject} ends before it begins`,
        found: formatTimestamp(untilMs),
        expected: `an instant after ${formatTimestamp(fromMs)}`,
      },
      until,
    )
  }
  return { ...(fromMs !== undefined && { fromMs }), ...(untilMs !== undefined && { untilMs }) }
}

function compileOutcome(context: OutcomeContext, node: LocatedMap): Decision {
  const { compiling, variants, subject } = context
  const given = outcomes.filter((name) => entryOf(node, name) !== undefined)
  const [outcome] = given
  if (given.length !== 1) reportOutcomes(context, node, given)
  const by = compileBy(context, node, outcome)
  if (outcome === 'split' || outcome === 'ramp') {
    const map = mapOf(node, outcome)
    const compileShares = outcome === 'split' ? compileSplit : compileRamp
    const shared = map === undefined ? undefined : compileShares(context, map, by)
    return shared ?? { kind: 'split', by, scheme: 'murmur3', salt: variants.flagKey, shares: [] }
  }
  const scalar = nodeOf(node, 'serve')
  const isName = scalar?.kind === 'scalar' && scalar.value !== null
  const variant = isName ? findVariant(compiling, variants, scalar, subject) : undefined
  return { kind: 'variant', variant: variant ?? '', reason: 'TARGETING_MATCH' }
}

function reportOutcomes({ compiling, subject }: OutcomeContext, node: LocatedMap, given: readonly string[]): void {
  const says = given.length === 0 ? 'does not say' : 'says in several ways'
  compiling.report(
    {
      code: 'AMBIGUOUS_RULE',
      message: `${subject} ${says} what it serves`,
      found: given.length === 0 ? 'none' : given.map((name) => JSON.stringify(name)).join(' and '),
      expected: 'exactly one of "serve", "split", "ramp"',
    },
    entryOf(node, given[1] ?? '')?.key ?? node,
  )
}

function compileBy({ compiling, subject }: OutcomeContext, node: LocatedMap, outcome: string | undefined): Expression {
  const entry = entryOf(node, 'by')
  if (entry !== undefined && outcome === 'serve') {
    const message = `${subject} divides by something, but serves one variant to all`
    compiling.report(
      { code: 'AMBIGUOUS_RULE', message, found: '"by"', hint: 'use "split", or leave "by" out' },
      entry.key,
    )
  }
  const scalar = stringOf(node, 'by')
  const by = scalar === undefined ? undefined : compiling.compileCel(scalar, subject)
  return by ?? { kind: 'root', root: 'targetingKey' }
}
