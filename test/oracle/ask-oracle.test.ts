import { describe, expect, it } from 'vitest'
import { needs } from '../support/machine.ts'
import { askOracle, type OracleMode } from './ask-oracle.ts'

async function read(yaml: string, mode: OracleMode): Promise<unknown> {
  for await (const { id: _, line: __, ...outcome } of askOracle([{ id: 0, yaml }], mode)) return outcome
  return undefined
}

// The first use compiles the program.
describe('the YAML oracle', { ...needs('go'), timeout: 600_000 }, () => {
  it.each<{ yaml: string; mode: OracleMode; outcome: unknown; why: string }>([
    {
      yaml: 'on: 0755',
      mode: 'documents',
      outcome: { docs: [{ true: 493 }] },
      why: 'YAML 1.1 resolves, keys become text',
    },
    {
      yaml: 'a: 1\n---\n',
      mode: 'documents',
      outcome: { docs: [{ a: 1 }] },
      why: 'the end of the text is no document',
    },
    { yaml: '---\n---\na: 1', mode: 'documents', outcome: { docs: [null, { a: 1 }] }, why: 'an empty piece is null' },
    { yaml: '---\n---\na: 1', mode: 'stream', outcome: { docs: [{ a: 1 }] }, why: 'Argo CD drops empty documents' },
    {
      yaml: '{"a":"\u0085"}',
      mode: 'stream',
      outcome: { docs: [{ a: '\u0085' }] },
      why: 'JSON is taken over as it is',
    },
    { yaml: '{"a":"x\u0085y"}', mode: 'argo', outcome: { docs: [{ a: 'x y' }] }, why: '... and then read as YAML' },
  ])('reads $yaml as $mode: $why', async ({ yaml, mode, outcome }) => {
    expect(await read(yaml, mode)).toEqual(outcome)
  })

  it('refuses a whole text for one bad document, and says in which way it is bad', async () => {
    expect(await read('a: 1\n---\n\ta: 2', 'documents')).toEqual({ error: expect.stringMatching(/^(tab|token): /) })
  })

  it('answers many questions in their order, bytes included', async () => {
    const questions = Array.from({ length: 5_000 }, (_, id) => ({
      id,
      base64: Buffer.from(`size: ${id}`).toString('base64'),
    }))
    const answers: unknown[] = []
    for await (const { id, line } of askOracle(questions)) answers.push([id, line])
    expect(answers).toEqual(questions.map(({ id }) => [id, `{"docs":[{"size":${id}}],"id":${id}}`]))
  })

  it('keeps numbers that a double cannot hold, in the line', async () => {
    for await (const { line } of askOracle([{ id: 'n', yaml: 'size: 9007199254740993' }])) {
      expect(line).toContain('{"size":9007199254740993}')
    }
  })

  it('finds a text whose outcome is not the same each time', async () => {
    const questions = [{ id: 'u', yaml: '1: a\n"1": b' }]
    for await (const answer of askOracle(questions, 'documents', { repeat: 80 }))
      expect(answer).toHaveProperty('unstable')
  })

  it('stops when nobody wants further answers', async () => {
    const endless = function* () {
      for (let id = 0; ; id += 1) yield { id, yaml: 'a: 1' }
    }
    for await (const answer of askOracle(endless())) {
      expect(answer).toMatchObject({ id: 0, docs: [{ a: 1 }] })
      break
    }
  })
})
