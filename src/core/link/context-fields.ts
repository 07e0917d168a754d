/** Fields of the context: which of them exist, as far as can be known before evaluation. */

import type { Severity } from '../diagnostic/diagnostic.ts'
import type { RecordRoot } from '../model/expression.ts'
import type { FactDeclaration } from '../model/facts.ts'
import { type Finding, suggestion } from './findings.ts'

/** Fields of the context root `app`: what Argo CD says about the application. All are strings. */
export const appFields = [
  'name',
  'namespace',
  'destinationNamespace',
  'project',
  'revision',
  'repository',
  'path',
  'targetRevision',
] as const

/** Looks up the fields that one expression reads. */
export class ContextFields {
  readonly #facts: ReadonlyMap<string, FactDeclaration>
  /** Facts already warned about: once is enough for a condition. */
  readonly #undeclared = new Set<string>()

  constructor(facts: ReadonlyMap<string, FactDeclaration>) {
    this.#facts = facts
  }

  /** The declaration of a field, if it has one; a fault with it is reported. */
  find(
    root: RecordRoot,
    key: string,
    report: (severity: Severity, finding: Finding) => void,
  ): FactDeclaration | undefined {
    if (root === 'app' && !appFields.some((field) => field === key)) report('error', unknownAppField(key))
    if (root !== 'facts') return undefined
    const fact = this.#facts.get(key)
    // Without any declaration nobody has meant to declare them all.
    if (fact === undefined && this.#facts.size > 0 && !this.#undeclared.has(key)) {
      this.#undeclared.add(key)
      report('warning', this.#undeclaredFact(key))
    }
    return fact
  }

  #undeclaredFact(key: string): Finding {
    return {
      code: 'UNDECLARED_FACT',
      message: `no schema declares the fact "${key}"`,
      found: JSON.stringify(key),
      ...suggestion(key, this.#facts.keys(), 'declare it under "facts"'),
    }
  }
}

function unknownAppField(key: string): Finding {
  return {
    code: 'CEL_UNKNOWN_NAME',
    message: `app has no field "${key}"`,
    found: JSON.stringify(key),
    expected: `one of ${appFields.join(', ')}`,
    ...suggestion(key, appFields),
  }
}
