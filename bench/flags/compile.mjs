/** Compiling flag files of ours the long way: from text to a linked flag set. */
import { compileNative, linkFlagFiles, readLocated, SourceText } from '../../dist/lib/index.js'

/**
 * Compiles and links.
 *
 * @param {readonly string[]} texts Flag files.
 * @returns {import('../../dist/lib/index.js').FlagSet}
 */
export function compileFlagSet(texts) {
  const files = texts.map((text, index) => {
    const source = new SourceText(`flags-${index}.yaml`, text)
    const { root, diagnostics } = readLocated(source)
    const { part, diagnostics: more } = compileNative(root, source)
    refuse([...diagnostics, ...more])
    return part
  })
  const { flagSet, diagnostics } = linkFlagFiles(files, { source: 'benchmark' })
  refuse(diagnostics)
  return flagSet
}

function refuse(diagnostics) {
  const [first] = diagnostics.filter(({ severity }) => severity === 'error')
  if (first) throw new Error(`${first.code}: ${first.message} ${JSON.stringify(first.at)}`)
}
