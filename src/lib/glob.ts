/**
 * Globs over paths with forward slashes: `*` and `?` stay within a name, `**` crosses folders, `{a,b}` is a choice.
 *
 * Matching never backtracks over more than one `*` per name part, so no pattern is slow on any path.
 */

/** Whether the whole path matches the pattern. */
export function matchesGlob(path: string, pattern: string): boolean {
  return expandBraces(pattern).some((one) => matchParts(path.split('/'), one.split('/')))
}

/** Most alternatives that one pattern may expand to; further ones never match. */
const maxAlternatives = 256

function expandBraces(pattern: string): string[] {
  let open = [pattern]
  for (let done = false; !done; ) {
    done = true
    open = open
      .flatMap((one) => {
        const found = /\{([^{}]*)\}/.exec(one)
        if (found?.[1] === undefined) return [one]
        done = false
        const [before, after] = [one.slice(0, found.index), one.slice(found.index + found[0].length)]
        return found[1].split(',').map((choice) => before + choice + after)
      })
      .slice(0, maxAlternatives)
  }
  return open
}

/** Matches part by part; only the last `**` seen has to be tried again, because an earlier one can take no more. */
function matchParts(path: readonly string[], pattern: readonly string[]): boolean {
  return matchSequence(path, pattern, (part) => part === '**', matchName)
}

function matchName(name: string, pattern: string): boolean {
  return matchSequence(
    [...name],
    [...pattern],
    (it) => it === '*',
    (character, it) => it === '?' || it === character,
  )
}

/** The two-pointer match of a sequence against a pattern with wildcards that take any run of items. */
function matchSequence(
  items: readonly string[],
  pattern: readonly string[],
  isWildcard: (part: string) => boolean,
  matches: (item: string, part: string) => boolean,
): boolean {
  let item = 0
  let part = 0
  let wildcard = -1
  let resumeAt = 0
  while (item < items.length) {
    if (part < pattern.length && isWildcard(pattern[part]!)) {
      wildcard = part
      resumeAt = item
      part += 1
    } else if (part < pattern.length && matches(items[item]!, pattern[part]!)) {
      item += 1
      part += 1
    } else if (wildcard !== -1) {
      resumeAt += 1
      item = resumeAt
      part = wildcard + 1
    } else return false
  }
  while (part < pattern.length && isWildcard(pattern[part]!)) part += 1
  return part === pattern.length
}
