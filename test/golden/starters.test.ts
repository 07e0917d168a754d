/** Each starter renders to the manifests that stand beside it, one file for each customer. */

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { projectRoot, Workspace } from '../support/flagops.ts'

const expected = join(projectRoot, 'templates/raw/expected')

let workspace: Workspace
afterEach(() => workspace.remove())

describe('the starter raw', () => {
  it.each(readdirSync(expected))('renders to %s', (file) => {
    workspace = new Workspace()
    expect(workspace.run(['init', '.']).status).toBe(0)
    const customer = basename(file, '.yaml')
    const { stdout, stderr } = workspace.run(['render', '--app', customer, '--project', 'tenants'])
    expect(stderr).toBe('')
    expect(stdout).toBe(readFileSync(join(expected, file), 'utf8'))
  })

  it('has nothing that validate complains of', () => {
    workspace = new Workspace()
    workspace.run(['init', '.'])
    expect(workspace.run(['validate'])).toMatchObject({ status: 0, stdout: 'no problems\n', stderr: '' })
  })

  it('is not written over what is there', () => {
    workspace = new Workspace({ 'facts.yaml': 'mine\n' })
    const { status, lastLine } = workspace.run(['init', '.'])
    expect([status, lastLine]).toEqual([2, expect.stringContaining('WOULD_OVERWRITE')])
    expect(workspace.files()).toEqual(['app/facts.yaml'])
  })
})
