import type { Severity } from '@autoclave/catalog';
import type { InputKind, Location } from './judged-input.ts';

/** What a report says of one input, one set of controls and one day. The JSON report is its public form. */
export interface Report {
  readonly formatVersion: '1';
  readonly tool: Tool;
  /** Ordered by path. */
  readonly inputs: readonly ReportInput[];
  readonly summary: Summary;
  readonly scores: Scores;
  readonly coverage: readonly Coverage[];
  /** The controls that `summary.runtime` and `summary.human` count, ordered by id. */
  readonly undecidable: readonly Undecidable[];
  /** The judgements that were asked for, worst first; a report format shows fail and unknown unless it is asked for all. */
  readonly findings: readonly Finding[];
  /** What was changed outside Terraform since the last apply, ordered by address. */
  readonly drift?: readonly DriftNote[];
  /** How the findings compare with those of an earlier report, where one was given. */
  readonly baseline?: BaselineComparison | null;
}

/** A resource that was changed or deleted outside Terraform. A note, no finding: what the plan makes of it is judged. */
export interface DriftNote {
  readonly resource: string;
  /** Address of the module instance; '' for the root module. */
  readonly module: string;
  readonly action: 'update' | 'delete';
  readonly breaks: readonly DriftBreak[];
}

/** A control that the change outside Terraform breaks. */
export interface DriftBreak {
  readonly control: string;
  readonly severity: Severity;
  readonly at: string;
  /** The value that the state holds; null for what was deleted. */
  readonly before: string | null;
  /** The value found. */
  readonly got: string;
  /** The plan puts it right. */
  readonly mended: boolean;
}

/** Counts of open findings against a baseline: fails without a waiver, and unknowns. */
export interface BaselineComparison {
  /** Path of the earlier report. */
  readonly path: string;
  readonly new: number;
  readonly known: number;
  readonly fixed: number;
  /** Open findings of the baseline that are gone, worst first. Empty for a partial input, which proves nothing gone. */
  readonly fixedFindings: readonly FixedFinding[];
}

/** A finding of the baseline that is open no longer. */
export interface FixedFinding {
  readonly control: string;
  readonly verdict: 'fail' | 'unknown';
  readonly severity: Severity;
  readonly resource: string;
  /** Path of the input that held it; null where the baseline does not say. */
  readonly input: string | null;
  readonly fingerprint: string;
}

/** The program that made the report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** An input that was judged. */
export interface ReportInput {
  readonly path: string;
  readonly kind: InputKind;
  readonly certifiable: boolean;
  /** Why it is not certifiable; empty where it is. */
  readonly reasons: readonly string[];
}

/** Pairs of control and resource by verdict; controls for `runtime` and `human`, which no resource in a plan shows. */
export interface Summary {
  readonly pass: number;
  /** Fails that no waiver covers, with the waivers that break a rule themselves. */
  readonly fail: number;
  readonly waived: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly runtime: number;
  readonly human: number;
}

/** Forecasts of what AWS will say once the input is applied, and our own count beside them. */
export interface Scores {
  readonly awsConfigPack: PackScore;
  readonly securityHub: HubScore;
  readonly autoclave: OwnScores;
}

/** Pairs of rule and resource of the AWS Config HIPAA pack. */
export interface PackScore {
  readonly compliant: number;
  /** Evaluated pairs. 0 means that there is nothing to forecast, and `percent` is then 0 as well. */
  readonly total: number;
  /** Rounded to two decimals. */
  readonly percent: number;
  /** Pairs that the input does not decide. They stand outside `total`. */
  readonly unknown: number;
}

/** Security Hub controls. */
export interface HubScore {
  readonly passed: number;
  /** Controls with data. 0 means that there is nothing to forecast, and `percent` is then 0 as well. */
  readonly total: number;
  /** Rounded to a whole number, as Security Hub does. */
  readonly percent: number;
  /** Controls without a fail that the input does not decide. They stand outside `total`. */
  readonly unknown: number;
}

/** Pairs of control and resource that were decided: with waivers in force counted as passed, and without. */
export interface OwnScores {
  readonly withWaivers: PassedScore;
  readonly withoutWaivers: PassedScore;
  /** Pairs that the input does not decide. They stand outside both totals. */
  readonly unknown: number;
}

/** A part of a whole. */
export interface PassedScore {
  readonly passed: number;
  readonly total: number;
  /** Rounded to two decimals. */
  readonly percent: number;
}

/** What a citation comes to over all controls that cite it. */
export type CoverageVerdict =
  | 'fail'
  | 'unknown'
  | 'waived'
  | 'pass'
  | 'runtime'
  | 'human'
  | 'notApplicable'
  | 'open'
  | 'outside';

/** One citation of a framework. */
export interface Coverage {
  readonly framework: 'hipaa' | 'soc2';
  readonly citation: string;
  readonly verdict: CoverageVerdict;
  /** Ids of the controls that cite it. */
  readonly controls: readonly string[];
  /** Who must see to what no technical control can do. */
  readonly owner: string | null;
}

/** A control that no input decides, so that nobody takes the findings for the whole. */
export interface Undecidable {
  /** Id of the control. */
  readonly control: string;
  readonly title: string;
  /** What shows it instead: what runs, or people. */
  readonly evidence: 'runtime' | 'human';
}

/** A verdict of one control on one resource. */
export type Verdict = 'pass' | 'fail' | 'unknown' | 'notApplicable';

/** A judgement with all that a reader needs to act on it. */
export interface Finding {
  /** Id of the control, or of the rule that a waiver breaks. */
  readonly control: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** Address; for a finding about a waiver, its resource pattern. */
  readonly resource: string;
  /** Address of the module instance; '' for the root module. */
  readonly module: string;
  readonly moduleSource: string | null;
  /** Version of the module, for modules of a registry: the resolved one where the input shows it, else the constraint. */
  readonly moduleVersion?: string | null;
  /** Attribute path or neighbour that decided. */
  readonly at: string;
  /** The value found; for unknown, what is missing. */
  readonly got: string | null;
  /** The good state, for a fail. */
  readonly expected: string | null;
  /** What is wrong, on one line. */
  readonly message: string;
  readonly fix: string;
  readonly risk: string;
  readonly citations: { readonly hipaa: readonly string[]; readonly soc2: readonly string[] };
  /** Path of the input that holds the resource, where several inputs are told apart. */
  readonly input?: string | null;
  readonly location: Location | null;
  /** Path of the cdktn construct that wrote the resource. */
  readonly construct?: string | null;
  /** Where the root module calls the module that holds the resource: the arguments that the user can change. */
  readonly call?: Location | null;
  readonly creationOnly: boolean;
  /** Set on a fail that a waiver in force covers. */
  readonly waiver: AppliedWaiver | null;
  readonly evidence: readonly ReportEvidence[];
  /** Equal in every run for the same control and logical address. 16 hexadecimal digits. */
  readonly fingerprint: string;
  /** Set where `severity` is graver than that of the control. */
  readonly severityRaised?: SeverityRaised | null;
  /** The control held before the plan, which breaks it. */
  readonly loosened?: boolean;
  /** For what is loosened: the value before the plan. */
  readonly before?: string | null;
  /** Set on findings of resources that hold PHI. */
  readonly phi?: PhiLabel | null;
  /** Whether an open finding is new against the baseline, where one was given. */
  readonly baseline?: 'new' | 'known' | null;
  /** What a reader must know beside the message, each on one line. */
  readonly notes?: readonly string[];
}

/** Why a finding is graver than its control: each reason raises it by one step, to critical at most. */
export interface SeverityRaised {
  /** Severity of the control. */
  readonly from: Severity;
  readonly reasons: readonly RaiseReason[];
}

/** `creationOnly`: the plan creates what cannot be mended later. `phi`: the resource holds PHI. */
export type RaiseReason = 'creationOnly' | 'phi';

/** Says that a resource holds PHI, and how the data comes there. */
export interface PhiLabel {
  readonly label: 'PHI';
  /** Address of the marked resource that the data comes from; the resource itself where it is marked. */
  readonly store: string;
  /** Marked by the tag DataClassification, or by an option of the run. */
  readonly marked: 'tag' | 'option';
  /** The arguments on the way, in reading order: `aws_db_instance.copy.replicate_source_db`. */
  readonly via: readonly string[];
}

/** A waiver as a waived finding shows it. */
export interface AppliedWaiver {
  /** Written in the waiver file, in the module call that the resource belongs to, or in a comment. Without it, in the file. */
  readonly source?: 'file' | 'module' | 'comment';
  readonly reason: string;
  readonly owner: string;
  /** '' for a waiver of a module call, which names none: who approves the change of the call approves it. */
  readonly approver: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
  readonly compensatingControl: string | null;
  readonly ticket: string | null;
}

/** A fact that a verdict rests on. */
export interface ReportEvidence {
  /** Read from the input by us, or a condition that Terraform itself evaluated on the object. */
  readonly source: 'input' | 'terraform check';
  /** Attribute path, or the address of the object. */
  readonly at: string;
  /** The value; for a Terraform check, the status over all conditions of the object. */
  readonly value: string | null;
  /** Address and attribute that the value will come from. */
  readonly reference: string | null;
  /** Module inputs, outputs and locals between the two. */
  readonly via: readonly string[];
}

/** Says whether a finding is to be acted on: a fail without a waiver. */
export function isOpenFail(finding: Finding): boolean {
  return finding.verdict === 'fail' && finding.waiver === null;
}

/** The inputs that show only a part of what they plan, in the order of the report. */
export function partialInputs({ inputs }: Pick<Report, 'inputs'>): readonly ReportInput[] {
  return inputs.filter(({ certifiable }) => !certifiable);
}

/** Says whether every input shows the whole of what it plans. Only such a report is evidence of anything. */
export function isCertifiable(report: Report): boolean {
  return report.inputs.length > 0 && report.inputs.every((input) => input.certifiable);
}
