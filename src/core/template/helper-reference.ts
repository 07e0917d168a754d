/** The reference of helpers, `docs/reference/template-helpers.md`, written from their definitions. */

import { signature } from './compile/check-call.ts'
import type { HelperDefinition } from './helpers/definition.ts'
import { helperDefinitions } from './helpers/definitions.ts'

/** The whole page, as Markdown. */
export function helperReference(): string {
  const groups = new Map<string, HelperDefinition[]>()
  for (const each of helperDefinitions) groups.set(each.group, [...(groups.get(each.group) ?? []), each])
  const sections = [...groups].map(([group, definitions]) => `## ${group}\n\n${definitions.map(entry).join('\n')}`)
  return `${introduction}\n${sections.join('\n')}`
}

function entry(definition: HelperDefinition): string {
  const { name, summary, examples, isBlock } = definition
  const written = isBlock ? `{{#${signature(definition)}}} … {{/${name}}}` : signature(definition)
  const lines = examples.map(({ template, gives }) => `${template}   → ${gives ?? '(secret)'}`)
  return `### ${name}\n\n\`${written}\`\n\n${summary}\n\n\`\`\`handlebars\n${lines.join('\n')}\n\`\`\`\n`
}

const introduction = `# Helpers of templates

A helper is called with its arguments, \`{{concat "a" "b"}}\`, and inside of other arguments in parentheses:
\`{{upper (concat "a" "b")}}\`. \`[x]\` may be left out, \`x…\` may be repeated. Options come last.

- **Types are strict.** \`if unless and or not\` take booleans; nothing is true or false by being there, empty or zero.
- **Absence is an error**, unless it is handled: by \`default=\`, \`default\`, \`has\`, \`required\`, or \`{{else}}\` of \`with\`.
  Null counts as absent there. A flag that fails to evaluate is never absent: the render fails.
- **Strings** are in double or single quotes; a backslash before the quote keeps it in the string. There are no other escapes.
- **Names** stand for, in this order: what \`as |name|\` gave; a root (\`app parameters env kube environment identities\`),
  wherever it stands; a field of the item of the innermost \`each\` or \`with\`; in a partial, what it was called with.
  \`this.name\` and \`../name\` are always fields.
- **Fields** of maps are their own keys; items of lists are taken by index: \`identities.[0]\`.

The examples assume the application \`checkout\` of the project \`shop\`, the parameter \`cluster: eu-1\`, the flags
\`max-replicas: 3\`, \`new-checkout: true\`, \`sizes: {"web": {"cpu": "250m"}}\`, the facts \`tier: team\`, \`zones: ["a", "b"]\`,
and the secret \`smtp\`.
`
