/**
 * Builds what is shipped: the command line as one file with its code cache, the library, and the JSON Schemas.
 *
 * Everything lands in `dist`, which is made anew.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
await bundleCommandLine()
compileLibrary()
await writeSchemas()
makeCodeCache()

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
  const text = final.outputFiles[0].text
  writeFileSync(join(dist, 'flagops.cjs'), `(function(require,module,exports,__dirname){${text}\n})`)
}

function compileLibrary() {
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'])
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
  const scratch = join(tmpdir(), `flagops-build-${process.pid}`)
  const target = join(dist, `flagops.${process.version}.cache`)
  try {
    cpSync(join(root, 'templates/raw'), join(scratch, 'app'), { recursive: true })
    const env = {
      ...process.env,
      FLAGOPS_CACHE_DIR: join(scratch, 'cache'),
      ARGOCD_APP_NAME: 'acme',
      ARGOCD_APP_PROJECT_NAME: 'tenants',
    }
    const flagops = ['--disallow-code-generation-from-strings', join(root, 'bin/flagops.cjs'), 'generate']
    const options = { cwd: join(scratch, 'app'), stdio: ['ignore', 'ignore', 'inherit'] }
    run(process.execPath, flagops, { ...options, env })
    run(process.execPath, flagops, { ...options, env: { ...env, FLAGOPS_BUILD_CACHE_TO: target } })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error || status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`)
}
