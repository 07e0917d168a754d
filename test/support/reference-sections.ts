/**
 * The parts of the reference that are made from tables in the code, as Markdown.
 *
 * A page marks where such a part stands: `<!-- generated: settings -->`, then the part, then `<!-- end -->`. What stands
 * around it is written by hand.
 */

import { type Field, settingsTable } from '../../src/app/config/settings-table.ts'
import { editorSchemas } from '../../src/app/schemas.ts'
import type { Command } from '../../src/cli/args/command.ts'
import { formatCommandHelp } from '../../src/cli/args/help.ts'
import { programOf } from '../../src/cli/program.ts'
import { appCodes } from '../../src/core/diagnostic/codes/app.ts'
import { flagCodes } from '../../src/core/diagnostic/codes/flags.ts'
import { templateCodes } from '../../src/core/diagnostic/codes/template.ts'
import { yamlCodes } from '../../src/core/diagnostic/codes/yaml.ts'

const sections: Readonly<Record<string, () => string>> = {
  'codes app': () => codeTable(appCodes),
  'codes flags': () => codeTable(flagCodes),
  'codes template': () => codeTable(templateCodes),
  'codes yaml': () => codeTable(yamlCodes),
  settings: () => table(['field', 'takes', 'what it does', 'example'], Object.entries(settingsTable).map(settingRow)),
  config: () => table(['field', 'takes', 'what it does'], configRows('', configSchema())),
  commands: () => programOf('').commands.map(commandSection).join('\n\n'),
}

const marked = /(<!-- generated: (.+?) -->\n)[\s\S]*?(\n<!-- end -->)/g

/** The page with every marked part as the code has it now. Throws for a mark that no table stands behind. */
export function withSections(page: string): string {
  return page.replace(marked, (_, start: string, name: string, end: string) => {
    const section = sections[name]
    if (section === undefined)
      throw new Error(`nothing generates "${name}"; known: ${Object.keys(sections).join(', ')}`)
    return `${start}\n${section()}\n${end}`
  })
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(row)].join('\n')
}

const code = (text: string): string => `\`${text}\``

function codeTable(codes: Readonly<Record<string, string>>): string {
  return table(
    ['code', 'meaning'],
    Object.entries(codes).map(([name, meaning]) => [code(name), meaning]),
  )
}

const fieldKinds: Readonly<Record<Field['kind'], string>> = {
  string: 'text',
  strings: 'list of texts, or one text',
  boolean: '`true` or `false`',
  pair: 'list of two texts',
  choice: 'one of',
}

function settingRow([name, field]: [string, Field]): string[] {
  const takes = field.of === undefined ? fieldKinds[field.kind] : field.of.map(code).join(' or ')
  return [code(name), takes, field.about, code(field.example)]
}

/** The parts of a JSON Schema that the operator's configuration uses. */
interface Schema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
}

const configSchema = (): Schema => JSON.parse(JSON.stringify(editorSchemas().config))

/** A row for each field that holds no further fields, under its dotted path; `*` is any name, `[]` any item. */
function configRows(path: string, schema: Schema): string[][] {
  const { properties, additionalProperties, items } = schema
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([name, child]) =>
      configRows(path === '' ? name : `${path}.${name}`, child),
    )
  }
  if (typeof additionalProperties === 'object') return configRows(`${path}.*`, additionalProperties)
  if (items?.properties !== undefined) return configRows(`${path}[]`, items)
  return [[code(path), describeType(schema), schema.description ?? '']]
}

function describeType({ type, items }: Schema): string {
  if (type === 'array') return `list of ${items?.type === 'string' ? 'texts' : 'values'}`
  return type === 'integer' ? 'whole number' : type === 'string' ? 'text' : (type ?? 'any value')
}

/** What `--help` prints, so that page and program cannot differ. */
function commandSection(command: Command): string {
  return `## flagops ${command.name}\n\n\`\`\`text\n${formatCommandHelp(command, 'flagops').trimEnd()}\n\`\`\``
}
