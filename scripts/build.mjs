/**
 * Builds what is shipped: the command line as one file with its code cache, the library, and the JSON Schemas.
 *
 * Everything is made in a folder beside `dist` and takes its place at the end, so that a build never pulls the program
 * away from under somebody who is running it, and two builds at once do not mix.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const stage = join(root, `.build-${process.pid}`)
const dist = join(stage, 'dist')

try {
  mkdirSync(dist, { recursive: true })
  await bundleCommandLine()
  compileLibrary()
  await writeSchemas()
  makeCodeCache()
  takePlace()
} finally {
  rmSync(stage, { recursive: true, force: true })
}

/** One CommonJS file, wrapped as a function so that `vm.Script` can run it and V8 can cache it. */
async function bundleCommandLine() {
  const options = {
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    // `import()` would survive in CommonJS output, and needs a callback that vm.Script does not have.
    supported: { 'dynamic-import': false },
    minify: true,
    write: false,
    alias: { 'source-map': './scripts/empty.cjs' },
    logLevel: 'warning',
  }
  const draft = await build({ ...options, define: { BUILD_ID: '""', VERSION: JSON.stringify(version) } })
  const id = createHash('sha256').update(draft.outputFiles[0].contents).digest('hex').slice(0, 12)
  const final = await build({ ...options, define: { BUILD_ID: JSON.stringify(id), VERSION: JSON.stringify(version) } })
  const { text } = final.outputFiles[0]
  writeFileSync(join(dist, 'flagops.cjs'), `(function(require,module,exports,__dirname){${text}\n})`)
}

function compileLibrary() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(dist, 'lib')])
}

async function writeSchemas() {
  const { editorSchemas } = await import(pathToFileURL(join(dist, 'lib/app/schemas.js')).href)
  mkdirSync(join(dist, 'schemas'))
  for (const [name, schema] of Object.entries(editorSchemas())) {
    writeFileSync(join(dist, 'schemas', `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`)
  }
}

/** Runs a real `generate` twice, cold and warm, and keeps what V8 compiled in the warm one. */
function makeCodeCache() {
  cpSync(join(root, 'bin'), join(stage, 'bin'), { recursive: true })
  cpSync(join(root, 'templates/raw'), join(stage, 'app'), { recursive: true })
  const application = { ARGOCD_APP_NAME: 'acme', ARGOCD_APP_PROJECT_NAME: 'tenants' }
  const env = { ...process.env, ...application, FLAGOPS_CACHE_DIR: join(stage, 'cache'), TMPDIR: stage }
  const generate = ['--disallow-code-generation-from-strings', join(stage, 'bin/flagops.cjs'), 'generate']
  const options = { cwd: join(stage, 'app'), stdio: ['ignore', 'ignore', 'inherit'] }
  run(process.execPath, generate, { ...options, env })
  const target = join(dist, `flagops.${process.version}.cache`)
  run(process.execPath, generate, { ...options, env: { ...env, FLAGOPS_BUILD_CACHE_TO: target } })
}

/** A folder cannot be replaced in one step; the old one is moved away first, so the gap is two renames long. */
function takePlace() {
  const place = join(root, 'dist')
  const old = join(stage, 'old')
  for (let attempt = 0; ; attempt += 1) {
    try {
      renameSync(place, old + attempt)
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
    try {
      return renameSync(dist, place)
    } catch (error) {
      // another build took the place in between
      if (attempt === 5 || !['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error
    }
  }
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error || status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`)
}
