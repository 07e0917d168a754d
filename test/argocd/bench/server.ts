/**
 * One server as a process: started, waited for until it serves, stopped.
 *
 * Knows nothing of Argo CD. A server ends with the process that started it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { connect, createServer, type NetConnectOpts } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What to start, and how to see that it serves. */
export interface ServerPlan {
  /** Name in error messages and of the log file. */
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  /** The whole environment: nothing of the test's own gets through. */
  readonly env: Readonly<Record<string, string>>
  /** Whether it serves by now; asked again and again. */
  readonly serves: () => Promise<boolean>
}

export interface RunningServer {
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>
}

/** All servers listen here and nowhere else. */
export const host = '127.0.0.1'

const startTimeoutMs = 60_000
const pollMs = 20
/** How long a server may take to heed a SIGTERM before it is told again. */
const patienceMs = 250
/** After so many SIGTERMs comes SIGKILL. */
const maxSigterms = 20
const logLinesInErrors = 15

/**
 * Starts a server and waits until it serves.
 *
 * @param folder Working directory of the server; its log is written there as `<name>.log`.
 * @throws Error with the end of the server's log when it ends or does not serve in time; nothing is left running.
 */
export async function startServer(plan: ServerPlan, folder: string): Promise<RunningServer> {
  const logFile = `${folder}/${plan.name}.log`
  const log = openSync(logFile, 'a')
  const child = spawn(plan.program, plan.args, { cwd: folder, env: plan.env, stdio: ['ignore', log, log] })
  closeSync(log)
  let failure: Error | undefined
  child.on('error', (error) => {
    failure = error
  })
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const server: RunningServer = {
    stop: async () => {
      await stop(child)
      process.off('exit', killWithUs)
    },
  }
  try {
    await until(startTimeoutMs, async () => {
      if (failure) throw failure
      if (hasEnded(child)) throw new Error('it ended')
      return plan.serves()
    })
  } catch (error) {
    await server.stop()
    const end = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-logLinesInErrors).join('\n')
    throw new Error(`${plan.name} did not start; the end of its log:\n${end}`, { cause: error })
  }
  return server
}

/** Waits until a condition holds. @throws Error when it does not in time, and whatever the condition throws. */
export async function until(timeoutMs: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await pause(pollMs)) {
    if (await holds()) return
  }
  throw new Error(`not within ${timeoutMs} ms`)
}

/** Whether somebody listens at an address or socket. */
export function accepts(address: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })
}

/** Ports nobody listens on at the moment, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const holders = await Promise.all(Array.from({ length: count }, holdPort))
  await Promise.all(holders.map(({ release }) => release()))
  return holders.map(({ port }) => port)
}

function holdPort(): Promise<{ port: number; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('a TCP server has a port'))
      resolve({ port: address.port, release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function stop(child: ChildProcess): Promise<void> {
  // Told again and again: argocd-cmp-server answers the first SIGTERM by removing its socket, and runs on.
  for (let told = 0; !hasEnded(child); told += 1) {
    child.kill(told < maxSigterms ? 'SIGTERM' : 'SIGKILL')
    await until(patienceMs, () => hasEnded(child)).catch(() => undefined)
  }
}
