import {
  findContradiction,
  findOpenRole,
  isDeclarative,
  notApplicable,
  unknown,
  type Loss,
  type Outcome,
  type PlanControl,
  type Resource,
  type ResourceGraph,
  type Role,
} from '@autoclave/catalog';
import { worstFirst } from './judgement.ts';

/** How a control judges a resource, and what it would have said without regard to the resource's role. */
export interface Evaluation {
  readonly outcome: Outcome;
  /** Set where a role freed the resource from a fail. AWS Config and Security Hub know no roles and still report it. */
  readonly freed: boolean;
}

/** Judges one resource by one control: applicability first, then the condition or the hand-written check. */
export function evaluate(control: PlanControl, resource: Resource, graph: ResourceGraph): Outcome {
  return evaluateWithRole(control, resource, graph).outcome;
}

/** As `evaluate`, and says whether the resource's role decided. */
export function evaluateWithRole(control: PlanControl, resource: Resource, graph: ResourceGraph): Evaluation {
  const applies = control.applies?.condition.evaluate(resource);
  if (applies?.verdict === 'fail') return { outcome: notApplicable(control.applies?.reason ?? ''), freed: false };
  const outcome = decide(control, resource, graph);
  if (outcome.verdict !== 'fail') return { outcome, freed: false };
  const found = findContradiction(control.id, (role) => showing(role, resource, graph));
  if (found !== undefined) {
    const { role, reason } = found.contradiction;
    return { outcome: notApplicable(`${role.title}, as ${found.shownBy} shows: ${reason}`), freed: true };
  }
  const open = findOpenRole(control.id, (role) =>
    role.resources.includes(resource.type) ? role.mayShow?.(resource, graph) : undefined,
  );
  if (open !== undefined) return { outcome: unknown(open.at, open.missing), freed: false };
  if (applies?.verdict === 'unknown') return { outcome: unknown(applies.at, applies.missing), freed: false };
  return { outcome, freed: false };
}

/** What shows that a resource is in a role, by resource: many controls ask the same. */
const shown = new WeakMap<Resource, Map<Role, string | undefined>>();

function showing(role: Role, resource: Resource, graph: ResourceGraph): string | undefined {
  if (!role.resources.includes(resource.type)) return undefined;
  let ofResource = shown.get(resource);
  if (ofResource === undefined) shown.set(resource, (ofResource = new Map()));
  if (!ofResource.has(role)) ofResource.set(role, role.detect(resource, graph));
  return ofResource.get(role);
}

/** A judgement in the making: the resource that the finding stands on, and what the control says of it. */
export interface Evaluated extends Evaluation {
  readonly resource: Resource;
}

/** As `evaluateWithRole`, for each resource that the finding stands on: for a removal, each one that loses by it. */
export function evaluateEach(control: PlanControl, resource: Resource, graph: ResourceGraph): readonly Evaluated[] {
  const losses = lossesOf(control, resource, graph);
  if (losses.length > 0) return losses.map((loss) => ({ ...loss, freed: false }));
  const { outcome, freed } = evaluateWithRole(control, resource, graph);
  return [{ resource, outcome, freed }];
}

function lossesOf(control: PlanControl, resource: Resource, graph: ResourceGraph): readonly Loss[] {
  return isDeclarative(control) ? [] : (control.losses?.(resource, graph) ?? []);
}

/** Of the outcomes of one removal, the worst. */
function worstOf(outcomes: readonly Outcome[]): Outcome | undefined {
  return worstFirst.flatMap((verdict) => outcomes.find((outcome) => outcome.verdict === verdict) ?? []).at(0);
}

function decide(control: PlanControl, resource: Resource, graph: ResourceGraph): Outcome {
  if (!('condition' in control)) {
    const losses = lossesOf(control, resource, graph);
    const worst = losses.length === 0 ? undefined : worstOf(losses.map(({ outcome }) => outcome));
    return worst ?? control.check(resource, graph);
  }
  const { condition } = control;
  return condition.kind === 'companion' ? condition.evaluate(resource, graph) : condition.evaluate(resource);
}
