import { findContradiction, notApplicable, unknown, type Outcome, type PlanControl, type Resource, type ResourceGraph } from '@autoclave/catalog';

/** Judges one resource by one control: applicability first, then the condition or the hand-written check. */
export function evaluate(control: PlanControl, resource: Resource, graph: ResourceGraph): Outcome {
  const applies = control.applies?.condition.evaluate(resource);
  if (applies?.verdict === 'fail') return notApplicable(control.applies?.reason ?? '');
  const outcome = decide(control, resource, graph);
  if (outcome.verdict === 'fail') {
    const freed = findContradiction(control.id, (role) =>
      role.resources.includes(resource.type) ? role.detect(resource, graph) : undefined,
    );
    if (freed !== undefined) {
      const { role, reason } = freed.contradiction;
      return notApplicable(`${role.title}, as ${freed.shownBy} shows: ${reason}`);
    }
  }
  if (applies?.verdict === 'unknown' && outcome.verdict === 'fail') return unknown(applies.at, applies.missing);
  return outcome;
}

function decide(control: PlanControl, resource: Resource, graph: ResourceGraph): Outcome {
  if (!('condition' in control)) return control.check(resource, graph);
  const { condition } = control;
  return condition.kind === 'companion' ? condition.evaluate(resource, graph) : condition.evaluate(resource);
}
