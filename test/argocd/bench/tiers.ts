/**
 * Which of Argo CD's servers run together, and how each is started: data, no processes.
 *
 * A further tier (with an API server and Argo CD's controllers, say) is a further row in `tiers`.
 */
import { join } from 'node:path'
import { accepts, host, type ServerPlan } from './server.ts'

/** `plugin`: argocd-cmp-server alone. `repo`: with Redis and argocd-repo-server in front of it. */
export type Tier = 'plugin' | 'repo'

/** Where the servers of one bench find things. */
export interface Layout {
  /** Folder of this bench; everything that the servers write lies in it. */
  readonly folder: string
  /** Value of PATH for the servers, and so for the plugin. */
  readonly path: string
  /** Name of the plugin, as in its plugin.yaml. */
  readonly plugin: string
  readonly ports: { readonly redis: number; readonly repo: number; readonly repoMetrics: number }
}

/** Folders that must exist before the servers start, below the bench's own. */
export const folders = ['config', 'home', 'path', 'plugins', 'redis', 'ssh', 'tls', 'tmp', 'work'] as const

/** A wave of servers starts when all of the wave before it serve. */
export const tiers: Readonly<Record<Tier, ReadonlyArray<ReadonlyArray<(layout: Layout) => ServerPlan>>>> = {
  plugin: [[pluginServer]],
  repo: [[pluginServer, redis], [repoServer]],
}

/** The socket at which argocd-cmp-server offers the plugin. */
export function pluginSocket({ folder, plugin }: Layout): string {
  return join(folder, 'plugins', `${plugin}.sock`)
}

/** Folder in which argocd-cmp-server keeps the trees that are being rendered. */
export function workFolder(folder: string): string {
  return join(folder, 'work', '_cmp_server')
}

function pluginServer(layout: Layout): ServerPlan {
  return {
    name: 'argocd-cmp-server',
    program: 'argocd-cmp-server',
    args: ['--config-dir-path', join(layout.folder, 'config')],
    env: { ...environment(layout), ARGOCD_CMP_WORKDIR: join(layout.folder, 'work') },
    serves: () => accepts({ path: pluginSocket(layout) }),
  }
}

function redis({ folder, path, ports }: Layout): ServerPlan {
  return {
    name: 'redis',
    program: 'redis-server',
    args: [
      '--bind',
      host,
      '--port',
      String(ports.redis),
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      join(folder, 'redis'),
    ],
    env: { PATH: path },
    serves: () => accepts({ host, port: ports.redis }),
  }
}

function repoServer(layout: Layout): ServerPlan {
  const { folder, ports } = layout
  const listen = ['--address', host, '--port', String(ports.repo)]
  const metrics = ['--metrics-address', host, '--metrics-port', String(ports.repoMetrics)]
  return {
    name: 'argocd-repo-server',
    program: 'argocd-repo-server',
    // Plaintext, which it only accepts when told that there is no authority for clients either.
    args: [...listen, ...metrics, '--redis', `${host}:${ports.redis}`, '--disable-tls', '--client-ca-path', ''],
    env: {
      ...environment(layout),
      ARGOCD_GPG_ENABLED: 'false',
      ARGOCD_TLS_DATA_PATH: join(folder, 'tls'),
      ARGOCD_SSH_DATA_PATH: join(folder, 'ssh'),
      ARGOCD_ASK_PASS_SOCK: join(folder, 'ask-pass.sock'),
    },
    serves: () =>
      fetch(`http://${host}:${ports.repoMetrics}/healthz?full=true`).then(
        ({ status }) => status === 200,
        () => false,
      ),
  }
}

function environment({ folder, path }: Layout): Record<string, string> {
  return {
    PATH: path,
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    ARGOCD_PLUGINSOCKFILEPATH: join(folder, 'plugins'),
  }
}
