/** Templates for tests of the structure alone: `{{name}}` is a hole, and there is nothing else. */

import { SourceText } from '../../src/core/diagnostic/source-text.ts'
import type { Json } from '../../src/core/model/json.ts'
import {
  chooseHolePrefix,
  type Hole,
  type HoledText,
  holeToken,
  type SecretText,
} from '../../src/core/template/hole.ts'

export type HoleValues = Readonly<Record<string, Json | SecretText>>

/** The text with holes that a template gives; every place is told in the template itself. */
export function makeHoledText(template: string, values: HoleValues): HoledText {
  const source = new SourceText('template.yaml.hbs', template)
  const prefix = chooseHolePrefix([template])
  const holes: Hole[] = []
  /** Offset in the text, offset in the template. */
  const starts: [number, number][] = [[0, 0]]
  let text = ''
  let end = 0
  for (const match of template.matchAll(/\{\{(\w+)\}\}/g)) {
    text += template.slice(end, match.index)
    starts.push([text.length, match.index])
    text += holeToken(prefix, holes.length)
    end = match.index + match[0].length
    starts.push([text.length, end])
    const value = values[match[1]!]
    if (value === undefined) throw new Error(`the test gives no value for ${match[0]}`)
    holes.push({ value, at: source.positionAt(match.index), length: match[0].length, reads: [] })
  }
  text += template.slice(end)
  const locate = (offset: number) => {
    const [textStart, templateStart] = starts.findLast(([start]) => start <= offset)!
    return source.positionAt(templateStart + offset - textStart)
  }
  return { text, prefix, holes, locate }
}
