/** What the tests of templates share: example inputs, and the way from texts to output. */

import type { Diagnostic } from '../../../src/core/diagnostic/diagnostic.ts'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import type { Json } from '../../../src/core/model/json.ts'
import type { Resolution } from '../../../src/core/model/resolution.ts'
import { Secret } from '../../../src/core/model/secret.ts'
import type { ValueType } from '../../../src/core/model/value-type.ts'
import type { Template, TemplateOutput } from '../../../src/core/template/ast.ts'
import { type CompileOptions, compileTemplate } from '../../../src/core/template/compile-template.ts'
import type { FlagAnswer, Roots, SecretRefusal, TemplateInputs } from '../../../src/core/template/inputs.ts'
import { linkTemplates } from '../../../src/core/template/link-templates.ts'
import { collectPartials } from '../../../src/core/template/partial-name.ts'
import { planTemplates, type RunOptions, type RunResult } from '../../../src/core/template/plan-templates.ts'
import type { Partials } from '../../../src/core/template/visit.ts'

const flag = (type: ValueType, value: Json, more: Partial<Resolution> = {}): FlagAnswer => ({
  type,
  resolution: { value, reason: 'STATIC', ...more },
})

export const exampleFlags: ReadonlyMap<string, FlagAnswer> = new Map([
  ['max-replicas', flag('integer', 3)],
  ['new-checkout', flag('boolean', true)],
  ['sizes', flag('object', { web: { cpu: '250m' } })],
  ['hosts', flag('list', ['a.example', 'b.example'])],
  [
    'broken',
    flag('string', 'x', {
      reason: 'ERROR',
      errorCode: 'GENERAL',
      errorMessage: 'no such overload',
      at: { file: 'flags/broken.yaml', line: 7, column: 3 },
    }),
  ],
])

export const exampleFacts: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['tier', 'team'],
  ['zones', ['a', 'b']],
  ['nothing', null],
  ['limits', { cpu: { max: 4 }, 'a.b': 1 }],
  ['odd', JSON.parse('{"__proto__": "own", "constructor": "own too"}')],
  ['shaped', { kind: 'secret-text', parts: ['x'], encode: [] }],
])

const exampleRoots: Roots = {
  app: { name: 'checkout', namespace: 'argocd', project: 'shop' },
  parameters: { cluster: 'eu-1', ports: ['80', '443'], labels: { team: 'a', tier: 'b' } },
  env: { LEVEL: 'debug' },
  kube: { version: '1.34', apiVersions: ['v1', 'apps/v1'] },
  environment: 'production',
  identities: ['cluster/eu-1', 'customer/acme'],
}

/** The inputs that the reference of helpers lists, and some more. */
export function exampleInputs(
  more: {
    facts?: ReadonlyMap<string, Json>
    roots?: Partial<Roots>
    secrets?: ReadonlyMap<string, Secret | SecretRefusal>
  } = {},
): TemplateInputs {
  const facts = more.facts ?? exampleFacts
  const secrets = more.secrets ?? new Map([['smtp', new Secret('smtp', 'v7', 'pa ss')]])
  return {
    roots: { ...exampleRoots, ...more.roots },
    flag: (key) => exampleFlags.get(key),
    fact: (key) => {
      const value = facts.get(key)
      return value === undefined ? undefined : { value }
    },
    secret: (name) => secrets.get(name),
    secretVersion: (name) => {
      const secret = secrets.get(name)
      return secret instanceof Secret ? secret.version : secret
    },
    flagNames: () => exampleFlags.keys(),
    factNames: () => [...facts.keys(), 'region'],
  }
}

/** Compiles a text that must be without problems. */
export function compiled(text: string, options: Partial<CompileOptions> = {}, file = 'web.yaml.hbs'): Template {
  const { template, diagnostics } = compileTemplate(new SourceText(file, text), { output: 'structured', ...options })
  if (template === undefined) throw new Error(`${text} does not compile: ${JSON.stringify(diagnostics)}`)
  return template
}

/** Diagnostics of compiling a text. */
export function problems(
  text: string,
  options: Partial<CompileOptions> = {},
  file = 'web.yaml.hbs',
): readonly Diagnostic[] {
  return compileTemplate(new SourceText(file, text), { output: 'structured', ...options }).diagnostics
}

/** Partials by name, from their texts. */
export function partialsFrom(texts: Readonly<Record<string, string>>): Partials {
  const templates = Object.entries(texts).map(([name, text]) =>
    compiled(text, { output: 'partial' }, `partials/${name}.hbs`),
  )
  return collectPartials(templates).partials
}

export interface RenderOptions extends RunOptions {
  readonly output?: TemplateOutput
  readonly partials?: Readonly<Record<string, string>>
  readonly compile?: Partial<CompileOptions>
  readonly inputs?: TemplateInputs
}

/** Compiles, links, plans and runs. */
export function render(text: string, options: RenderOptions = {}): RunResult {
  const { output = 'structured', partials = {}, compile = {}, inputs = exampleInputs() } = options
  const template = compiled(text, { output, ...compile })
  const called = partialsFrom(partials)
  const problemsOfLinking = linkTemplates([template], called)
  if (problemsOfLinking.length > 0) return { diagnostics: problemsOfLinking }
  const [plan] = planTemplates([template], called)
  if (plan === undefined) throw new Error('nothing was planned')
  return plan.run(inputs, options)
}

/** The text that a text template gives. */
export function textOf(text: string, options: RenderOptions = {}): string {
  const { text: rendered, diagnostics } = render(text, { ...options, output: 'text' })
  if (rendered === undefined) throw new Error(`${text} does not render: ${JSON.stringify(diagnostics)}`)
  return rendered
}

/** The values that a structured template puts out, in order. */
export function valuesOf(text: string, options: RenderOptions = {}): readonly unknown[] {
  const { holed, diagnostics } = render(text, options)
  if (holed === undefined) throw new Error(`${text} does not render: ${JSON.stringify(diagnostics)}`)
  return holed.holes.map(({ value }) => value)
}

/** `CODE line:column`, the parts of a diagnostic that tables compare. */
export const brief = ({ code, at }: Diagnostic): string => `${code} ${at?.line}:${at?.column}`
