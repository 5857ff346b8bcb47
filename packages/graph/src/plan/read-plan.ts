import { notAPlan, planMalformed, planVersionUnsupported } from '../errors.ts';
import type { PlanInput, ReadOptions } from '../input.ts';
import { isJsonObject, member, objectAt, textAt, type JsonObject } from '../json.ts';
import { parseJsonInput } from '../parse-json.ts';
import { readChecks } from '../checks.ts';
import { isSupportedVersion, requireFormatVersion } from '../format-version.ts';
import { ModuleTree } from '../references/module-instance.ts';
import { PlanLinker } from '../references/plan-linker.ts';
import { uncertifiableReasons, unchangedReasons } from './certify.ts';
import { ModuleConfiguration } from './configuration.ts';
import { moduleCallFinder } from './module-calls.ts';
import type { PlanInstance } from './plan-instance.ts';
import { providerPlaces } from './provider-places.ts';
import { readDrift, readInstances } from './read-instances.ts';

/**
 * Reads a plan, as `terraform show -json` prints it. Format 0.1, 0.2 and 1.x; keys that are not known are ignored.
 * Values are merged, and references followed, when they are first asked for.
 * @throws UserError plan-not-json, plan-truncated, plan-is-binary, plan-is-log, plan-not-a-plan, plan-version-unsupported,
 * plan-malformed, plan-action-unknown, state-is-raw
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readPlan(text: string, options: ReadOptions): PlanInput {
  return toPlanInput(parseJsonInput(text, options.path), options);
}

/** A plan with its instances as this reader makes them, for readers that join them with more. */
export interface ReadPlan extends PlanInput {
  readonly instances: readonly PlanInstance[];
  readonly drift: readonly PlanInstance[];
}

/** Says whether JSON is meant as a plan. */
export function isPlan(json: JsonObject): boolean {
  return ['resource_changes', 'planned_values', 'configuration'].some((name) => Object.hasOwn(json, name));
}

/** Reads a plan that is parsed. Errors as for `readPlan`. */
export function toPlanInput(json: JsonObject, options: ReadOptions): ReadPlan {
  const { path } = options;
  checkForm(json, path);
  const configuration = new ModuleConfiguration(objectAt(objectAt(json, 'configuration') ?? {}, 'root_module') ?? {});
  const reasons = uncertifiableReasons(json);
  const variables = objectAt(json, 'variables') ?? {};
  const variable = (name: string): unknown => member(objectAt(variables, name) ?? {}, 'value');
  const modules = new ModuleTree(configuration);
  const linker = new PlanLinker(modules, {
    isPartial: reasons.length > 0,
    variables: variable,
  });
  const soleProviderKey = findSoleProviders(json);
  const reading = {
    ...options,
    modules,
    linker,
    soleProviderKey,
    placeOf: providerPlaces(objectAt(json, 'configuration') ?? {}, options.realm ?? path, variable),
  };
  const instances = readInstances(json, reading);
  const all = [...reasons, ...unchangedReasons(json, new Set(instances.map(({ address }) => address)))];
  return {
    kind: 'plan',
    path,
    terraformVersion: textAt(json, 'terraform_version') ?? '',
    certifiable: all.length === 0,
    uncertifiableReasons: all,
    instances,
    drift: readDrift(json, reading),
    checks: readChecks(json),
    moduleCall: moduleCallFinder(configuration, variable),
  };
}

function findSoleProviders(json: JsonObject): (provider: string) => string | undefined {
  const providers = objectAt(objectAt(json, 'configuration') ?? {}, 'provider_config') ?? {};
  const keys = Map.groupBy(Object.keys(providers), (key) => textAt(objectAt(providers, key) ?? {}, 'full_name') ?? '');
  return (provider) => {
    const [key, ...others] = keys.get(provider) ?? [];
    return others.length === 0 ? key : undefined;
  };
}

function checkForm(json: JsonObject, path: string): void {
  const version = requireFormatVersion(json, path, notAPlan);
  if (!isPlan(json)) throw notAPlan(path, Object.hasOwn(json, 'values') ? 'a state' : 'some other JSON');
  if (!isSupportedVersion(version)) throw planVersionUnsupported(path, version);
  for (const name of objects) {
    const part = member(json, name) ?? undefined;
    if (part !== undefined && !isJsonObject(part)) throw planMalformed(path, name, 'an object');
  }
}

/** Parts of a plan without which it would say less, and that look empty where they are something else. */
const objects = ['planned_values', 'prior_state', 'configuration', 'variables'] as const;
