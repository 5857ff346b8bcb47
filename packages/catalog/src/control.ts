import type { Companion } from './conditions/companion.ts';
import type { Condition } from './conditions/condition.ts';
import type { Example } from './example.ts';
import type { Outcome } from './outcome.ts';
import type { Resource, ResourceGraph } from './resource.ts';

/** How bad a broken control is, worst first. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** What kind of work mends a finding. */
export type FixKind = 'argument' | 'new-resource' | 'new-account-resource' | 'key-policy' | 'architecture' | 'process';

/** Work to mend one finding in a project that has no module for it yet, in hours. */
export interface Effort {
  readonly optimisticHours: number;
  readonly pessimisticHours: number;
  readonly fixKind: FixKind;
}

/** What a control concerns, apart from how it is decided. */
export interface ControlFacts<Id extends string = string> {
  /** Name of the file; the AWS Config rule name where one exists. Never reused. */
  readonly id: Id;
  /** The good state, at most 80 characters, without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  /** Paragraphs of 45 CFR 164 and SOC 2 criteria; the first of each is the one closest in meaning. */
  readonly citations: { readonly hipaa: readonly string[]; readonly soc2: readonly string[] };
  /** AWS Config managed rules that attest the same, by rule name. */
  readonly awsConfig: readonly string[];
  /** Security Hub controls that attest the same. */
  readonly securityHub: readonly string[];
  /** Ids of the same check in other tools, and former ids of this one. */
  readonly aliases: readonly string[];
  /** Terraform types that are judged. */
  readonly resources: readonly string[];
  /** Judges resources that the plan removes, instead of those that will exist. */
  readonly judgesRemoved?: boolean;
  /** With `judgesRemoved`: the types that it judges as well where the plan changes them, as one may be switched off and stay. */
  readonly judgesChanged?: readonly string[];
  /** Why it matters: what goes wrong without it. One or two sentences. */
  readonly risk: string;
  /** What to do, in one sentence. */
  readonly fix: string;
  readonly effort: Effort;
  /** It cannot be mended after creation without replacing the resource. Such a control is never waivable. */
  readonly creationOnly: boolean;
  readonly waivable: boolean;
}

/** The resources that a control leaves out. */
export interface Applicability {
  readonly condition: Condition;
  /** Reason for "not applicable" where the condition does not hold. */
  readonly reason: string;
}

/** A control decided by a condition: everything else is derived from it. */
export interface DeclarativeControl<Id extends string = string> extends ControlFacts<Id> {
  readonly evidence: 'plan';
  readonly applies?: Applicability;
  readonly condition: Condition | Companion;
  readonly examples: readonly Example[];
}

/** What a removal means for one of the resources that stay. */
export interface Loss {
  readonly resource: Resource;
  readonly outcome: Outcome;
}

/** A control that needs neighbours or policy text, decided by a function. */
export interface CheckedControl<Id extends string = string> extends ControlFacts<Id> {
  readonly evidence: 'plan';
  readonly applies?: Applicability;
  /** Must not throw; a throw is a defect of the control, never a finding. */
  check(resource: Resource, graph: ResourceGraph): Outcome;
  /**
   * For a control that judges removals: the resources of the input that lose by one. Their findings stand on them; where
   * none loses, the finding of `check` stands on what is removed. Must not throw either.
   */
  losses?(removed: Resource, graph: ResourceGraph): readonly Loss[];
  readonly examples: readonly Example[];
}

/** A control that no plan can decide: what runs shows it, or people do. */
export interface OutsideControl<Id extends string = string> extends ControlFacts<Id> {
  readonly evidence: 'runtime' | 'human';
}

export type PlanControl = DeclarativeControl | CheckedControl;
export type Control<Id extends string = string> = DeclarativeControl<Id> | CheckedControl<Id> | OutsideControl<Id>;

/** Declares a control. Returns its argument; the laws that it must meet are tests. */
export function defineControl<const Id extends string, C extends Control<Id>>(control: C & { readonly id: Id }): C {
  return control;
}

/** Says whether a plan can decide a control. */
export function isPlanControl(control: Control): control is PlanControl {
  return control.evidence === 'plan';
}

/** Says whether a control is decided by a condition, so that Terraform can be given the same one. */
export function isDeclarative(control: Control): control is DeclarativeControl {
  return 'condition' in control;
}
