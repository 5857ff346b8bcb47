export type { Baseline } from './baseline/baseline.ts';
export { compareWithBaseline } from './baseline/compare-with-baseline.ts';
export { parseBaseline } from './baseline/parse-baseline.ts';
export { controlNames, type ControlNames } from './control-names.ts';
export { Defect } from './defect.ts';
export { evaluate, evaluateWithRole, type Evaluation } from './evaluate.ts';
export { fingerprint } from './fingerprint.ts';
export { heldBy, type Gate } from './gate.ts';
export { judge, type JudgeRequest } from './judge.ts';
export type { InputKind, JudgedInput, Location, ModuleWaivers, TerraformCheck } from './judged-input.ts';
export * from './report.ts';
export { renderHuman, type HumanOptions } from './reports/human.ts';
export { renderJson } from './reports/json.ts';
export type { Paint, Style } from './reports/layout.ts';
export { printable } from './reports/printable.ts';
export type { ShownVerdicts } from './reports/render-request.ts';
export { compilePattern, isOnlyWildcards, type AddressMatcher } from './waivers/pattern.ts';
export {
  longestTermDays,
  waiverRules,
  type RecordRule,
  type TermRule,
  type WaiverContext,
  type WaiverRule,
} from './waivers/rules.ts';
export type { HeldAddress, Waiver, WaiverRecord } from './waivers/waiver.ts';
