/**
 * A value never becomes structure: every hostile string, in every context, through the template compiler and the filler.
 *
 * The outcome is judged twice: as JSON, and, where Go is there, by the libraries with which Argo CD reads it.
 */

import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { SourceText } from '../../src/core/diagnostic/source-text.ts'
import { compileTemplate } from '../../src/core/template/compile-template.ts'
import type { TemplateInputs } from '../../src/core/template/inputs.ts'
import { type PlannedTemplate, planTemplates } from '../../src/core/template/plan-templates.ts'
import { fillSkeleton } from '../../src/core/template/structure/fill.ts'
import type { Skeleton } from '../../src/core/template/structure/form.ts'
import { compileSkeleton } from '../../src/core/template/structure/skeleton.ts'
import { askOracle } from '../oracle/ask-oracle.ts'
import { expectedOf, hasThatKey } from '../support/hostile.ts'
import { needs } from '../support/machine.ts'
import { type HostileContext, readHostileContexts, readHostileValues } from '../support/vectors.ts'

const values = readHostileValues()
const { contexts, hole, marker } = readHostileContexts()

describe('a template with a hostile value', () => {
  it.each(contexts)('$id', (context) => {
    const render = rendererOf(context)
    for (const { id, value, isWellFormed } of values) {
      const outcome = render(value)
      if ('refused' in outcome)
        expect(isRightToRefuse(context, value, isWellFormed), `${id}: ${outcome.refused}`).toBe(true)
      else
        expectSame(
          outcome.lines.map((line) => JSON.parse(line)),
          expectedOf(context, marker, value),
          id,
        )
    }
  })
})

describe('what Argo CD reads of a hostile value', needs('go'), () => {
  it('is the value, and the structure around it is as it was', async () => {
    const asked = function* () {
      for (const [index, context] of contexts.entries()) {
        const render = rendererOf(context)
        for (const [at, { value }] of values.entries()) {
          const outcome = render(value)
          if ('lines' in outcome)
            yield { id: `${index} ${at}`, yaml: outcome.lines.map((line) => `${line}\n`).join('') }
        }
      }
    }
    let judged = 0
    for await (const answer of askOracle(asked(), 'argo')) {
      const [index, at] = String(answer.id).split(' ').map(Number)
      const [context, { id, value }] = [contexts[index!]!, values[at!]!]
      expectSame('docs' in answer ? answer.docs : answer, expectedOf(context, marker, value), `${context.id} ${id}`)
      judged += 1
    }
    expect(judged).toBeGreaterThan(80_000)
  }, 300_000)
})

/** `toEqual` only where it has something to show: a hundred thousand of them take a minute. */
function expectSame(found: unknown, right: unknown, what: string): void {
  if (!isDeepStrictEqual(found, right)) expect(found, what).toStrictEqual(right)
}

/** A little less than the 1,024 characters that Kubernetes' reader takes, for what stands around the value. */
const longestKey = 900

type Render = (value: string) => { lines: string[] } | { refused: string }

/** Compiles a context once; a template that is refused is refused for every value. */
function rendererOf({ id, template }: HostileContext): Render {
  const source = new SourceText(`${id}.yaml.hbs`, template.replace(hole, '{{fact "value"}}'))
  const { template: compiled, diagnostics } = compileTemplate(source, { output: 'structured' })
  if (compiled === undefined) return () => ({ refused: String(diagnostics[0]?.code) })
  const [planned] = planTemplates([compiled], new Map())
  const skeletons = new Map<string, Skeleton | string>()
  return (value) => fill(planned!, value, skeletons)
}

function fill(planned: PlannedTemplate, value: string, skeletons: Map<string, Skeleton | string>): ReturnType<Render> {
  const { holed, diagnostics } = planned.run(inputsOf(value))
  if (holed === undefined) return { refused: String(diagnostics[0]?.code) }
  let skeleton = skeletons.get(holed.text)
  if (skeleton === undefined) {
    const compiled = compileSkeleton(holed)
    skeleton = compiled.skeleton ?? String(compiled.diagnostics[0]?.code)
    skeletons.set(holed.text, skeleton)
  }
  if (typeof skeleton === 'string') return { refused: skeleton }
  const filling = fillSkeleton(skeleton, holed.holes)
  const [problem] = filling.diagnostics
  return problem ? { refused: problem.code } : { lines: filling.manifests.map(({ json }) => json) }
}

function inputsOf(value: string): TemplateInputs {
  return {
    roots: { app: {}, parameters: {}, env: {}, kube: {}, identities: [] },
    flag: () => undefined,
    fact: (key) => (key === 'value' ? { value } : undefined),
    secret: () => undefined,
    secretVersion: () => undefined,
    flagNames: () => [],
    factNames: () => ['value'],
  }
}

/** Half of a surrogate pair is no text; a key may meet one that is there, and no key is longer than YAML reads. */
function isRightToRefuse(context: HostileContext, value: string, isWellFormed: boolean): boolean {
  if (context.expect === 'error' || !isWellFormed) return true
  return context.expect === 'key' && (hasThatKey(context, value) || JSON.stringify(value).length > longestKey)
}
