import type { Loss } from '../../control.ts';
import { fail, notApplicable, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Block, Resource, ResourceGraph } from '../../resource.ts';
import { phiOrProduction } from '../_data-class.ts';
import { spared } from '../_lost-protection.ts';
import { backedUpTypes } from './_backed-up-types.ts';
import { coveredBy, selectedForBackup } from './_selected-for-backup.ts';

const selectionType = 'aws_backup_selection';
const expected = 'be kept while what it backs up stays';

/** The resources that stay and were covered by a selection that the plan removes, or by one of a plan that it removes. */
export function lostBackups(removed: Resource, graph: ResourceGraph): readonly Loss[] {
  if (removed.action !== 'delete') return [];
  const selections = removed.type === selectionType ? [removed] : removedSelectionsOf(removed, graph);
  return selections.flatMap((selection) =>
    Object.entries(backedUpTypes).flatMap(([type, arn]) =>
      graph.resources(type).flatMap((resource): Loss[] => {
        // What is new was not covered before: whether it will be is for the controls of its type.
        if (resource.mode === 'data' || resource.action === 'create') return [];
        const before = coveredBy(selection, resource, graph, arn);
        if (before.verdict === 'fail') return [];
        const outcome =
          spared(resource, phiOrProduction) ?? coveredStill(before, selectedForBackup(resource, graph, arn));
        return [{ resource, outcome: outcome ?? fail(selection.address, 'removed by this plan', expected) }];
      }),
    ),
  );
}

/** Judges the removal of a selection, or of a backup plan, where nothing in the input loses by it. */
export function unseenBackups(removed: Resource, graph: ResourceGraph): Outcome {
  if (removed.action !== 'delete') return pass({ at: 'action', value: removed.action });
  const isSelection = removed.type === selectionType;
  const successor = isSelection ? undefined : movedSelection(removed, graph);
  if (successor !== undefined) return pass({ at: 'action', value: `${successor.address} goes to another plan` });
  const selections = isSelection ? [removed] : removedSelectionsOf(removed, graph);
  const goes = selections.some((selection) =>
    Object.entries(backedUpTypes).some(([type, arn]) =>
      graph
        .removed(type)
        .some((one) => one.action === 'delete' && coveredBy(selection, one, graph, arn).verdict === 'pass'),
    ),
  );
  if (goes) return notApplicable('what it backs up is removed with it');
  return fail('action', 'delete, while what it backs up is not in this input and so stays', expected);
}

/** Undefined where the resource was covered and is covered no longer. */
function coveredStill(before: Outcome, now: Outcome): Outcome | undefined {
  if (now.verdict === 'pass' || now.verdict === 'unknown') return now;
  if (before.verdict !== 'unknown') return undefined;
  return unknown(before.at, `whether it was backed up until now: ${before.missing}`);
}

function removedSelectionsOf(plan: Resource, graph: ResourceGraph): readonly Resource[] {
  return graph.removed(selectionType).filter((selection) => isOf(selection, plan));
}

/** A selection that stays and belonged to the plan until now. */
function movedSelection(plan: Resource, graph: ResourceGraph): Resource | undefined {
  return graph
    .resources(selectionType)
    .toSorted((one, other) => (one.address < other.address ? -1 : 1))
    .find((selection) => selection.before !== undefined && isOf(selection.before, plan));
}

function isOf(selection: Block, plan: Resource): boolean {
  const named = selection.attribute('plan_id');
  const id = plan.attribute('id');
  return named.state === 'known' && id.state === 'known' && named.value === id.value;
}
