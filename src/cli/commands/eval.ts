/** `flagops eval`: evaluates flags, one, all, or a batch of questions. */

import { prepareAsker } from '../../app/ask.ts'
import { type Asker, answerOf, badLine, evaluate, readQuestion } from '../../app/evaluate.ts'
import { openCache } from '../../app/load-operator.ts'
import { readBatch } from '../../app/read-batch.ts'
import { QuotableTexts } from '../../app/texts.ts'
import { type Diagnostic, hasErrors } from '../../core/diagnostic/diagnostic.ts'
import type { Resolution } from '../../core/model/resolution.ts'
import { defineCommand } from '../args/command.ts'
import { choice, file, jsonObject, keyValue, text } from '../args/value-types.ts'
import { exitCodeOf, exitCodes } from '../exit-codes.ts'
import { formatTable } from '../output/table.ts'
import { quote, visible } from '../output/visible.ts'
import { reportDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'
import { contextOf } from './argo-options.ts'
import { applicationOptions, inputOptions } from './render-options.ts'

const { app, project, namespace } = applicationOptions

/** `flagops eval`. */
export const evalFlags = defineCommand({
  name: 'eval',
  summary: 'Evaluate flags, and say why they resolve as they do',
  description:
    'Without a flag, all are evaluated. A batch has one question a line: {"flag", "key"?, "identity"?, "context"?, "at"?}; each gets one line of answer, in order.',
  positionals: { flag: { kind: 'rest', type: text('FLAG'), description: 'Flags to evaluate' } },
  options: {
    ...inputOptions,
    context: { kind: 'list', type: keyValue, description: 'An attribute of the caller, as text' },
    'context-json': { kind: 'value', type: jsonObject, description: 'Attributes of the caller, as a JSON object' },
    key: { kind: 'value', type: text('KEY'), description: 'Targeting key (default: the last identity)' },
    app,
    project,
    namespace,
    batch: { kind: 'value', type: file(), description: 'Questions, one JSON object a line; - is standard input' },
    output: {
      kind: 'value',
      short: 'o',
      type: choice('FORMAT', ['text', 'json', 'ndjson']),
      default: 'text',
      description: 'Format of the answers; a batch is always ndjson',
    },
  },
  examples: [
    {
      about: 'What does acme get?',
      line: 'flagops eval max-replicas --flags flags --facts facts.yaml --identity customer/acme',
    },
    { about: 'Try a fact', line: `flagops eval --flags flags --set-fact 'tier="team"'` },
    { about: 'Many questions', line: 'flagops eval --flags flags --batch questions.ndjson' },
  ],
  async run({ options, positionals }, terminal) {
    const texts = new QuotableTexts()
    const { asker, diagnostics } = await prepareAsker({
      named: {
        flags: options.flags,
        facts: options.facts,
        setFacts: options['set-fact'],
        workingDirectory: terminal.workingDirectory,
      },
      identities: options.identity,
      caller: {
        ...Object.fromEntries(options.context.map(({ key, value }) => [key, value])),
        ...options['context-json'],
      },
      app: options.app === undefined ? undefined : { ...contextOf(options, options.app).app },
      key: options.key,
      atMs: options.at ?? Date.now(),
      cache: openCache(terminal.environment),
      texts,
    })
    reportDiagnostics(terminal, diagnostics, (name, line) => texts.excerpt(name, line))
    if (asker === undefined) return exitCodeOf(diagnostics)
    if (options.batch !== undefined) return runBatch(asker, options.batch, terminal)
    const flags = positionals.flag.length > 0 ? positionals.flag : asker.flagSet.flags.map(({ key }) => key)
    const answers = flags.map((flag) => ({ flag, resolution: evaluate(asker, { flag }) }))
    terminal.output.write(formats[options.output](answers))
    for (const { flag, resolution } of answers) {
      if (resolution.errorMessage !== undefined)
        terminal.errors.write(`${quote(flag)}: ${visible(resolution.errorMessage)}\n`)
    }
    return answers.some(({ resolution }) => resolution.reason === 'ERROR') ? exitCodes.findings : exitCodes.fine
  },
})

interface Answer {
  readonly flag: string
  readonly resolution: Resolution
}

const formats: Record<'text' | 'json' | 'ndjson', (answers: readonly Answer[]) => string> = {
  text: (answers) =>
    formatTable([
      ['FLAG', 'VALUE', 'VARIANT', 'REASON', 'DECIDED BY'],
      ...answers.map(({ flag, resolution: { value, variant, reason, errorCode, at } }) => [
        flag,
        JSON.stringify(value),
        variant ?? '-',
        errorCode === undefined ? reason : `${reason} ${errorCode}`,
        at === undefined ? '-' : `${at.file}:${at.line}:${at.column}`,
      ]),
    ]),
  json: (answers) => `${JSON.stringify(answers.map(asJson), null, 2)}\n`,
  ndjson: (answers) => answers.map((answer) => `${JSON.stringify(asJson(answer))}\n`).join(''),
}

const asJson = ({ flag, resolution }: Answer) => answerOf(flag, resolution)

/** A line in, a line out: one that is no question is answered with an error, so that lines stay in step. */
function runBatch(asker: Asker, path: string, terminal: Terminal): number {
  const { lines, problem } = readBatch(terminal.workingDirectory, path)
  const diagnostics: Diagnostic[] = problem ? [problem] : []
  const answers = lines.map((line, index) => {
    const read = readQuestion(line)
    if ('question' in read) return asJson({ flag: read.question.flag, resolution: evaluate(asker, read.question) })
    diagnostics.push(badLine(path, index + 1, read.problem))
    return { flag: null, value: null, reason: 'ERROR', errorCode: 'PARSE_ERROR' }
  })
  terminal.output.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
  reportDiagnostics(terminal, diagnostics, () => undefined)
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.fine
}
