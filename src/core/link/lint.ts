/** Linting: what is right in a flag set, but no longer of use. */

import { formatTimestamp } from '../../lib/timestamp.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { expressionsOf } from '../model/decision.ts'
import type { FlagSet } from '../model/flag-set.ts'
import { segmentsIn } from './segments.ts'

/**
 * Warnings about segments that no flag uses and flags past their day, in the order of the set.
 *
 * @param nowMs Milliseconds since 1970 UTC.
 */
export function lintFlagSet(flagSet: FlagSet, nowMs: number): Diagnostic[] {
  return [...findUnusedSegments(flagSet), ...findExpired(flagSet, nowMs)]
}

function findExpired(flagSet: FlagSet, nowMs: number): Diagnostic[] {
  return flagSet.flags.flatMap((flag): Diagnostic[] => {
    if (flag.expiresMs === undefined || nowMs < flag.expiresMs) return []
    const owner = flag.owner === undefined ? '' : `; ask ${flag.owner}`
    return [
      {
        code: 'FLAG_EXPIRED',
        severity: 'warning',
        message: `flag "${flag.key}" should be gone since ${formatTimestamp(flag.expiresMs)}`,
        at: flag.at,
        length: flag.key.length,
        hint: `remove the flag, or move "expires"${owner}`,
      },
    ]
  })
}

function findUnusedSegments(flagSet: FlagSet): Diagnostic[] {
  const conditions = new Map(flagSet.segments.map(({ key, condition }) => [key, condition]))
  const used = new Set<string>()
  const pending = flagSet.flags.flatMap((flag) => expressionsOf(flag.decision))
  for (let expression = pending.pop(); expression !== undefined; expression = pending.pop()) {
    for (const key of segmentsIn(expression)) {
      const condition = conditions.get(key)
      if (!used.has(key) && condition !== undefined) pending.push(condition)
      used.add(key)
    }
  }
  return flagSet.segments
    .filter(({ key }) => !used.has(key))
    .map(({ key, at }) => ({
      code: 'UNUSED_SEGMENT',
      severity: 'warning',
      message: `no flag uses the segment "${key}"`,
      at,
      length: key.length,
    }))
}
