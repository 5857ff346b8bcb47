import type { Control, Outcome, Resource } from '@autoclave/catalog';
import type { ReportEvidence } from './report.ts';
import type { ShownVerdict } from './reports/verdict-words.ts';
import type { ModuleWaiver } from './waivers/module-waivers.ts';
import type { Waiver } from './waivers/waiver.ts';

/** What was judged: a resource, or another object of the configuration that Terraform checked. */
export interface Subject {
  readonly address: string;
  /** Address of the module instance; '' for the root module. */
  readonly module: string;
  /** Path of the input that holds it; without it, that is not told apart. */
  readonly input?: string;
  /** Paths of other inputs that hold the same. */
  readonly alsoIn?: readonly string[];
}

/** Names a subject among those of all inputs, which may hold equal addresses. */
export function placeOf({ input, address }: Pick<Subject, 'input' | 'address'>): string {
  return `${input ?? ''}\n${address}`;
}

/** Paths of all inputs that hold a subject, that of the judgement first; none where they are not told apart. */
export function inputsOf({ input = '', alsoIn = [] }: Subject): readonly string[] {
  return input === '' ? [] : [input, ...alsoIn];
}

/** One control on one resource, between evaluation and report. */
export interface Judgement {
  readonly control: Control;
  readonly subject: Subject;
  /** Absent where the subject is no resource of the graph. */
  readonly resource?: Resource;
  readonly outcome: Outcome;
  /** A role of the resource freed it from a fail, which AWS will report nonetheless. */
  readonly freed: boolean;
  /** Terraform's own words, where it and not we found the fail. */
  readonly message?: string;
  /** What Terraform's own checks on the same object say. */
  readonly terraform: readonly ReportEvidence[];
  /** The waiver in force that covers a fail: of the waiver file, or of the module call. */
  readonly waiver?: Waiver | ModuleWaiver;
  /** Why a waiver of the module call does not cover the fail, as a sentence without a full stop. */
  readonly refusedWaiver?: string;
}

/** Verdicts in the order in which one of several stands for all. */
export const worstFirst: readonly Outcome['verdict'][] = ['fail', 'unknown', 'pass', 'notApplicable'];

/** The verdict with waivers counted: a fail that one in force covers is waived. */
export function countedVerdict({ outcome, waiver }: Pick<Judgement, 'outcome' | 'waiver'>): ShownVerdict {
  return outcome.verdict === 'fail' && waiver !== undefined ? 'waived' : outcome.verdict;
}

/** How many judgements come to each verdict, with waivers counted. */
export function verdictTotals(judgements: readonly Judgement[]): Readonly<Record<ShownVerdict, number>> {
  const totals = { pass: 0, fail: 0, waived: 0, unknown: 0, notApplicable: 0 };
  for (const judgement of judgements) totals[countedVerdict(judgement)] += 1;
  return totals;
}

/** Says whether a report lists the judgement even where nobody asks for every verdict. */
export function isListed({ outcome }: Judgement): boolean {
  return outcome.verdict === 'fail' || outcome.verdict === 'unknown';
}
