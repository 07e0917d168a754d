#!/usr/bin/env -S node --disallow-code-generation-from-strings
'use strict'
/**
 * Starts the bundled command line with V8's code cache, which saves compiling it at every start.
 *
 * The cache was made by one version of Node for one bundle (`npm run build`); V8 rejects it when either differs, and
 * then the bundle is compiled as usual.
 */
const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const bundle = join(__dirname, '..', 'dist', 'flagops.cjs')
// V8 takes a cache only under the flags that it was made under, so there is one for each way to be started.
const isStrict = [...process.execArgv, process.env.NODE_OPTIONS].some((it) =>
  it?.includes('--disallow-code-generation'),
)
const cache = join(__dirname, '..', 'dist', `flagops.${process.version}${isStrict ? '.strict' : ''}.cache`)

if (!existsSync(bundle)) {
  process.stderr.write('flagops: dist/flagops.cjs is missing; run "npm run build" first\n')
  process.exit(3)
}
const script = new Script(readFileSync(bundle, 'latin1'), {
  filename: bundle,
  cachedData: existsSync(cache) ? readFileSync(cache) : undefined,
})
const loaded = { exports: {} }
script.runInThisContext()(createRequire(bundle), loaded, loaded.exports, __dirname)
loaded.exports.main(process.argv.slice(2), join(__dirname, '..')).then(() => {
  // The build asks for the cache after a real run, when the functions that such a run needs have been compiled.
  if (process.env.FLAGOPS_BUILD_CACHE) require('node:fs').writeFileSync(cache, script.createCachedData())
})
