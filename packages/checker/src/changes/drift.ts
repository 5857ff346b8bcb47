import {
  conditionFor,
  isDeclarative,
  isPlanControl,
  type Condition,
  type Control,
  type DeclarativeControl,
  type Outcome,
  type PlanControl,
  type Resource,
  type ResourceGraph,
} from '@autoclave/catalog';
import { evaluate } from '../evaluate.ts';
import { compareText } from '../findings.ts';
import { placeOf, type Judgement } from '../judgement.ts';
import type { DriftBreak, DriftNote } from '../report.ts';

/** What the notes on drift are made from. */
export interface DriftRequest {
  /** Of each input: what was changed outside Terraform is among its resources, what was deleted among the removed. */
  readonly drifts: readonly ResourceGraph[];
  readonly controls: readonly Control[];
  /** Of the run, to say what the plan puts right. */
  readonly judgements: readonly Judgement[];
  /** What will exist after the plan. */
  readonly graph: ResourceGraph;
}

/**
 * Writes a note for each resource that was changed or deleted outside Terraform, with the controls that this broke: those
 * that held on what the state recorded and do not hold on what is there. Ordered by address.
 */
export function driftNotes(request: DriftRequest): readonly DriftNote[] {
  const found = request.drifts.flatMap((drift) => [
    ...drift.resources().map((resource) => ({ resource, drift })),
    ...drift.removed().map((resource) => ({ resource, drift })),
  ]);
  if (found.length === 0) return [];
  const plan = new PlannedState(request);
  const controls = request.controls.filter(isPlanControl);
  return found
    .map(({ resource, drift }) => noteOf(resource, breaksOf(resource, drift, controls), plan))
    .toSorted((one, other) => compareText(one.resource, other.resource));
}

/** A control that drift broke, before it is known what the plan makes of it. */
interface Break {
  readonly control: PlanControl;
  readonly at: string;
  readonly before: string | null;
  readonly got: string;
  /** The condition on the changed resource; undefined where the resource must come back. */
  readonly condition?: Condition;
}

function noteOf(resource: Resource, breaks: readonly Break[], plan: PlannedState): DriftNote {
  return {
    resource: resource.address,
    module: resource.module,
    action: isDeleted(resource) ? 'delete' : 'update',
    breaks: breaks
      .map(({ control, at, before, got, condition }): DriftBreak => ({
        control: control.id,
        severity: control.severity,
        at,
        before,
        got,
        mended: plan.mends(resource, control, condition),
      }))
      .toSorted((one, other) => compareText(one.control, other.control)),
  };
}

function breaksOf(resource: Resource, drift: ResourceGraph, controls: readonly PlanControl[]): readonly Break[] {
  return controls.flatMap((control): readonly Break[] => {
    if (isDeleted(resource)) return brokenByDeletion(resource, drift, control);
    const condition = conditionOn(resource, control);
    if (condition === undefined || resource.before === undefined) return [];
    const now = condition.evaluate(resource);
    const then = condition.evaluate(resource.before);
    if (now.verdict !== 'fail' || then.verdict !== 'pass') return [];
    const before =
      now.got === '(sensitive)' ? now.got : (then.evidence.find((one) => one.at === now.at)?.value ?? null);
    return [{ control, at: now.at, before, got: now.got, condition }];
  });
}

/** A deleted resource breaks the controls that it made true as a companion, and those that forbid its removal. */
function brokenByDeletion(resource: Resource, drift: ResourceGraph, control: PlanControl): readonly Break[] {
  const broken: Break = { control, at: resource.address, before: null, got: 'deleted outside Terraform' };
  if (control.judgesRemoved === true) {
    const isJudged = control.resources.includes(resource.type);
    return isJudged && evaluate(control, resource, drift).verdict === 'fail' ? [broken] : [];
  }
  if (!isDeclarative(control) || control.condition.kind !== 'companion') return [];
  const { type, inner } = control.condition;
  return type === resource.type && inner.evaluate(resource).verdict === 'pass' ? [broken] : [];
}

/** The condition that a control puts on a resource itself, or on it as a companion of another. */
function conditionOn(resource: Resource, control: PlanControl): Condition | undefined {
  if (!isDeclarative(control) || control.judgesRemoved === true) return undefined;
  const { condition } = control;
  if (condition.kind === 'companion') return condition.type === resource.type ? condition.inner : undefined;
  if (!control.resources.includes(resource.type) || isLeftOut(control, resource)) return undefined;
  return conditionFor(condition, resource.type);
}

function isLeftOut({ applies }: DeclarativeControl, resource: Resource): boolean {
  const condition = applies && conditionFor(applies.condition, resource.type);
  return condition?.evaluate(resource).verdict === 'fail';
}

/** What will stand at an address, and what was judged of it. */
class PlannedState {
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #verdicts = new Map<string, Outcome['verdict']>();

  constructor({ graph, judgements }: DriftRequest) {
    this.#resources = new Map(graph.resources().map((resource) => [placeOf(resource), resource]));
    for (const { control, subject, outcome } of judgements) {
      this.#verdicts.set(`${control.id}\n${placeOf(subject)}`, outcome.verdict);
    }
  }

  /** Only what the plan changes or makes again is put right by it: a plan that leaves the drift as it is mends nothing. */
  mends(drifted: Resource, control: PlanControl, condition: Condition | undefined): boolean {
    const planned = this.#resources.get(placeOf(drifted));
    if (planned === undefined) return false;
    if (condition === undefined) return planned.action === 'create';
    const judged = this.#verdicts.get(`${control.id}\n${placeOf(drifted)}`);
    return (judged ?? condition.evaluate(planned).verdict) === 'pass';
  }
}

function isDeleted({ action }: Resource): boolean {
  return action === 'delete';
}
