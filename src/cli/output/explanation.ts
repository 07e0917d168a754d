/** An explanation for people: one value after the other, each with what it was made of below it. */

import type { Cause, ExplainedValue } from '../../app/explain.ts'
import { formatPlace } from './diagnostics-text.ts'
import { visible } from './visible.ts'

/** Formats explained values; those of one object stand together. */
export function formatExplanation(values: readonly ExplainedValue[]): string {
  const blocks: string[] = []
  let object = ''
  for (const { kind, name, path, at, reasons } of values) {
    const heading = `${kind ?? 'object'} ${name ?? ''}`.trimEnd()
    if (heading !== object) blocks.push(`${blocks.length > 0 ? '\n' : ''}${visible(heading)}\n`)
    object = heading
    blocks.push(`  ${visible(path)}  (${formatPlace(at)})\n`, ...reasons.flatMap((cause) => causeLines(cause, '    ')))
  }
  return blocks.join('')
}

function causeLines(cause: Cause, indent: string): string[] {
  const line = (text: string): string => `${indent}${visible(text)}\n`
  switch (cause.kind) {
    case 'flag': {
      const { value, variant, reason, at } = cause.resolution
      const which = variant === undefined ? '' : `, variant ${variant}`
      const where = at === undefined ? '' : ` at ${at.file}:${at.line}:${at.column}`
      return [
        line(`flag ${cause.name} = ${JSON.stringify(value)}${which} (${reason}${where})`),
        ...cause.reads.flatMap((read) => causeLines(read, `${indent}  `)),
      ]
    }
    case 'fact':
      return [line(`fact ${cause.name} = ${JSON.stringify(cause.value)} (${cause.identity ?? 'default'})`)]
    case 'root':
      return [line(`${cause.name} = ${cause.value === undefined ? 'absent' : JSON.stringify(cause.value)}`)]
    case 'secret':
      return [line(`secret ${cause.name}`)]
  }
}
