import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../src/core/diagnostic/source-text.ts'
import { compileNative } from '../../../src/core/dialects/native/compile.ts'
import { linkFlagFiles } from '../../../src/core/link/link.ts'
import { shareParts } from '../../../src/core/model/share-parts.ts'
import { readLocated } from '../../../src/core/yaml/read-located.ts'

const source = new SourceText(
  'flags.yaml',
  `flags:
  a: { type: boolean, default: off, rules: [{ when: app.project == "x", serve: on }] }
  b: { type: boolean, default: off, rules: [{ when: app.project == "y", serve: on }, { split: { on: 1, off: 1 } }] }
  c: { type: boolean, default: on, variants: { off: false, on: true } }
  d: { type: string, default: on, variants: { on: "true", off: "false" } }
  e: { type: boolean, enabled: false, default: off }
`,
)

describe('shareParts', () => {
  const { flagSet } = linkFlagFiles([compileNative(readLocated(source).root, source).part], { source: 'test' })
  const parse = () => JSON.parse(JSON.stringify(flagSet))

  it('changes nothing that the flag set says', () => {
    expect(shareParts(parse())).toEqual(flagSet)
  })

  it('keeps one of the parts that are equal, and apart those that are not', () => {
    const [a, b, c, d, e] = shareParts(parse()).flags
    expect(a?.variants).toBe(b?.variants)
    expect(a?.variants).toBe(e?.variants)
    expect(c?.variants).not.toBe(a?.variants)
    expect(d?.variants).not.toBe(a?.variants)
    const served = [a, b].map((flag) => (flag?.decision.kind === 'first' ? flag.decision.rules[0]?.serve : undefined))
    expect(served[0]).toBe(served[1])
  })
})
