/**
 * Linking: many compiled files become one flag set, checked as a whole.
 *
 * Files may come from any source and stand in any order; equal files give equal sets.
 */

import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostic/diagnostic.ts'
import type { Decision, Rule } from '../model/decision.ts'
import type { Expression } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import type { Flag } from '../model/flag.ts'
import type { FlagFile, FlagSet, Origin, Place, Segment } from '../model/flag-set.ts'
import { checkExpression } from './check.ts'
import type { Checked } from './checked.ts'
import { maxCost } from './cost.ts'
import { mergeByKey } from './merge.ts'
import { orderSegments } from './segments.ts'
import { describe, isJson, type Type } from './types.ts'

/** What linking gives. */
export interface LinkedFiles {
  /** Absent where any file, or the files together, have errors. */
  readonly flagSet?: FlagSet
  /** What the files have wrong together; what is wrong within one was reported when it was compiled. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Links compiled files. A single problem anywhere gives no flag set: a set takes effect whole or not at all. */
export function linkFlagFiles(parts: readonly FlagFile[], origin: Origin): LinkedFiles {
  const facts = mergeByKey(
    parts.flatMap((part) => part.facts),
    'fact',
    'DUPLICATE_FACT',
  )
  const segments = mergeByKey(
    parts.flatMap((part) => part.segments),
    'segment',
    'DUPLICATE_SEGMENT',
  )
  const flags = mergeByKey(
    parts.flatMap((part) => part.flags),
    'flag',
    'DUPLICATE_FLAG',
  )
  const linker = new Linker(parts, facts.merged, segments.merged)
  const linkedSegments = linker.linkSegments()
  const linkedFlags = [...flags.merged.values()].map((flag) => linker.linkFlag(flag))
  const diagnostics = sortDiagnostics([
    ...facts.diagnostics,
    ...segments.diagnostics,
    ...flags.diagnostics,
    ...linker.diagnostics,
  ])
  if (hasErrors(diagnostics) || parts.some((part) => !part.isComplete)) return { diagnostics }
  return {
    flagSet: { flags: linkedFlags, segments: linkedSegments, facts: [...facts.merged.values()], origin },
    diagnostics,
  }
}

class Linker {
  readonly diagnostics: Diagnostic[] = []
  /** By file name, which two sources may share. */
  readonly #parts = new Map<string, readonly FlagFile[]>()
  readonly #facts: ReadonlyMap<string, FactDeclaration>
  readonly #segments: ReadonlyMap<string, Segment>
  readonly #segmentCosts = new Map<string, number>()

  constructor(
    parts: readonly FlagFile[],
    facts: ReadonlyMap<string, FactDeclaration>,
    segments: ReadonlyMap<string, Segment>,
  ) {
    for (const part of parts) this.#parts.set(part.file, [...(this.#parts.get(part.file) ?? []), part])
    this.#facts = facts
    this.#segments = segments
  }

  /** Checks segments in the order of their references, so that each knows what those it uses can cost. */
  linkSegments(): Segment[] {
    const { order, diagnostics } = orderSegments(this.#segments)
    this.diagnostics.push(...diagnostics)
    // Those in circles have names all the same; who refers to them has made no mistake.
    for (const key of this.#segments.keys()) this.#segmentCosts.set(key, 0)
    const linked = new Map<string, Segment>()
    for (const segment of order) {
      const { expression, cost } = this.#checkCondition(segment.condition, segment.at.file, `segment "${segment.key}"`)
      this.#segmentCosts.set(segment.key, cost)
      linked.set(segment.key, { ...segment, condition: expression })
    }
    return [...this.#segments.values()].map((segment) => linked.get(segment.key) ?? segment)
  }

  linkFlag(flag: Flag): Flag {
    const decision = this.#linkDecision(flag.decision, flag.at.file, `flag "${flag.key}"`)
    return decision === flag.decision ? flag : { ...flag, decision }
  }

  #linkDecision(decision: Decision, file: string, subject: string): Decision {
    switch (decision.kind) {
      case 'variant':
        return decision
      case 'split':
      case 'ramp':
        return { ...decision, by: this.#checkKey(decision.by, file, subject) }
      case 'first': {
        const rules = decision.rules.map((rule, index) => this.#linkRule(rule, file, `rule ${index + 1} of ${subject}`))
        return { ...decision, rules }
      }
    }
  }

  #linkRule(rule: Rule, file: string, subject: string): Rule {
    const test = rule.test === undefined ? undefined : this.#checkCondition(rule.test, file, subject).expression
    return { ...rule, ...(test !== undefined && { test }), serve: this.#linkDecision(rule.serve, file, subject) }
  }

  #checkCondition(condition: Expression, file: string, subject: string): Checked {
    const checked = this.#check(condition, file, subject)
    this.#expect(checked, condition, file, `${subject} has a condition that is not true or false`, 'a boolean', [
      'bool',
    ])
    return checked
  }

  #checkKey(by: Expression, file: string, subject: string): Expression {
    const checked = this.#check(by, file, subject)
    this.#expect(checked, by, file, `${subject} divides by something that is not a key`, 'a string', [
      'string',
      'int',
      'double',
      'bool',
    ])
    return checked.expression
  }

  #expect(
    checked: Checked,
    node: Expression,
    file: string,
    message: string,
    expected: string,
    kinds: readonly Type['kind'][],
  ): void {
    const { type } = checked
    if (kinds.includes(type.kind) || (type.kind === 'dyn' && isJson(type))) return
    const place = this.#placeOf(node, file)
    this.diagnostics.push({ code: 'CEL_TYPE', severity: 'error', message, ...place, found: describe(type), expected })
  }

  #check(node: Expression, file: string, subject: string): Checked {
    const checked = checkExpression(node, {
      facts: this.#facts,
      segmentCosts: this.#segmentCosts,
      report: (severity, finding, at) =>
        this.diagnostics.push({
          ...finding,
          message: `${finding.message}, in ${subject}`,
          severity,
          ...this.#placeOf(at, file),
        }),
    })
    if (checked.cost > maxCost) this.#reportCost(checked.cost, node, file, subject)
    return checked
  }

  #reportCost(cost: number, node: Expression, file: string, subject: string): void {
    this.diagnostics.push({
      code: 'CEL_TOO_COSTLY',
      severity: 'error',
      message: `the condition could take too many steps, in ${subject}`,
      ...this.#placeOf(node, file),
      found: cost < 1e15 ? `up to ${Math.ceil(cost)} steps` : 'more steps than can be counted',
      expected: `at most ${maxCost}`,
      hint: 'declare "maxItems" of the lists that it goes over',
    })
  }

  /** The place of an expression, or of the part of it that has one: a condition put together from two has none. */
  #placeOf(node: Expression, file: string): Partial<Place> {
    for (const part of this.#parts.get(file) ?? []) {
      const place = part.placeOf(node) ?? (node.kind === 'and' ? part.placeOf(node.items[0] ?? node) : undefined)
      if (place !== undefined) return place
    }
    return {}
  }
}
