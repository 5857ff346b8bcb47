import { isPlanControl, type Control, type PlanControl, type Resource, type ResourceGraph } from '@autoclave/catalog';

/** The controls that judge a resource. */
export interface Selection {
  readonly resource: Resource;
  readonly controls: readonly PlanControl[];
}

/**
 * Pairs resources with the controls of their types. Controls that judge removals get the removed resources, and the changed
 * ones where they ask for them; all others get what will exist. Data sources are judged only by controls that list their type with
 * `data.` in front: what is read is somebody else's to mend.
 */
export function* select(controls: readonly Control[], graph: ResourceGraph): Generator<Selection> {
  const planControls = controls.filter(isPlanControl);
  const present = byType(planControls.filter((control) => control.judgesRemoved !== true));
  const removed = byType(planControls.filter((control) => control.judgesRemoved === true));
  const changed = byType(planControls, (control) => control.judgesChanged ?? []);
  yield* pairs(graph.resources(), present);
  yield* pairs(graph.resources().filter(isChanged), changed);
  yield* pairs(graph.removed(), removed);
}

function isChanged({ action }: Resource): boolean {
  return action === 'update' || action === 'replace';
}

function* pairs(
  resources: readonly Resource[],
  controls: ReadonlyMap<string, readonly PlanControl[]>,
): Generator<Selection> {
  for (const resource of resources) {
    const type = resource.mode === 'data' ? `data.${resource.type}` : resource.type;
    const chosen = controls.get(type);
    if (chosen !== undefined) yield { resource, controls: chosen };
  }
}

function byType(
  controls: readonly PlanControl[],
  typesOf: (control: PlanControl) => readonly string[] = ({ resources }) => resources,
): ReadonlyMap<string, readonly PlanControl[]> {
  const map = new Map<string, PlanControl[]>();
  for (const control of controls) {
    for (const type of new Set(typesOf(control))) {
      const sameType = map.get(type);
      if (sameType === undefined) map.set(type, [control]);
      else sameType.push(control);
    }
  }
  return map;
}
