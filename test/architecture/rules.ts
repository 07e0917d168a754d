/**
 * The architecture's rules: each takes sources and gives what is wrong, as `path:line: problem`.
 *
 * What is allowed is passed in as data.
 */

import { findImports, lineOf, resolveImport, type SourceFile } from './source-file.ts'

/** Area (a path or its beginning) → areas whose files its own may import. Own files are always allowed. */
export type AreaTable = Readonly<Record<string, readonly string[]>>

/** Files that import what their area may not know, or belong to no area. */
export function findForbiddenImports(sources: readonly SourceFile[], areas: AreaTable): string[] {
  return sources.flatMap((source) => {
    const area = areaOf(source.path, areas)
    if (area === undefined) return [`${source.path}:1: belongs to no area`]
    return findImports(source).flatMap(({ specifier, line }) => {
      const target = resolveImport(source.path, specifier)
      const targetArea = target && areaOf(target, areas)
      const isAllowed = target === undefined || targetArea === area || areas[area]?.includes(targetArea ?? '')
      return isAllowed ? [] : [`${source.path}:${line}: ${area} may not import ${targetArea ?? target}`]
    })
  })
}

/** The longest area that holds the path. */
function areaOf(path: string, areas: AreaTable): string | undefined {
  const holding = Object.keys(areas).filter((area) => path === area || path.startsWith(`${area}/`))
  return holding.sort((a, b) => b.length - a.length)[0]
}

/** Package (`node:` stands for Node's own modules) → paths or beginnings of paths that may import it. */
export type PackageTable = Readonly<Record<string, readonly string[]>>

/** Imports of packages in places that the table does not name. */
export function findForbiddenPackages(sources: readonly SourceFile[], packages: PackageTable): string[] {
  return sources.flatMap((source) =>
    findImports(source).flatMap(({ specifier, line }) => {
      if (specifier.startsWith('.')) return []
      const name = specifier.startsWith('node:') ? 'node:' : packageName(specifier)
      const places = Object.hasOwn(packages, name) ? packages[name] : []
      const isAllowed = places?.some((place) => source.path === place || source.path.startsWith(`${place}/`))
      return isAllowed ? [] : [`${source.path}:${line}: ${specifier} may not be imported here`]
    }),
  )
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Something that code may not use, and why. */
export interface Ban {
  readonly pattern: RegExp
  readonly why: string
}

/** Uses of what is banned; comments and texts are not code. */
export function findBanned(sources: readonly SourceFile[], bans: readonly Ban[]): string[] {
  return sources.flatMap(({ path, code }) =>
    bans.flatMap(({ pattern, why }) =>
      [...code.matchAll(new RegExp(pattern, 'g'))].map(
        (match) => `${path}:${lineOf(code, match.index)}: ${match[0].trim()}: ${why}`,
      ),
    ),
  )
}

/** Exports without a docstring. Overloads share the first one's; what is exported again is documented at home. */
export function findUndocumented(sources: readonly SourceFile[]): string[] {
  const start = /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm
  return sources.flatMap(({ path, text, code }) => {
    const documented = new Set<string>()
    return [...code.matchAll(start)].flatMap((match) => {
      const name = match[1]!
      const before = text.slice(0, match.index).replace(/(?:\/\/ biome-ignore [^\n]*\s*)+$/, '')
      if (/\*\/\s*$/.test(before)) documented.add(name)
      return documented.has(name) ? [] : [`${path}:${lineOf(code, match.index)}: ${name} has no docstring`]
    })
  })
}

/** Files without a comment at their start that says what they are for. */
export function findUnexplained(sources: readonly SourceFile[]): string[] {
  return sources.flatMap(({ path, text }) =>
    /^(?:#![^\n]*\n)?\/\*\*/.test(text) ? [] : [`${path}:1: does not say what it is for`],
  )
}

/** Files with more lines than allowed. */
export function findLong(sources: readonly SourceFile[], mostLines: number): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > mostLines ? [`${path}:${mostLines + 1}: has ${lines} lines; at most ${mostLines}`] : []
  })
}

/** Paths that are not kebab-case. */
export function findOddNames(sources: readonly SourceFile[]): string[] {
  const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/
  return sources.flatMap(({ path }) => (kebab.test(path) ? [] : [`${path}:1: is not named in kebab-case`]))
}

/** Circles of imports, types included: files that cannot be understood one after the other. Each is told once. */
export function findCycles(sources: readonly SourceFile[]): string[] {
  const targets = new Map(
    sources.map((source) => [
      source.path,
      findImports(source).flatMap(({ specifier, line }) => {
        const target = resolveImport(source.path, specifier)
        return target === undefined ? [] : [{ target, line }]
      }),
    ]),
  )
  const problems: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    for (const { target, line } of targets.get(path) ?? []) {
      const start = trail.indexOf(target)
      if (start >= 0) problems.push(`${path}:${line}: closes the circle ${[...trail.slice(start), target].join(' → ')}`)
      else if (!done.has(target)) visit(target, [...trail, target])
    }
    done.add(path)
  }
  for (const path of targets.keys()) if (!done.has(path)) visit(path, [path])
  return problems
}

/** Imports of files that are not there, or without their ending. */
export function findMissing(sources: readonly SourceFile[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return sources.flatMap((source) =>
    findImports(source).flatMap(({ specifier, line }) => {
      const target = resolveImport(source.path, specifier)
      return target === undefined || paths.has(target) ? [] : [`${source.path}:${line}: there is no ${target}`]
    }),
  )
}
