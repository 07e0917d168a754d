/**
 * What a warm render does not need: readers, compilers, linkers, and the verbs that are made of them.
 *
 * Everything here is loaded on first use and bundled as a file of its own, so that a render whose texts are known
 * starts without it. Import it only as `await import('./cold.ts')`.
 */

export { compileNative } from '../core/dialects/native/compile.ts'
export { linkFlagFiles } from '../core/link/link.ts'
export { compileTemplate } from '../core/template/compile-template.ts'
export { linkTemplates } from '../core/template/link-templates.ts'
export { compileSkeleton } from '../core/template/structure/skeleton.ts'
export { emitYaml } from '../core/yaml/emit.ts'
export { toExactJson } from '../core/yaml/exact-json.ts'
export { readKubernetes } from '../core/yaml/kubernetes/read-kubernetes.ts'
export { readLocated } from '../core/yaml/read-located.ts'
export { readOperatorConfig } from './config/read-operator.ts'
export { announceParameters } from './parameters.ts'
export { validate } from './validate.ts'
