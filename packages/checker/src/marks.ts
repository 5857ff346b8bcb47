import type { Resource, ResourceGraph } from '@autoclave/catalog';
import { LooseningFinder } from './changes/loosening.ts';
import type { Judgement } from './judgement.ts';
import type { Finding, PhiLabel, RaiseReason } from './report.ts';
import { raised } from './severity.ts';

/** What a finding says beyond the verdict of its control. */
export type FindingMarks = Required<
  Pick<Finding, 'severity' | 'severityRaised' | 'loosened' | 'before' | 'phi' | 'notes'>
>;

/** Marks judgements: what is graver than its control says, what the plan loosens, what holds PHI. */
export class Marker {
  readonly #labels: ReadonlyMap<Resource, PhiLabel>;
  readonly #loosening: LooseningFinder;

  constructor(graph: ResourceGraph, labels: ReadonlyMap<Resource, PhiLabel>) {
    this.#labels = labels;
    this.#loosening = new LooseningFinder(graph);
  }

  marksOf(judgement: Judgement): FindingMarks {
    const { control, outcome, resource } = judgement;
    const isOpen = outcome.verdict === 'fail' || outcome.verdict === 'unknown';
    const phi = resource === undefined ? null : (this.#labels.get(resource) ?? null);
    const reasons: readonly RaiseReason[] = [
      ...(isForEver(judgement) ? (['creationOnly'] as const) : []),
      ...(phi !== null && isOpen ? (['phi'] as const) : []),
    ];
    const severity = raised(control.severity, reasons.length);
    const isRaised = severity !== control.severity;
    const loosening = this.#loosening.find(judgement);
    return {
      severity,
      severityRaised: isRaised ? { from: control.severity, reasons } : null,
      loosened: loosening !== undefined,
      before: loosening?.before ?? null,
      phi,
      notes: notesOf(judgement, isRaised),
    };
  }
}

/** The plan creates what cannot be mended afterwards: now it costs a line, later a migration. */
function isForEver({ control, outcome, resource }: Judgement): boolean {
  const isCreated = resource?.action === 'create' || resource?.action === 'replace';
  return control.creationOnly && outcome.verdict === 'fail' && isCreated;
}

/** What no other mark of the finding says. */
function notesOf(judgement: Judgement, isRaised: boolean): readonly string[] {
  return [
    ...(isForEver(judgement) && !isRaised ? ['cannot be mended later: this plan creates it'] : []),
    ...(judgement.refusedWaiver === undefined ? [] : [judgement.refusedWaiver]),
    ...(judgement.resource?.uncertain === undefined ? [] : [`may be none, or many: ${judgement.resource.uncertain}`]),
  ];
}
