/**
 * What this machine has beside Node: tests that need more name it, and skip where it is missing.
 *
 * On a laptop a missing program is a skipped test and a line that says so. In CI (`CI=true`) it is a failure, because
 * there a skipped test looks like a passed one. `.ci/run` reads the same names to know what to install.
 */
import { spawnSync } from 'node:child_process'

/** Something that a test may need and a machine may lack. */
export type Need = 'go' | 'argocd' | 'redis-server' | 'helm' | 'kustomize' | 'postgres'

/** The programs on PATH that make up each need, with an argument that lets them answer and end. */
const programsOf: Readonly<Record<Need, ReadonlyArray<readonly [program: string, argument: string]>>> = {
  go: [['go', 'version']],
  // Built from source by the tests that use it.
  argocd: [
    ['go', 'version'],
    ['git', '--version'],
  ],
  'redis-server': [['redis-server', '--version']],
  helm: [['helm', 'version']],
  kustomize: [['kustomize', 'version']],
  postgres: [['pg_ctl', '--version']],
}

/**
 * Options for `describe` or `it`: skips the tests when the machine lacks one of the things they need.
 *
 * @example describe('the YAML oracle', needs('go'), () => { … })
 * @throws Error when something is missing and `CI` is `true`; it names what is missing.
 */
export function needs(...things: readonly Need[]): { readonly skip: boolean } {
  const missing = [...new Set(things.flatMap(missingPrograms))]
  if (missing.length === 0) return { skip: false }
  const text = `this machine lacks ${missing.join(', ')}`
  if (process.env.CI === 'true') throw new Error(`${text}; in CI nothing may be skipped`)
  console.warn(`skipped: ${text}`)
  return { skip: true }
}

function missingPrograms(need: Need): string[] {
  return programsOf[need].filter(([program, argument]) => !answers(program, argument)).map(([program]) => program)
}

function answers(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).status === 0
}
