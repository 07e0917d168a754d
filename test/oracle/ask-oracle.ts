/**
 * The YAML oracle: says what Kubernetes and Argo CD read from a YAML text.
 *
 * The answers come from the Go libraries that those two use (`program/`). This module builds the program and speaks
 * with it; it holds no opinion of its own about YAML.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { buildGoProgram, type GoProgram } from '../support/go-program.ts'

/** A text to read. `base64` is for bytes that are not UTF-8. */
export type OracleQuestion = { readonly id: string | number } & (
  | { readonly yaml: string }
  | { readonly base64: string }
)

/**
 * Whose reading is asked for.
 *
 * - `documents`: any tool that splits at `---` and reads each piece; an empty piece is `null`
 * - `stream`: what a plugin's output goes through in argocd-cmp-server; nulls are left out
 * - `argo`: what Argo CD then compares with the cluster and applies
 */
export type OracleMode = 'documents' | 'stream' | 'argo'

/** What was read. All documents, or none: one refused document refuses the text. */
export type OracleOutcome = { readonly docs: readonly unknown[] } | { readonly error: string }

/** The outcome of one question; `unstable` when it differs from run to run (seen only with `repeat` above 1). */
export type OracleAnswer = {
  readonly id: string | number
  /** The answer as the program wrote it: numbers that a double cannot hold are exact only here. */
  readonly line: string
} & (OracleOutcome | { readonly unstable: readonly OracleOutcome[] })

const oracleProgram: GoProgram = { name: 'yaml-oracle', sources: join(import.meta.dirname, 'program') }

/**
 * Asks the oracle, and gives its answers in the order of the questions, each as soon as it is there.
 *
 * @param repeat How often each text is read. Two keys that become the same JSON string win in random order; 80 times
 *               find practically every such text.
 * @throws Error when the program cannot be built, or ends before it has answered everything; whatever `questions` throws.
 */
export async function* askOracle(
  questions: Iterable<OracleQuestion> | AsyncIterable<OracleQuestion>,
  mode: OracleMode = 'documents',
  { repeat = 1 }: { readonly repeat?: number } = {},
): AsyncGenerator<OracleAnswer> {
  const program = join(buildGoProgram(oracleProgram), oracleProgram.name)
  const oracle = spawn(program, ['-mode', mode, '-repeat', String(repeat)])
  const complaint = text(oracle.stderr)
  const ended = once(oracle, 'close')
  const sent = pipeline(linesOf(questions), oracle.stdin)
  sent.catch(() => {}) // looked at below: a program that ends early says more by its status than a broken pipe does
  try {
    for await (const line of createInterface({ input: oracle.stdout })) yield { ...JSON.parse(line), line }
    const [status] = await ended
    if (status !== 0) throw new Error(`the YAML oracle ended with status ${status}: ${await complaint}`)
    await sent
  } finally {
    oracle.kill()
  }
}

async function* linesOf(questions: Iterable<OracleQuestion> | AsyncIterable<OracleQuestion>): AsyncGenerator<string> {
  for await (const question of questions) yield `${JSON.stringify(question)}\n`
}
