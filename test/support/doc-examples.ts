/**
 * Examples in Markdown, as data: the files that a page shows and the commands that it runs, in order.
 *
 * A fence ```` ```yaml file=flags.yaml ```` is a file of the page's folder. A fence ```` ```console ```` holds commands
 * after `$ ` and what they print; a line `…` stands for any lines. ```` ```ts run ```` is a program that must end well.
 * Every other fence is not executed, and must say so by `text` or another language without commands.
 */

export type ExampleStep =
  | { readonly kind: 'file'; readonly line: number; readonly path: string; readonly text: string }
  | { readonly kind: 'command'; readonly line: number; readonly command: string; readonly output: readonly string[] }
  | { readonly kind: 'program'; readonly line: number; readonly text: string }

const fence = /^```(\S*)(.*)$/

/** All steps of a page in order. */
export function readExamples(markdown: string): ExampleStep[] {
  const steps: ExampleStep[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const open = fence.exec(lines[at]!)
    if (!open) continue
    const body: string[] = []
    const line = at + 1
    for (at += 1; at < lines.length && lines[at] !== '```'; at += 1) body.push(lines[at]!)
    const [, language, rest = ''] = open
    const file = /\bfile=(\S+)/.exec(rest)?.[1]
    if (file !== undefined) steps.push({ kind: 'file', line, path: file, text: `${body.join('\n')}\n` })
    else if (language === 'console') steps.push(...readCommands(body, line + 1))
    else if (language === 'ts' && rest.includes('run')) steps.push({ kind: 'program', line, text: body.join('\n') })
  }
  return steps
}

function readCommands(body: readonly string[], firstLine: number): ExampleStep[] {
  const steps: { kind: 'command'; line: number; command: string; output: string[] }[] = []
  body.forEach((text, index) => {
    if (text.startsWith('$ ')) {
      steps.push({ kind: 'command', line: firstLine + index, command: text.slice(2), output: [] })
    } else if (steps.at(-1)?.command.endsWith('\\')) {
      const last = steps.at(-1)!
      last.command = `${last.command.slice(0, -1)}${text.trim()}`
    } else steps.at(-1)?.output.push(text)
  })
  return steps
}

/** Whether printed lines are what a page shows, `…` standing for any number of lines. */
export function isShown(printed: readonly string[], shown: readonly string[]): boolean {
  if (shown.length === 0) return printed.length === 0
  const [first, ...rest] = shown
  if (first === '…') {
    return printed.some((_, index) => isShown(printed.slice(index), rest)) || isShown([], rest)
  }
  return printed[0] === first && isShown(printed.slice(1), rest)
}
