import { isJsonObject, listAt, member, objectAt, textAt, type JsonObject } from '../json.ts';
import { resourcesOf } from '../values-tree.ts';

/** Addresses named in one reason; the rest is counted. */
const namedAtMost = 5;

/**
 * Says why a plan shows only a part of what the configuration asks for. What a plan does not say (OpenTofu writes neither
 * `complete` nor `applyable`, Terraform before 1.8 neither) is no reason. `applyable: false` is none either: a plan
 * without changes has it.
 */
export function uncertifiableReasons(plan: JsonObject): readonly string[] {
  const reasons: string[] = [];
  const isErrored = member(plan, 'errored') === true;
  const deferred = listAt(plan, 'deferred_changes').filter(isJsonObject).map(deferredAddress);
  if (isErrored) reasons.push('the plan stopped at an error, so it is partial');
  if (deferred.length > 0) reasons.push(`changes are deferred to a later plan: ${shortList(deferred)}`);
  if (member(plan, 'complete') === false && !isErrored && deferred.length === 0) {
    reasons.push('the plan is not complete: it was made with -target, or defers changes');
  }
  return reasons;
}

/**
 * Says what a plan is said to bring about without a change that does so. Terraform writes both lists from one plan: where they
 * differ, a part of it was lost on the way.
 * @param changed Addresses of all changes.
 */
export function unchangedReasons(plan: JsonObject, changed: ReadonlySet<string>): readonly string[] {
  const missing: string[] = [];
  for (const { resource } of resourcesOf(objectAt(plan, 'planned_values') ?? {})) {
    const address = textAt(resource, 'address') ?? '';
    if (member(resource, 'mode') === 'managed' && !changed.has(address)) missing.push(address);
  }
  return missing.length === 0
    ? []
    : [`planned_values holds what resource_changes does not list: ${shortList(missing)}`];
}

function deferredAddress(deferred: JsonObject): string {
  const change = objectAt(deferred, 'resource_change');
  const address = change && textAt(change, 'address');
  return address ?? textAt(deferred, 'reason') ?? 'one without an address';
}

function shortList(names: readonly string[]): string {
  const named = names.slice(0, namedAtMost).join(', ');
  return names.length > namedAtMost ? `${named} and ${names.length - namedAtMost} more` : named;
}
