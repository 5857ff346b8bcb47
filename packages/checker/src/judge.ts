import type { Control, PlanControl, Resource, ResourceGraph } from '@autoclave/catalog';
import { driftNotes } from './changes/drift.ts';
import { Losses } from './changes/losses.ts';
import { coverageFor } from './coverage.ts';
import { Defect } from './defect.ts';
import { evaluateEach, type Evaluated } from './evaluate.ts';
import { breachFinding, compareFindings, compareText, findingOf } from './findings.ts';
import type { JudgedInput } from './judged-input.ts';
import { inputsOf, isListed, verdictTotals, type Judgement } from './judgement.ts';
import { Marker } from './marks.ts';
import { labelPhi } from './phi/label.ts';
import type { Report, ReportInput, Summary, Tool, Undecidable } from './report.ts';
import type { ShownVerdicts } from './reports/render-request.ts';
import { scoresOf } from './scores.ts';
import { select } from './select.ts';
import { joinTerraformChecks } from './terraform-checks.ts';
import { waive, type Waived } from './waive.ts';
import { waiveByModules } from './waivers/module-waivers.ts';
import type { Waiver } from './waivers/waiver.ts';

/** All that a report depends on. */
export interface JudgeRequest {
  readonly controls: readonly Control[];
  readonly inputs: readonly JudgedInput[];
  /** The resources of all inputs together, linked. */
  readonly graph: ResourceGraph;
  /** Those of the waiver file and of comments; module calls carry theirs in the inputs. */
  readonly waivers: readonly Waiver[];
  /** Address patterns of resources that hold PHI, beside those with the tag. */
  readonly phi?: readonly string[];
  /** The moment that decides which waivers are in date. */
  readonly now: Date;
  readonly tool: Tool;
  /** Which judgements become findings, if not all. Most pass, and to write them out takes longer than to judge. */
  readonly verdicts?: ShownVerdicts;
}

/**
 * Judges every resource by the controls of its type and writes the report. Pure: equal requests give equal reports, and
 * the order of inputs, resources, controls and checks does not matter.
 * @throws Defect if a control throws; that is an error of ours, never a finding
 */
export function judge(request: JudgeRequest): Report {
  const { controls, graph, waivers, now, tool } = request;
  const inputs = request.inputs.toSorted((one, other) => compareText(one.path, other.path));
  const evaluated = joinTerraformChecks(evaluateAll(controls, graph), inputs, controls, graph);
  const { judgements: waived, breaches } = waive(evaluated, waivers, controls, now);
  const holders = holdersIn(inputs);
  const judgements = waiveByModules(waived, holders, now);
  const listed = request.verdicts === 'findings' ? judgements.filter(isListed) : judgements;
  const marker = new Marker(graph, labelPhi(graph, request.phi ?? []));
  const findings = [
    ...listed.map((judgement) => findingOf(judgement, holders(judgement), marker.marksOf(judgement))),
    ...breaches.map(breachFinding),
  ].toSorted(compareFindings);
  const certifiable = inputs.length > 0 && inputs.every((input) => input.certifiable);
  return {
    formatVersion: '1',
    tool,
    inputs: inputs.map(reportInput),
    summary: summaryOf({ judgements, breaches }, controls),
    scores: scoresOf(judgements),
    coverage: coverageFor(judgements, controls, certifiable),
    undecidable: undecidableOf(controls),
    findings,
    drift: driftNotes({ drifts: inputs.flatMap(({ drift }) => drift ?? []), controls, judgements, graph }),
    baseline: null,
  };
}

/** Finds the inputs that may hold what was judged: two inputs may use the same address. */
function holdersIn(inputs: readonly JudgedInput[]): (judgement: Judgement) => readonly JudgedInput[] {
  const byPath = Map.groupBy(inputs, ({ path }) => path);
  return ({ subject }) => {
    const held = inputsOf(subject).flatMap((path) => byPath.get(path) ?? []);
    return held.length > 0 ? held : inputs;
  };
}

const none: Judgement['terraform'] = [];

function evaluateAll(controls: readonly Control[], graph: ResourceGraph): readonly Judgement[] {
  const judgements: Judgement[] = [];
  const losses = new Losses();
  for (const { resource, controls: chosen } of select(controls, graph)) {
    for (const control of chosen) {
      for (const evaluated of guarded(control, resource, graph)) {
        const { resource: found, outcome, freed } = evaluated;
        const judgement: Judgement = { control, subject: found, resource: found, outcome, freed, terraform: none };
        (found === resource ? judgements : losses).push(judgement);
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

function summaryOf({ judgements, breaches }: Waived, controls: readonly Control[]): Summary {
  const counts = verdictTotals(judgements);
  const withEvidence = (evidence: Control['evidence']): number =>
    controls.filter((control) => control.evidence === evidence).length;
  return {
    ...counts,
    fail: counts.fail + breaches.length,
    runtime: withEvidence('runtime'),
    human: withEvidence('human'),
  };
}

function undecidableOf(controls: readonly Control[]): readonly Undecidable[] {
  return controls
    .flatMap(({ id, title, evidence }) => (evidence === 'plan' ? [] : [{ control: id, title, evidence }]))
    .toSorted((one, other) => compareText(one.control, other.control));
}
