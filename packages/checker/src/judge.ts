import type { Control, PlanControl, Resource, ResourceGraph } from '@autoclave/catalog';
import { driftNotes } from './changes/drift.ts';
import { Losses } from './changes/losses.ts';
import { coverageFor } from './coverage.ts';
import { Defect } from './defect.ts';
import { evaluateEach, type Evaluated } from './evaluate.ts';
import { breachFinding, compareFindings, compareText, findingOf } from './findings.ts';
import type { JudgedInput } from './judged-input.ts';
import type { Judgement } from './judgement.ts';
import { Marker } from './marks.ts';
import { labelPhi } from './phi/label.ts';
import { isOpenFail, type Finding, type Report, type ReportInput, type Summary, type Tool } from './report.ts';
import { scoresOf } from './scores.ts';
import { select } from './select.ts';
import { joinTerraformChecks } from './terraform-checks.ts';
import { waive } from './waive.ts';
import { waiveByModules } from './waivers/module-waivers.ts';
import type { Waiver } from './waivers/waiver.ts';

/** All that a report depends on. */
export interface JudgeRequest {
  readonly controls: readonly Control[];
  readonly inputs: readonly JudgedInput[];
  /** The resources of all inputs together, linked. */
  readonly graph: ResourceGraph;
  readonly waivers: readonly Waiver[];
  /** Address patterns of resources that hold PHI, beside those with the tag. */
  readonly phi?: readonly string[];
  /** The moment that decides which waivers are in date. */
  readonly now: Date;
  readonly tool: Tool;
}

/**
 * Judges every resource by the controls of its type and writes the report. Pure: equal requests give equal reports, and
 * the order of inputs, resources, controls and checks does not matter.
 * @throws Defect if a control throws; that is an error of ours, never a finding
 */
export function judge(request: JudgeRequest): Report {
  const { controls, graph, waivers, now, tool } = request;
  const inputs = request.inputs.toSorted((one, other) => compareText(one.path, other.path));
  const checks = inputs.flatMap((input) => input.checks);
  const evaluated = joinTerraformChecks(evaluateAll(controls, graph), checks, controls, graph);
  const { judgements: waived, breaches } = waive(evaluated, waivers, controls, now);
  const judgements = waiveByModules(waived, inputs, now);
  const marker = new Marker(graph, labelPhi(graph, request.phi ?? []));
  const findings = [
    ...judgements.map((judgement) => findingOf(judgement, inputs, marker.marksOf(judgement))),
    ...breaches.map(breachFinding),
  ].toSorted(compareFindings);
  const certifiable = inputs.length > 0 && inputs.every((input) => input.certifiable);
  return {
    formatVersion: '1',
    tool,
    inputs: inputs.map(reportInput),
    summary: summaryOf(findings, controls),
    scores: scoresOf(judgements),
    coverage: coverageFor(judgements, controls, certifiable),
    findings,
    drift: driftNotes({ drifts: inputs.flatMap(({ drift }) => drift ?? []), controls, judgements, graph }),
    baseline: null,
  };
}

function evaluateAll(controls: readonly Control[], graph: ResourceGraph): readonly Judgement[] {
  const judgements: Judgement[] = [];
  const losses = new Losses();
  for (const { resource, controls: chosen } of select(controls, graph)) {
    for (const control of chosen) {
      for (const evaluated of guarded(control, resource, graph)) {
        const { address, module } = evaluated.resource;
        const judgement: Judgement = { control, subject: { address, module }, ...evaluated, terraform: [] };
        (evaluated.resource === resource ? judgements : losses).push(judgement);
      }
    }
  }
  return [...judgements, ...losses.judgements()];
}

function guarded(control: PlanControl, resource: Resource, graph: ResourceGraph): readonly Evaluated[] {
  try {
    return evaluateEach(control, resource, graph);
  } catch (error) {
    throw new Defect(control.id, resource.address, error);
  }
}

function reportInput({ path, kind, certifiable, reasons }: JudgedInput): ReportInput {
  return { path, kind, certifiable, reasons };
}

function summaryOf(findings: readonly Finding[], controls: readonly Control[]): Summary {
  const verdicts = Map.groupBy(findings, ({ verdict }) => verdict);
  const fails = verdicts.get('fail') ?? [];
  const open = fails.filter(isOpenFail).length;
  const withEvidence = (evidence: Control['evidence']): number =>
    controls.filter((control) => control.evidence === evidence).length;
  return {
    pass: verdicts.get('pass')?.length ?? 0,
    fail: open,
    waived: fails.length - open,
    unknown: verdicts.get('unknown')?.length ?? 0,
    notApplicable: verdicts.get('notApplicable')?.length ?? 0,
    runtime: withEvidence('runtime'),
    human: withEvidence('human'),
  };
}
