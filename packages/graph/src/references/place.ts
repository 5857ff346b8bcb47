import { resourceId, type InstanceKey } from '../address.ts';
import type { Expression } from '../plan/configuration.ts';
import type { PlanInstance } from '../plan/plan-instance.ts';
import type { ByKey, ModuleInstance } from './module-instance.ts';

/** Where an expression is evaluated: it decides what `var`, `each` and `count` mean in it. */
export interface Place {
  readonly module: ModuleInstance;
  /** Instance key of the resource or call that the expression belongs to. */
  readonly key: InstanceKey;
  /** The keys of all instances of that resource or call. */
  readonly siblings: ByKey<unknown>;
  /** Its `for_each`, where the plan shows it. */
  readonly forEach: Expression | undefined;
}

/** The place of a resource's arguments. */
export function placeOfResource(instance: PlanInstance, module: ModuleInstance): Place {
  const { key, configuration } = instance.facts;
  return { module, key, siblings: module.resources(resourceId(instance)), forEach: configuration?.forEach };
}

/** The place of the inputs of a module instance, which is its parent; undefined for the root module. */
export function placeOfInputs(module: ModuleInstance): Place | undefined {
  const { parent, call, key, name } = module;
  if (parent === undefined) return undefined;
  return { module: parent, key, siblings: parent.children(name), forEach: call?.forEach };
}

/** The place of a module's outputs, or of a `for_each` in it: there is no key yet. */
export function placeInside(module: ModuleInstance): Place {
  return { module, key: undefined, siblings: new Map(), forEach: undefined };
}
