/** The machine that measurements are from. */
import { availableParallelism, cpus, loadavg } from 'node:os'

/** One line: Node, processor, cores, and how busy it already is, since that is what figures suffer from most. */
export function describeMachine() {
  const model = cpus()[0]?.model ?? process.arch
  const [load] = loadavg()
  return `Node ${process.version}, ${availableParallelism()} × ${model}, load before the start ${load.toFixed(1)}`
}
