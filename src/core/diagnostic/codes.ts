/**
 * All diagnostic codes, each with the sentence that `docs/reference/errors.md` prints for it.
 *
 * Codes are stable: others match on them. Each area keeps its own table; a code stands in exactly one.
 */

import { appCodes } from './codes/app.ts'
import { flagCodes } from './codes/flags.ts'
import { templateCodes } from './codes/template.ts'
import { yamlCodes } from './codes/yaml.ts'

/** Every code with its sentence. */
export const diagnosticCodes = { ...yamlCodes, ...flagCodes, ...templateCodes, ...appCodes }

/** A code that a diagnostic can have. */
export type DiagnosticCode = keyof typeof diagnosticCodes
