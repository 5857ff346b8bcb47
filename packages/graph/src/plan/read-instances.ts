import { resourceId, type InstanceKey } from '../address.ts';
import { planActionUnknown, planMalformed } from '../errors.ts';
import type { ReadOptions } from '../input.ts';
import { isJsonList, isJsonObject, listAt, member, objectAt, textAt, type JsonObject } from '../json.ts';
import type { ModuleTree } from '../references/module-instance.ts';
import { resourcesOf } from '../values-tree.ts';
import { isGone, toAction, toReplacePaths } from './actions.ts';
import type { ResourceConfiguration } from './configuration.ts';
import type { ProviderPlace } from './provider-places.ts';
import { PlanInstance, type Linker, type PlannedFacts } from './plan-instance.ts';

/** What instances are read with. */
export interface InstanceReading extends ReadOptions {
  /** Receives every instance that will exist. */
  readonly modules: ModuleTree;
  readonly linker: Linker;
  /** The place of what a provider configuration is used for, by its key. */
  placeOf(providerKey: string): ProviderPlace;
  /** Key of the provider configuration for a provider that has only one, by `registry.terraform.io/hashicorp/aws`. */
  soleProviderKey(provider: string): string | undefined;
}

/**
 * Reads `resource_changes`, in its order, then the data sources that were read during planning: those stand in
 * `prior_state` alone. Deposed objects are left out, since the object that lives has their address.
 */
export function readInstances(plan: JsonObject, reading: InstanceReading): readonly PlanInstance[] {
  const instances: PlanInstance[] = [];
  const addresses = new Set<string>();
  const add = (facts: PlannedFacts | undefined): void => {
    if (facts === undefined || addresses.has(facts.address)) return;
    const instance = new PlanInstance(facts, reading.linker);
    addresses.add(facts.address);
    instances.push(instance);
    if (!isGone(facts)) reading.modules.at(facts.module)?.add(instance);
  };
  for (const [index, change] of requireList(plan, 'resource_changes', reading.path).entries()) {
    add(readChange(change, `resource_changes[${index}]`, reading));
  }
  const prior = objectAt(objectAt(plan, 'prior_state') ?? {}, 'values') ?? {};
  for (const { resource, module } of resourcesOf(prior)) add(readPriorData(resource, module, reading));
  return instances;
}

/**
 * Reads `resource_drift`: what was changed or deleted outside Terraform since the last apply. `before` is what the state
 * held, the values are what is there now; for what was deleted, both are what the state held. An entry that says only that
 * a resource has another address is left out.
 */
export function readDrift(plan: JsonObject, reading: InstanceReading): readonly PlanInstance[] {
  return requireList(plan, 'resource_drift', reading.path).flatMap((change, index) => {
    const facts = readChange(change, `resource_drift[${index}]`, reading);
    return facts === undefined || facts.action === 'no-op' ? [] : [new PlanInstance(facts, reading.linker)];
  });
}

/** A plan that destroys everything, or changes nothing, may have no list at all. */
function requireList(plan: JsonObject, name: string, path: string): readonly unknown[] {
  const list = member(plan, name);
  if (list === undefined) return [];
  if (!isJsonList(list)) throw planMalformed(path, name, 'a list');
  return list;
}

function readChange(json: unknown, place: string, reading: InstanceReading): PlannedFacts | undefined {
  const { path } = reading;
  if (!isJsonObject(json)) throw planMalformed(path, place, 'an object');
  const identity = readIdentity(json, { place, path, module: textAt(json, 'module_address') ?? '' });
  const change = objectAt(json, 'change');
  if (change === undefined) throw planMalformed(path, `${place}.change`, 'an object');
  if (identity === undefined || textAt(json, 'deposed') !== undefined) return undefined;
  const action = toAction(listAt(change, 'actions'));
  if (action === undefined) {
    throw planActionUnknown(path, identity.address, JSON.stringify(member(change, 'actions') ?? null));
  }
  const before = readSide(change, 'before', place, path);
  const after = readSide(change, 'after', place, path);
  const configuration = reading.modules.at(identity.module)?.configuration?.resource(resourceId(identity));
  const isRemoved = isGone({ action });
  return {
    ...identity,
    input: path,
    ...placeOf(configuration, json, reading),
    action,
    replacePaths: action === 'replace' ? toReplacePaths(listAt(change, 'replace_paths')) : [],
    previousAddress: textAt(json, 'previous_address'),
    configuration: isRemoved ? undefined : configuration,
    known: (isRemoved ? before : after) ?? {},
    unknown: isRemoved ? undefined : member(change, 'after_unknown'),
    sensitive: member(change, isRemoved ? 'before_sensitive' : 'after_sensitive'),
    before,
    beforeSensitive: member(change, 'before_sensitive'),
  };
}

function readPriorData(json: JsonObject, module: string, reading: InstanceReading): PlannedFacts | undefined {
  if (textAt(json, 'mode') !== 'data') return undefined;
  const { path, modules } = reading;
  const identity = readIdentity(json, { place: 'a resource of prior_state', path, module });
  if (identity === undefined) return undefined;
  const configuration = modules.at(module)?.configuration?.resource(resourceId(identity));
  return {
    ...identity,
    input: path,
    ...placeOf(configuration, json, reading),
    action: 'no-op',
    replacePaths: [],
    previousAddress: undefined,
    configuration,
    known: objectAt(json, 'values') ?? {},
    unknown: undefined,
    sensitive: member(json, 'sensitive_values'),
    before: undefined,
    beforeSensitive: undefined,
  };
}

/** What is removed from the configuration has no provider there: it counts to the only one of its kind. */
function placeOf(
  configuration: ResourceConfiguration | undefined,
  json: JsonObject,
  reading: InstanceReading,
): ProviderPlace {
  const provider = textAt(json, 'provider_name') ?? '';
  return reading.placeOf(configuration?.providerKey ?? reading.soleProviderKey(provider) ?? provider);
}

type Identity = Pick<PlannedFacts, 'address' | 'mode' | 'type' | 'name' | 'module' | 'key'>;

/** @returns undefined for modes that are not judged, such as ephemeral resources. */
function readIdentity(
  json: JsonObject,
  { place, path, module }: { readonly place: string; readonly path: string; readonly module: string },
): Identity | undefined {
  const requireText = (name: string): string => {
    const text = textAt(json, name);
    if (text === undefined) throw planMalformed(path, `${place}.${name}`, 'text');
    return text;
  };
  const mode = requireText('mode');
  if (mode !== 'managed' && mode !== 'data') return undefined;
  return {
    address: requireText('address'),
    mode,
    type: requireText('type'),
    name: requireText('name'),
    module,
    key: readKey(member(json, 'index'), place, path),
  };
}

function readKey(index: unknown, place: string, path: string): InstanceKey {
  if (index === undefined || index === null) return undefined;
  if (typeof index === 'string' || typeof index === 'number') return index;
  throw planMalformed(path, `${place}.index`, 'text or a number');
}

/** The object before or after the change; undefined where there is none. */
function readSide(change: JsonObject, name: string, place: string, path: string): JsonObject | undefined {
  const side = member(change, name);
  if (side === undefined || side === null) return undefined;
  if (!isJsonObject(side)) throw planMalformed(path, `${place}.change.${name}`, 'an object');
  return side;
}
