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

/** Leaves out what a warm render does not need: the cold part, and the regular expression engine until a flag asks for it. */
const loadLater = {
  name: 'load-later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/cold\.ts$/ }, () => ({ path: './cold.cjs', external: true }))
    onResolve({ filter: /^re2js$/ }, () => ({ path: 're2js', namespace: 'later' }))
    onResolve({ filter: /^\.\/patterns\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /.*/, namespace: 'later' }, () => ({
      contents: ['RE2JS', 'RE2JSSyntaxException']
        .map((name) => `Object.defineProperty(exports, '${name}', { get: () => require('./patterns.cjs').${name} })`)
        .join('\n'),
    }))
  },
}

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

/**
 * The command line as CommonJS: what every run needs, wrapped as a function so that `vm.Script` can run it and V8 can cache
 * it, and beside it what is loaded on first use.
 */
async function bundleCommandLine() {
  const shared = {
    absWorkingDir: root,
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
  const parts = [
    { ...shared, entryPoints: ['src/cli/main.ts'], plugins: [loadLater] },
    { ...shared, entryPoints: ['src/app/cold.ts'] },
    { ...shared, stdin: { contents: "export { RE2JS, RE2JSSyntaxException } from 're2js'", resolveDir: root } },
  ]
  const textsOf = async (id) => {
    const define = { BUILD_ID: JSON.stringify(id), VERSION: JSON.stringify(version) }
    const built = await Promise.all(parts.map((part) => build({ ...part, define })))
    return built.map(({ outputFiles }) => outputFiles[0].text)
  }
  const draft = await textsOf('')
  const id = createHash('sha256').update(draft.join()).digest('hex').slice(0, 12)
  const [main, cold, patterns] = await textsOf(id)
  writeFileSync(join(dist, 'flagops.cjs'), `(function(require,module,exports,__dirname){${main}\n})`)
  writeFileSync(join(dist, 'cold.cjs'), cold)
  writeFileSync(join(dist, 'patterns.cjs'), patterns)
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
  const options = { cwd: join(stage, 'app'), stdio: ['ignore', 'ignore', 'inherit'] }
  for (const flags of [[], ['--disallow-code-generation-from-strings']]) {
    const generate = [...flags, join(stage, 'bin/flagops.cjs'), 'generate']
    run(process.execPath, generate, { ...options, env })
    run(process.execPath, generate, { ...options, env: { ...env, FLAGOPS_BUILD_CACHE: '1' } })
  }
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
