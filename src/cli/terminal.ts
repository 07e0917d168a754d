/**
 * Where a command runs: its folder, its environment and its two outputs. Tests pass their own.
 */

import { type Colours, coloured, plain, takesColours } from './output/colours.ts'
import { writeAll } from './output/stdout.ts'

/** One of the two places that text is written to. */
export interface Output {
  /** Colours that this output takes. Asked for late: finding out whether it is a terminal costs milliseconds. */
  readonly colours: Colours
  /** Writes everything before it returns. Throws `ReaderGoneError` when nobody reads any more. */
  write(bytes: string | Uint8Array): void
}

/** What a command knows of the process that it runs in. */
export interface Terminal {
  /** Absolute path; relative paths of the command line start here. */
  readonly workingDirectory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Results: what scripts read. */
  readonly output: Output
  /** Diagnostics and errors: what people read. */
  readonly errors: Output
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    workingDirectory: process.cwd(),
    environment: process.env,
    output: descriptor(1),
    errors: descriptor(2),
  }
}

function descriptor(fd: number): Output {
  return {
    get colours() {
      // not a static import: `node:tty` brings the network modules with it, 3 ms of every start
      const isTerminal = process.getBuiltinModule('node:tty').isatty(fd)
      return takesColours(isTerminal, process.env) ? coloured : plain
    },
    write: (bytes) => writeAll(fd, bytes),
  }
}
