/** Linking: whether templates and partials fit together, before anything is rendered. */

import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Template } from './ast.ts'
import { checkGraph } from './link/partial-graph.ts'
import { checkUses } from './link/partial-uses.ts'
import type { Partials } from './visit.ts'

/**
 * Finds unknown partials, cycles, and names that partials read without being given them.
 *
 * @param templates Everything that is rendered; partials that none of them calls are checked for cycles only.
 */
export function linkTemplates(templates: readonly Template[], partials: Partials): Diagnostic[] {
  const graph = checkGraph(templates, partials)
  const hasCycle = graph.some(({ code }) => code === 'PARTIAL_CYCLE' || code === 'TEMPLATE_TOO_DEEP')
  return hasCycle ? graph : [...graph, ...checkUses(templates, partials)]
}
