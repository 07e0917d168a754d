/**
 * The bench: Argo CD's own servers on this machine, with this project's plugin.yaml and command line as their plugin.
 *
 * Knows which parts make a bench and in which order they start and end. No containers, no cluster; everything that a
 * run writes lies in one temporary folder, and goes with it.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type Asking, startAsking } from './ask.ts'
import { buildServers } from './build-servers.ts'
import { makeRepository, type Repository } from './repository.ts'
import { freePorts, host, type RunningServer, startServer } from './server.ts'
import { folders, type Layout, pluginSocket, type Tier, tiers } from './tiers.ts'

/** Name of our plugin in Argo CD, as Applications write it. */
export const pluginName = 'flagops'

const projectFolder = dirname(dirname(dirname(import.meta.dirname)))

/** Folder of the applications that the tests render. */
export const applicationsFolder = join(projectFolder, 'test', 'argocd', 'applications')

export interface Bench extends Asking {
  /** Everything that the servers write lies here. */
  readonly folder: string
  /** Makes a git repository of one of the test's applications. */
  repositoryOf(application: string): Repository
  /** Stops everything and removes the folder. */
  stop(): Promise<void>
}

/**
 * Starts the servers of a tier and waits until they serve. Compiles them first if nobody has yet.
 *
 * @throws Error when a server does not start; the ones before it are stopped again.
 */
export async function startBench(tier: Tier): Promise<Bench> {
  const servers = buildServers()
  const folder = mkdtempSync(join(tmpdir(), 'flagops-argocd-'))
  for (const name of folders) mkdirSync(join(folder, name))
  copyFileSync(join(projectFolder, 'plugin.yaml'), join(folder, 'config', 'plugin.yaml'))
  symlinkSync(join(projectFolder, 'bin', 'flagops.cjs'), join(folder, 'path', 'flagops'))

  const [redis = 0, repo = 0, repoMetrics = 0] = await freePorts(3)
  const path = [join(folder, 'path'), servers, dirname(process.execPath), process.env.PATH].join(delimiter)
  const layout: Layout = { folder, path, plugin: pluginName, ports: { redis, repo, repoMetrics } }
  const running: RunningServer[] = []
  try {
    for (const wave of tiers[tier]) {
      const started = await Promise.allSettled(wave.map((plan) => startServer(plan(layout), folder)))
      for (const one of started) if (one.status === 'fulfilled') running.push(one.value)
      for (const one of started) if (one.status === 'rejected') throw one.reason
    }
  } catch (error) {
    await stopAll(running, folder)
    throw error
  }
  const asking = startAsking(join(servers, 'ask'), pluginSocket(layout), `${host}:${repo}`)
  return {
    ...asking,
    folder,
    repositoryOf: (application) =>
      makeRepository(join(applicationsFolder, application), join(folder, `git-${application}`)),
    stop: async () => {
      asking.close()
      await stopAll(running, folder)
    },
  }
}

async function stopAll(running: readonly RunningServer[], folder: string): Promise<void> {
  for (const server of running.toReversed()) await server.stop()
  // repo-server takes every right away from its checkouts, its own included.
  execFileSync('chmod', ['-R', 'u+rwX', folder])
  rmSync(folder, { recursive: true })
}
