/**
 * Argo CD's servers, compiled from their public Go module (`../servers/go.mod` pins it).
 *
 * Knows how the programs come to be, not how they are run.
 */
import { chmodSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { buildGoProgram, type GoProgram, moduleFolder } from '../../support/go-program.ts'

const serversProgram: GoProgram = { name: 'argocd-servers', sources: join(import.meta.dirname, '..', 'servers') }
const argoModule = 'github.com/argoproj/argo-cd/v3'

/** Programs that the one compiled binary is, by the name it is started by. */
const roles = ['argocd-cmp-server', 'argocd-repo-server', 'ask'] as const

/**
 * Compiles the servers, or finds them compiled: minutes the first time, nothing later.
 *
 * @returns Absolute path of a folder for PATH that holds every role.
 */
export function buildServers(): string {
  const folder = buildGoProgram(serversProgram, (unfinished) => {
    const bin = join(unfinished, 'bin')
    mkdirSync(bin)
    for (const role of roles) symlinkSync(join('..', serversProgram.name), join(bin, role))
    // repo-server runs this script at every render of a git source, even with signature checks off.
    const script = join(bin, 'git-verify-wrapper.sh')
    copyFileSync(join(moduleFolder(serversProgram, argoModule), 'hack', 'git-verify-wrapper.sh'), script)
    chmodSync(script, 0o755)
  })
  return join(folder, 'bin')
}
