/**
 * Fields that Kubernetes defines as text, where `8080` and `true` without quotes are refused by the API server.
 *
 * Only fields that people fill in from flags and facts, by the Kubernetes API reference (v1.34). The rules hold for
 * any kind in which the field has its usual surroundings, so custom resources that embed pods are covered.
 */

type Step = string | number | object

const textMapsAnywhere: ReadonlySet<Step> = new Set(['matchLabels', 'nodeSelector'])
const textMapsOfMetadata: ReadonlySet<Step> = new Set(['labels', 'annotations'])
const textMapsOfKinds: Readonly<Record<string, ReadonlySet<Step>>> = {
  ConfigMap: new Set(['data', 'binaryData']),
  Secret: new Set(['data', 'stringData']),
}
const kindsWithTextSelector: ReadonlySet<string> = new Set(['Service', 'ReplicationController'])
const textFieldsOfMetadata: ReadonlySet<Step> = new Set(['name', 'namespace', 'generateName'])
const containerLists: ReadonlySet<Step> = new Set(['containers', 'initContainers', 'ephemeralContainers'])
const textFieldsOfContainers: ReadonlySet<Step> = new Set(['name', 'image', 'imagePullPolicy', 'workingDir'])
const textListsOfContainers: ReadonlySet<Step> = new Set(['args', 'command'])
const textFieldsOfEnv: ReadonlySet<Step> = new Set(['name', 'value'])

/**
 * Whether the field at a path holds text.
 *
 * @param kind Of the object; empty where it is not known.
 * @param path From the object's root. Anything but strings and numbers stands for some key.
 */
export function isTextField(kind: string, path: readonly Step[]): boolean {
  const last = path.at(-1)
  if (last === undefined) return false
  const parent = path.at(-2)
  if (path.length === 1) return last === 'apiVersion' || last === 'kind' || (kind === 'Secret' && last === 'type')
  if (path.length === 2 && isFieldOfTop(kind, path[0]!, last)) return true
  if (path.length === 3 && kindsWithTextSelector.has(kind) && path[0] === 'spec' && parent === 'selector') return true
  if (textMapsAnywhere.has(parent!)) return true
  if (textMapsOfMetadata.has(parent!) && path.at(-3) === 'metadata') return true
  return isFieldOfContainer(path, last, parent!)
}

function isFieldOfTop(kind: string, top: Step, field: Step): boolean {
  const textMaps = Object.hasOwn(textMapsOfKinds, kind) ? textMapsOfKinds[kind] : undefined
  return textMaps?.has(top) === true || (top === 'metadata' && textFieldsOfMetadata.has(field))
}

/** `…containers[n].image`, `….args[n]`, `….env[n].value` and `….exec.command[n]`. */
function isFieldOfContainer(path: readonly Step[], last: Step, parent: Step): boolean {
  if (typeof parent === 'number') {
    if (textFieldsOfContainers.has(last) && containerLists.has(path.at(-3)!)) return true
    return textFieldsOfEnv.has(last) && path.at(-3) === 'env' && containerLists.has(path.at(-5)!)
  }
  if (typeof last !== 'number') return false
  if (textListsOfContainers.has(parent) && containerLists.has(path.at(-4)!)) return true
  return parent === 'command' && path.at(-3) === 'exec'
}
