/** Calls: whether a helper gets as many arguments as it takes, of types that it takes, and no secret that it must not see. */

import { nearest } from '../../../lib/nearest.ts'
import type { Call, Expression, Place } from '../ast.ts'
import type { Report } from '../grammar/report.ts'
import {
  canBe,
  describeParameterType,
  describeStaticType,
  type HelperDefinition,
  type Parameter,
} from '../helpers/definition.ts'
import { findHelper, helperNames } from '../helpers/definitions.ts'
import { conditionHint, type Problem } from '../problem.ts'
import { canBeAbsent, isSecret, typeOf } from '../static-type.ts'

/** Helpers whose first argument may be absent; for all others, absence is an error when rendering. */
const absenceHandlers = new Set(['has', 'default', 'required'])

/** Reports everything that is wrong with the arguments. */
export function checkCall(call: Call, definition: HelperDefinition, report: Report): void {
  checkCount(call, definition, report)
  for (const [index, argument] of call.args.entries()) {
    const parameter = definition.parameters[Math.min(index, definition.parameters.length - 1)]
    if (parameter !== undefined) checkArgument(argument, parameter, definition, report)
  }
  if (call.fallback !== undefined) {
    checkArgument(
      call.fallback,
      { name: 'default=', type: definition.fallback ?? 'any' },
      { ...definition, takesSecrets: undefined },
      report,
    )
  }
  const [first] = call.args
  if (first !== undefined && absenceHandlers.has(call.helper) && !isSecret(first) && !canBeAbsent(first)) {
    report.add(first.place, neverAbsent(call))
  }
}

function checkCount({ args, place }: Call, definition: HelperDefinition, report: Report): void {
  const { parameters } = definition
  const last = parameters.at(-1)
  const least =
    parameters.filter((each) => !each.isOptional && each.atLeast === undefined).length + (last?.atLeast ?? 0)
  const most = last?.atLeast === undefined ? parameters.length : Number.POSITIVE_INFINITY
  if (args.length >= least && args.length <= most) return
  report.add(place, {
    code: 'WRONG_ARGUMENTS',
    message: `${definition.name} is given too ${args.length < least ? 'few' : 'many'} arguments`,
    found: `${args.length}`,
    expected: signature(definition),
  })
}

function checkArgument(
  argument: Expression,
  parameter: Parameter,
  definition: Omit<HelperDefinition, 'takesSecrets'> & { takesSecrets?: true | undefined },
  report: Report,
): void {
  if (isSecret(argument)) {
    if (!definition.takesSecrets) report.add(argument.place, secretInExpression(definition.name))
    return
  }
  if (parameter.isLiteral && (argument.kind !== 'literal' || typeof argument.value !== 'string')) {
    report.add(argument.place, {
      code: 'WRONG_ARGUMENTS',
      message: `the ${parameter.name} of ${definition.name} must be a string that is written here, not computed`,
    })
    return
  }
  checkType(argument, parameter, definition.name, report)
}

function checkType(argument: Expression, { name, type }: Parameter, helper: string, report: Report): void {
  const found = typeOf(argument)
  if (canBe(found, type)) return
  report.add(argument.place, {
    code: 'WRONG_TYPE',
    message: `"${name}" of ${helper} cannot be ${describeStaticType(found)}`,
    found: describeStaticType(found),
    expected: describeParameterType(type),
    hint: type === 'boolean' ? conditionHint : undefined,
  })
}

function neverAbsent({ helper, args }: Call): Problem {
  const isReversed = helper === 'default' && args[1] !== undefined && canBeAbsent(args[1])
  return {
    code: 'NEVER_ABSENT',
    message: `the value given to ${helper} is always there`,
    hint: isReversed ? 'the value comes first, the fallback second' : undefined,
  }
}

/** A secret anywhere but in the output, or in what encodes it for the output. */
export function secretInExpression(where: string): Problem {
  return {
    code: 'SECRET_IN_EXPRESSION',
    message: `a secret cannot be used in ${where}`,
    expected: 'a secret that is output, or passed to concat, json, base64 or urlencode',
    hint: 'what is made from a secret would tell about it',
  }
}

/** How a helper is written, for `expected`: `replace text search replacement`. */
export function signature({ name, parameters, fallback }: HelperDefinition): string {
  const words = parameters.map((each) =>
    each.isOptional ? `[${each.name}]` : each.atLeast === undefined ? each.name : `${each.name}…`,
  )
  return [name, ...words, ...(fallback === undefined ? [] : ['[default=…]'])].join(' ')
}

/** Names from other template languages, and what takes their place. */
const foreignHelpers: ReadonlyMap<string, string> = new Map([
  ...['quote', 'squote', 'toYaml', 'toYamlPretty', 'nindent', 'indent', 'toString'].map(
    (name) => [name, 'values keep their type and need no quoting or indenting: leave it out'] as const,
  ),
  ['toJson', 'use json'],
  ['b64enc', 'use base64'],
  ['sha256sum', 'use sha256'],
  ['include', 'use a partial: {{> name}}'],
  ['template', 'use a partial: {{> name}}'],
  ['coalesce', 'use default'],
  ['range', 'use #each'],
])

/** A helper that there is not, with the nearest one that there is. */
export function unknownHelper(name: string): Problem {
  const near = nearest(name, helperNames)
  return {
    code: 'UNKNOWN_HELPER',
    message: 'there is no such helper',
    found: name,
    hint: foreignHelpers.get(name) ?? (near && `did you mean ${near}?`),
  }
}

/** Reports an option that the helper or block does not take. */
export function unknownOption(name: string, helper: string, place: Place, report: Report): void {
  const takes = findHelper(helper)?.fallback !== undefined
  report.add(place, {
    code: 'UNKNOWN_OPTION',
    message: `${helper} has no such option`,
    found: `${name}=`,
    expected: takes ? 'default=' : undefined,
  })
}
