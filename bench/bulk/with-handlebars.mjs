/**
 * The same with Handlebars and npm's `yaml`: templates that were compiled once make text, which is parsed and written as
 * JSON. What anybody gets who takes these two libraries; it knows nothing of types, and a value with a colon breaks it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import { parse } from 'yaml'

/**
 * Compiles the application's templates, all with the same few helpers.
 *
 * @param {string} folder
 * @returns What renders it for a tenant whose flags have been evaluated beforehand.
 */
export function prepareHandlebars(folder) {
  const engine = Handlebars.create()
  let facts
  let flags
  const write = (value) => (typeof value === 'object' ? JSON.stringify(value) : value)
  engine.registerHelper({
    fact: (key) => facts[key],
    flag: (key) => write(flags[key]),
    enabled: (key) => flags[key],
    eq: (left, right) => left === right,
    mul: (left, right) => left * right,
  })
  const compile = (file) => engine.compile(readFileSync(file, 'utf8'), { noEscape: true })
  const partials = join(folder, 'partials')
  for (const file of templatesIn(partials)) engine.registerPartial(basename(file, '.hbs'), compile(file))
  const templates = templatesIn(folder).map(compile)
  return (tenant, resolved) => {
    facts = { ...tenant.clusterFacts, ...tenant.customerFacts }
    flags = resolved
    const root = { app: { name: tenant.name } }
    return templates.map((template) => `${JSON.stringify(parse(template(root)))}\n`).join('')
  }
}

const templatesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => join(folder, name))
