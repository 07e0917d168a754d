/**
 * The library: the engine and the renderer, as pure functions over texts and data.
 *
 * From flag files: `SourceText` → `readLocated` → `compileNative` → `linkFlagFiles` → `planFlagSet` → `evaluate`.
 * From templates: `compileTemplate` → `linkTemplates` → `planTemplates` → `run` → `compileSkeleton` → `fillSkeleton`.
 */

export { type DiagnosticCode, diagnosticCodes } from './core/diagnostic/codes.ts'
export {
  type Diagnostic,
  hasErrors,
  type RelatedPlace,
  type Severity,
  type SourcePosition,
  sortDiagnostics,
} from './core/diagnostic/diagnostic.ts'
export { SourceText } from './core/diagnostic/source-text.ts'
export { compileNative } from './core/dialects/native/compile.ts'
export { nativeFlagFileSchema } from './core/dialects/native/json-schema.ts'
export { type Evaluator, planFlagSet } from './core/engine/evaluator.ts'
export { type MergedFacts, mergeFacts } from './core/engine/merge-facts.ts'
export type { PlannedFlag } from './core/engine/planned-flag.ts'
export { type LinkedFiles, linkFlagFiles } from './core/link/link.ts'
export { lintFlagSet } from './core/link/lint.ts'
export type { ContextRecord, EvaluationContext } from './core/model/context.ts'
export type { FactDeclaration } from './core/model/facts.ts'
export type { Flag, Variant } from './core/model/flag.ts'
export type { FlagFile, FlagSet, Origin, Segment } from './core/model/flag-set.ts'
export type { Json, JsonObject } from './core/model/json.ts'
export { limits } from './core/model/limits.ts'
export type { ErrorCode, Reason, Resolution } from './core/model/resolution.ts'
export { Secret } from './core/model/secret.ts'
export { shareParts } from './core/model/share-parts.ts'
export type { Template } from './core/template/ast.ts'
export { checkNames } from './core/template/check-names.ts'
export { type CompileOptions, compileTemplate } from './core/template/compile-template.ts'
export { type Hole, type HoledText, SecretText } from './core/template/hole.ts'
export type { FactAnswer, FlagAnswer, Roots, SecretRefusal, TemplateInputs } from './core/template/inputs.ts'
export { linkTemplates } from './core/template/link-templates.ts'
export { collectPartials } from './core/template/partial-name.ts'
export { type PlannedTemplate, planTemplates, type RunOptions, type RunResult } from './core/template/plan-templates.ts'
export { type Question, questionOf } from './core/template/question.ts'
export { type Filling, fillSkeleton } from './core/template/structure/fill.ts'
export type { Manifest } from './core/template/structure/manifest.ts'
export { compileSkeleton, type SkeletonResult } from './core/template/structure/skeleton.ts'
export { emitYaml } from './core/yaml/emit.ts'
export { readKubernetes } from './core/yaml/kubernetes/read-kubernetes.ts'
export type { Located } from './core/yaml/located.ts'
export { readExactJson } from './core/yaml/read-exact-json.ts'
export { readLocated } from './core/yaml/read-located.ts'
