/** What the parser says about texts that are not YAML, in terms of what a person sees in them. */

import { nearest } from '../../../lib/nearest.ts'
import { limits } from '../../model/limits.ts'
import type { Flavour } from './cursor.ts'
import { YamlProblem } from './problem.ts'
import type { Token, TokenKind } from './token.ts'

const shown: Readonly<Partial<Record<TokenKind, string>>> = {
  'stream-end': 'the end of the document',
  directive: 'a directive',
  'document-start': '"---"',
  'document-end': '"..."',
  'block-end': 'the end of the indented lines',
  'block-entry': '"- "',
  'flow-list-start': '"["',
  'flow-list-end': '"]"',
  'flow-map-start': '"{"',
  'flow-map-end': '"}"',
  'flow-entry': '","',
  key: 'a key',
  value: '":"',
  anchor: 'a second anchor',
  tag: 'a second tag',
}

/** Something that needs a value before it. */
export function missingNode(token: Token): YamlProblem {
  return new YamlProblem('YAML_SYNTAX', 'a value is missing here', token.start, {
    length: Math.max(1, token.end - token.start),
    found: shown[token.kind] ?? 'a line that is indented differently',
    expected: 'a value',
  })
}

/** A line inside a block collection that neither continues nor ends it. */
export function wrongIndentation(
  token: Token,
  collectionStart: number,
  kind: 'map' | 'list',
  expected: string,
): YamlProblem {
  const isClosing = token.kind === 'flow-list-end' || token.kind === 'flow-map-end'
  return new YamlProblem('YAML_SYNTAX', `this does not continue the ${kind} that it stands in`, token.start, {
    length: Math.max(1, token.end - token.start),
    ...(shown[token.kind] !== undefined && { found: shown[token.kind] }),
    expected: `${expected}, or less indentation`,
    hint: isClosing ? 'no bracket is open here' : `start this line at the column of the ${kind}, or quote the text`,
    related: { message: `the ${kind} starts here`, offset: collectionStart },
  })
}

/** Inside brackets, something else than a comma or the closing bracket; or the end. */
export function wrongFlowSeparator(token: Token, bracketOffset: number, bracket: ']' | '}'): YamlProblem {
  if (token.kind === 'stream-end') {
    return new YamlProblem('YAML_UNCLOSED_BRACKET', 'this bracket is never closed', bracketOffset, {
      found: 'the end of the document',
      expected: `"${bracket}"`,
    })
  }
  return new YamlProblem('YAML_SYNTAX', `"," or "${bracket}" is missing before this`, token.start, {
    length: Math.max(1, token.end - token.start),
    expected: `"," or "${bracket}"`,
    related: { message: 'the bracket is opened here', offset: bracketOffset },
  })
}

/** An alias without its anchor. */
export function unknownAnchor({ text: name, start, end }: Token, known: readonly string[]): YamlProblem {
  const suggestion = nearest(name, known)
  return new YamlProblem('YAML_UNKNOWN_ANCHOR', 'no anchor of this name stands before the alias', start, {
    length: end - start,
    found: `"*${name}"`,
    hint:
      suggestion === undefined
        ? 'anchors hold for one document; quote the text if it is meant as text'
        : `did you mean "*${suggestion}"?`,
  })
}

/** More text where the document is complete. Kubernetes drops it in silence, which is never meant. */
export function textAfterEnd({ kind, start, end }: Token, flavour: Flavour): YamlProblem {
  const length = Math.max(1, end - start)
  if (flavour === 'kubernetes') {
    return new YamlProblem('YAML_TEXT_AFTER_DOCUMENT', 'Kubernetes would ignore everything from here', start, {
      length,
      expected: 'the end of the document, which is complete before this',
      hint: 'check the indentation of this line, or start a new document with a line "---"',
    })
  }
  if (kind === 'document-start') {
    return new YamlProblem('YAML_MANY_DOCUMENTS', 'a second document starts here', start, {
      length,
      expected: 'one document',
    })
  }
  return new YamlProblem('YAML_TEXT_AFTER_DOCUMENT', 'the document is complete before this text', start, {
    length,
    hint: 'check the indentation of this line',
  })
}

/** The limit on nesting. */
export function tooDeep(offset: number): YamlProblem {
  return new YamlProblem('YAML_TOO_DEEP', 'maps and lists are nested too deeply', offset, {
    expected: `at most ${limits.depth} levels`,
  })
}

/** The limit on the number of values. */
export function tooManyNodes(offset: number): YamlProblem {
  return new YamlProblem('YAML_TOO_MANY_NODES', 'the file holds too many values, aliases counted in full', offset, {
    expected: `at most ${limits.nodes}`,
  })
}
