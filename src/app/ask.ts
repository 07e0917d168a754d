/** Getting ready to evaluate: flags and facts that a person names, for any number of questions. */

import { type Diagnostic, hasErrors } from '../core/diagnostic/diagnostic.ts'
import { planFlagSet } from '../core/engine/evaluator.ts'
import type { ContextRecord } from '../core/model/context.ts'
import { limits } from '../core/model/limits.ts'
import type { MadeCache } from '../io/cache/made-cache.ts'
import { readLocal } from '../io/sources/local.ts'
import type { Asker } from './evaluate.ts'
import { identityShape, isIdentity } from './inputs/facts.ts'
import { loadFacts } from './inputs/load-facts.ts'
import { loadFlags } from './inputs/load-flags.ts'
import { type NamedInputs, namedPaths, withSetFacts } from './inputs/named-inputs.ts'
import type { QuotableTexts } from './texts.ts'

/** What somebody names at the command line to ask flags with. */
export interface AskerRequest {
  readonly named: NamedInputs
  readonly identities: readonly string[]
  readonly caller: ContextRecord
  readonly app: ContextRecord | undefined
  readonly key: string | undefined
  readonly atMs: number
  readonly cache: MadeCache
  readonly texts: QuotableTexts
}

/** Loads what questions are asked of. */
export async function prepareAsker(
  request: AskerRequest,
): Promise<{ asker?: Asker; diagnostics: readonly Diagnostic[] }> {
  const { named, texts, cache } = request
  const flagFiles = readLocal(namedPaths(named, named.flags ?? []), limits.flagFileBytes)
  const factFiles = readLocal(namedPaths(named, named.facts ?? []), limits.flagFileBytes)
  texts.add(flagFiles.sources)
  const flags = await loadFlags(flagFiles.sources, (named.flags ?? []).join(', '), cache)
  const facts = await loadFacts(factFiles.sources, cache)
  const diagnostics = [
    ...request.identities.filter((it) => !isIdentity(it)).map(notAnIdentity),
    ...flagFiles.diagnostics,
    ...factFiles.diagnostics,
    ...flags.diagnostics,
    ...facts.diagnostics,
  ]
  if (flags.flagSet === undefined || hasErrors(diagnostics)) return { diagnostics }
  const given = withSetFacts(facts.facts, named.setFacts, request.identities, flags.flagSet.facts)
  return {
    asker: {
      flagSet: flags.flagSet,
      evaluator: planFlagSet(flags.flagSet),
      facts: given.facts,
      app: request.app,
      identities: given.identities,
      caller: request.caller,
      identity: request.identities.at(-1),
      key: request.key,
      atMs: request.atMs,
    },
    diagnostics,
  }
}

function notAnIdentity(text: string): Diagnostic {
  return {
    code: 'IDENTITY_INVALID',
    severity: 'error',
    message: 'this is not an identity',
    found: JSON.stringify(text),
    expected: identityShape,
  }
}
