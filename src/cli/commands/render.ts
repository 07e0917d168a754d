/** `flagops render`: what `generate` would print, for people, with whatever they want to try. */

import { resolve } from 'node:path'
import type { GivenSettings } from '../../app/config/settings.ts'
import { placeOf } from '../../app/load-application.ts'
import { openCache } from '../../app/load-operator.ts'
import { type RenderResult, render as renderApplication } from '../../app/render.ts'
import { QuotableTexts } from '../../app/texts.ts'
import { defineCommand } from '../args/command.ts'
import { choice, directory } from '../args/value-types.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { formatExplanation } from '../output/explanation.ts'
import { reportDiagnostics } from '../report.ts'
import { contextOf, nameOfFolder } from './argo-options.ts'
import { applicationOptions, inputOptions } from './render-options.ts'

/** `flagops render`. */
export const render = defineCommand({
  name: 'render',
  summary: 'Render an application, and say where its values come from',
  description:
    'Prints the manifests that the plugin would give to Argo CD. Nothing in the folder is changed. Flags and facts named here win over those that the application names.',
  positionals: { dir: { kind: 'optional', type: directory(), default: '.', description: "The application's folder" } },
  options: {
    ...applicationOptions,
    ...inputOptions,
    output: {
      kind: 'value',
      short: 'o',
      type: choice('FORMAT', ['yaml', 'json', 'ndjson']),
      default: 'yaml',
      description: 'Format of the manifests',
    },
    explain: { kind: 'switch', description: 'Print where each value comes from instead of the manifests' },
  },
  examples: [
    { about: 'One tenant', line: 'flagops render tenant --app acme' },
    { about: 'What if acme paid for a team?', line: `flagops render tenant --app acme --set-fact 'tier="team"'` },
    { about: 'Why?', line: 'flagops render tenant --app acme --explain' },
  ],
  async run({ options, positionals }, terminal) {
    const place = placeOf(resolve(terminal.workingDirectory, positionals.dir))
    const overrides: GivenSettings = {
      ...(options.environment !== undefined && { environment: options.environment }),
      ...(options.identity.length > 0 && { identities: options.identity }),
    }
    const result = await renderApplication({
      place,
      argo: contextOf(options, options.app ?? nameOfFolder(place.folder)),
      overrides,
      named: {
        ...(options.flags.length > 0 && { flags: options.flags }),
        ...(options.facts.length > 0 && { facts: options.facts }),
        setFacts: options['set-fact'],
        workingDirectory: terminal.workingDirectory,
      },
      cache: openCache(terminal.environment),
      texts: new QuotableTexts(),
      nowMs: options.at ?? Date.now(),
      isOverdue: () => false,
      tracksReads: options.explain,
    })
    reportDiagnostics(terminal, result.diagnostics, result.excerpt)
    const code = exitCodeOf(result.diagnostics)
    if (code === 0)
      terminal.output.write(
        options.explain ? formatExplanation(result.explained ?? []) : await formats[options.output](result),
      )
    return code
  },
})

const formats: Record<'yaml' | 'json' | 'ndjson', (result: RenderResult) => string | Promise<string>> = {
  yaml: async ({ manifests }) => {
    const { emitYaml } = await import('../../app/cold.ts')
    return emitYaml(await Promise.all(manifests.map(({ value }) => value())))
  },
  json: ({ manifests }) => `[${manifests.map(({ json }) => json).join(',\n')}]\n`,
  ndjson: ({ manifests }) => manifests.map(({ json }) => `${json}\n`).join(''),
}
