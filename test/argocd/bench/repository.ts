/**
 * Git repositories made of a folder of this project, for repo-server to check out.
 */
import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'

/** A git repository on this machine. */
export interface Repository {
  /** What an Application names as its `repoURL`. */
  readonly url: string
  /** Its only commit. */
  readonly commit: string
}

/**
 * Copies a folder and commits everything in it on the branch `main`.
 *
 * @param target Folder of the new repository; must not exist.
 */
export function makeRepository(source: string, target: string): Repository {
  cpSync(source, target, { recursive: true })
  const git = (...words: string[]) => execFileSync('git', ['-C', target, ...words], { encoding: 'utf8' }).trim()
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '.')
  // Nothing of whoever runs the tests: neither name nor signature.
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false']
  git(...identity, 'commit', '--quiet', '--message', 'first')
  return { url: `file://${target}`, commit: git('rev-parse', 'HEAD') }
}
