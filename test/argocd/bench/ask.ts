/**
 * Questions to Argo CD's servers over gRPC, in the place of those that ask them in production.
 *
 * The gRPC itself is in the Go program `ask`, so checksums, chunks and requests are upstream's own; this module speaks
 * JSON lines with it. Questions may be asked at the same time.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A server's refusal: its gRPC status. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  /** gRPC's name of the status, such as `Unknown` or `DeadlineExceeded`. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A render, as argocd-cmp-server is asked for it by repo-server. */
export interface PluginRequest {
  /** Absolute path of the tree to send: what repo-server would have checked out. */
  readonly root: string
  /** The application's folder in the tree. */
  readonly path: string
  /** The plugin's environment beside the sidecar's own, names as the plugin sees them. */
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

/** A plugin parameter of an Application: exactly one of the three shapes. */
export type PluginParameter = { readonly name: string } & (
  | { readonly string: string }
  | { readonly array: readonly string[] }
  | { readonly map: Readonly<Record<string, string>> }
)

/** An Application's `spec.source`, as one writes it. */
export interface ApplicationSource {
  readonly repoURL: string
  readonly path: string
  readonly targetRevision: string
  readonly plugin: {
    readonly name: string
    readonly env?: ReadonlyArray<{ readonly name: string; readonly value: string }>
    readonly parameters?: readonly PluginParameter[]
  }
}

/** An Application, as the application controller describes it to repo-server. */
export interface ApplicationRequest {
  readonly app: string
  readonly project?: string
  /** Namespace that the Application deploys to. */
  readonly namespace?: string
  readonly source: ApplicationSource
  /** What a hard refresh sets: render even if there is a cached answer. */
  readonly noCache?: boolean
  readonly timeoutMs?: number
}

/** One parameter of an announcement, with the fields that Argo CD's UI shows. Fields at their zero value are absent. */
export interface Announcement {
  readonly name: string
  readonly title?: string
  readonly tooltip?: string
  readonly required?: boolean
  readonly collectionType?: string
  readonly string?: string
  readonly array?: readonly string[]
  readonly map?: Readonly<Record<string, string>>
}

/** What a cluster reports about itself, and repo-server hands on to plugins. */
export const cluster = { kubeVersion: '1.36.1', apiVersions: ['v1', 'apps/v1', 'apps/v1/Deployment'] } as const

/** Upstream's callers give a whole render so long. */
const defaultTimeoutMs = 60_000

const endedMessage = 'the asking program has ended'

export interface Asking {
  /** Manifests as argocd-cmp-server hands them to repo-server: JSON texts. */
  generateByPlugin(request: PluginRequest): Promise<string[]>
  /** The plugin's announcement, dynamic and static. */
  announceByPlugin(request: PluginRequest): Promise<Announcement[]>
  /** What the plugin says about itself before anything is rendered; false fields are absent. */
  configurationOfPlugin(): Promise<{ isDiscoveryConfigured?: boolean; provideGitCreds?: boolean }>
  /** Manifests as the application controller gets them from repo-server: JSON texts, with Argo CD's tracking. */
  generate(request: ApplicationRequest): Promise<string[]>
  /** What Argo CD's UI shows about an Application's source. */
  details(request: ApplicationRequest): Promise<{ plugin?: { parametersAnnouncement?: Announcement[] } }>
  close(): void
}

interface Answer<Value> {
  readonly id: number
  readonly value?: Value
  readonly error?: { readonly code: string; readonly message: string }
}

interface Waiting {
  readonly resolve: (answer: Answer<never>) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts the asking program.
 *
 * @param program Path of `ask`.
 * @param socket  Socket of argocd-cmp-server.
 * @param server  Address of argocd-repo-server.
 */
export function startAsking(program: string, socket: string, server: string): Asking {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let hasEnded = false
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer: Answer<never> = JSON.parse(line)
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
  })
  child.stdin.on('error', () => {}) // a program that has ended is seen below
  child.on('close', () => {
    hasEnded = true
    for (const { reject } of waiting.values()) reject(new Error(endedMessage))
  })

  async function ask<Value>(call: string, whom: object, timeoutMs = defaultTimeoutMs): Promise<Value | undefined> {
    last += 1
    const id = last
    if (hasEnded) throw new Error(endedMessage)
    const { value, error } = await new Promise<Answer<Value>>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      child.stdin.write(`${JSON.stringify({ id, call, timeoutMs, ...whom })}\n`)
    })
    if (error) throw new RpcError(error.code, error.message)
    return value
  }

  const toPlugin = ({ root, path, env = {} }: PluginRequest) => ({
    plugin: { socket, root, path, env: Object.entries(env).map(([name, value]) => `${name}=${value}`) },
  })
  const toRepo = ({
    app,
    project = 'default',
    namespace = 'default',
    source,
    noCache = false,
  }: ApplicationRequest) => ({
    repo: { server, app, project, namespace, source, noCache, ...cluster },
  })
  return {
    generateByPlugin: async (request) => (await ask<string[]>('generate', toPlugin(request), request.timeoutMs)) ?? [],
    announceByPlugin: async (request) => (await ask<Announcement[]>('parameters', toPlugin(request))) ?? [],
    configurationOfPlugin: async () => (await ask('configuration', { plugin: { socket } })) ?? {},
    generate: async (request) => (await ask<string[]>('generate', toRepo(request), request.timeoutMs)) ?? [],
    details: async (request) => (await ask('details', toRepo(request))) ?? {},
    close: () => child.stdin.end(),
  }
}
