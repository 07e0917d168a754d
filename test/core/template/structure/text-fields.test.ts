import { describe, expect, it } from 'vitest'
import { SourceText } from '../../../../src/core/diagnostic/source-text.ts'
import { findLiteralNonStrings } from '../../../../src/core/template/structure/literal-non-strings.ts'
import { isTextField } from '../../../../src/core/template/structure/text-fields.ts'
import { readKubernetes } from '../../../../src/core/yaml/kubernetes/read-kubernetes.ts'

const steps = (path: string) => path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))

describe('isTextField', () => {
  it.each([
    ['Deployment', 'metadata.labels.a'],
    ['Deployment', 'spec.template.metadata.annotations.a'],
    ['Deployment', 'spec.selector.matchLabels.a'],
    ['Deployment', 'spec.template.spec.nodeSelector.a'],
    ['Deployment', 'spec.template.spec.containers.0.env.1.value'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.initContainers.0.args.2'],
    ['Pod', 'spec.containers.0.livenessProbe.exec.command.0'],
    ['Pod', 'spec.containers.0.image'],
    ['ConfigMap', 'data.a'],
    ['ConfigMap', 'binaryData.a'],
    ['Secret', 'stringData.a'],
    ['Secret', 'type'],
    ['Service', 'spec.selector.a'],
    ['AnyKind', 'metadata.name'],
  ])('knows that in a %s, %s is text', (kind, path) => {
    expect(isTextField(kind, steps(path))).toBe(true)
  })

  it.each([
    ['Deployment', 'spec.replicas', 'a number'],
    ['Deployment', 'spec.selector.matchExpressions', 'a list'],
    ['Pod', 'spec.containers.0.ports.0.containerPort', 'a number'],
    ['Pod', 'spec.containers.0.resources.limits.cpu', 'a quantity may be a number'],
    ['Deployment', 'data.a', 'only ConfigMaps and Secrets have it'],
    ['CustomResource', 'spec.selector.a', 'only Services have it'],
    ['CustomResource', 'spec.env.0.value', 'not of a container'],
    ['constructor', 'data.a', 'a kind that is no own key of any table'],
  ])('leaves %s %s alone: %s', (kind, path) => {
    expect(isTextField(kind, steps(path))).toBe(false)
  })
})

describe('findLiteralNonStrings', () => {
  it('warns of them, in lists of objects too', () => {
    const text =
      'kind: ConfigMap\ndata: {port: 8080, name: "8081", empty: }\n---\napiVersion: v1\nkind: List\nitems:\n- metadata: {labels: {on: yes}}\n'
    const source = new SourceText('app.yaml', text)
    expect(findLiteralNonStrings(readKubernetes(source).documents, source)).toMatchObject([
      { code: 'NOT_A_STRING', severity: 'warning', at: { line: 2, column: 14 }, length: 4, hint: 'quote it: "8080"' },
      { code: 'NOT_A_STRING', severity: 'warning', at: { line: 7, column: 27 }, length: 3, hint: 'quote it: "yes"' },
    ])
  })
})
