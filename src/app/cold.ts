/**
 * What a warm render does not need: readers, compilers, linkers, and what looks for doubtful things.
 *
 * Everything here is loaded on first use and bundled as a file of its own, so that a render whose texts are known
 * starts without it. Import it only as `await import('./cold.ts')`.
 */

export { compileNative } from '../core/dialects/native/compile.ts'
export { linkFlagFiles } from '../core/link/link.ts'
export { lintFlagSet } from '../core/link/lint.ts'
export { checkNames } from '../core/template/check-names.ts'
export { compileTemplate } from '../core/template/compile-template.ts'
export { linkTemplates } from '../core/template/link-templates.ts'
export { questionOf } from '../core/template/question.ts'
export { findLiteralNonStrings } from '../core/template/structure/literal-non-strings.ts'
export { compileSkeleton } from '../core/template/structure/skeleton.ts'
export { emitYaml } from '../core/yaml/emit.ts'
export { readKubernetes } from '../core/yaml/kubernetes/read-kubernetes.ts'
export { readExactJson } from '../core/yaml/read-exact-json.ts'
export { readLocated } from '../core/yaml/read-located.ts'
export { readOperatorConfig } from './config/read-operator.ts'
