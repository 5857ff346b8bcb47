import { stepKey, stepName, type InstanceKey, type Step } from '../address.ts';
import { isJsonList, isJsonObject, member } from '../json.ts';
import type { Expression } from '../plan/configuration.ts';
import type { ByKey } from './module-instance.ts';
import { placeOfInputs, type Place } from './place.ts';

/** Values of the root module's variables by name. */
export type RootVariables = (name: string) => unknown;

/**
 * A computed index leaves the bare resource and what the index is made of: `x[each.key].id` becomes `x` and `each.key`.
 * Gives the key that the index must have.
 * - `each.key`: the own key, where every instance of this resource finds its like. Text cannot be shifted.
 * - `count.index`: the own number, where both have the same numbers; with fewer, `count.index + 1` would look alike.
 * - `each.value`, alone or with a path: from a constant map; the own key where `for_each` is a set.
 */
export function pairedKey(
  references: Expression['references'],
  place: Place,
  instances: ByKey<unknown>,
  variables: RootVariables,
): InstanceKey {
  for (const reference of references) {
    const key = indexKey(reference, place, instances, variables);
    if (key !== undefined && instances.has(key)) return key;
  }
  return undefined;
}

/** Says whether an expression may hold an index that depends on the instance. */
export function hasIndex(references: Expression['references']): boolean {
  return references.some((steps) => keysOfInstance.has(stepName(steps[0]) ?? ''));
}

const keysOfInstance = new Set(['each', 'count']);

function indexKey(
  reference: readonly Step[],
  place: Place,
  instances: ByKey<unknown>,
  variables: RootVariables,
): InstanceKey {
  const [first, second] = [stepName(reference[0]), stepName(reference[1])];
  if (first === 'count' && second === 'index') {
    return place.siblings.size === instances.size && includesAll(place.siblings, instances) ? place.key : undefined;
  }
  if (first !== 'each') return undefined;
  if (second === 'key') return includesAll(place.siblings, instances) ? place.key : undefined;
  return eachValueKey(reference.slice(2), place, instances, variables);
}

function eachValueKey(
  rest: readonly Step[],
  place: Place,
  instances: ByKey<unknown>,
  variables: RootVariables,
): InstanceKey {
  const { key, forEach, siblings } = place;
  if (typeof key !== 'string') return undefined;
  const own = rest.length === 0 && includesAll(siblings, instances) ? key : undefined;
  // A set made by a function of constants leaves no for_each_expression at all.
  if (forEach === undefined) return own;
  if (isJsonObject(forEach.constant)) return textKey(valueAt(member(forEach.constant, key), rest));
  if (isJsonList(forEach.constant)) return own;
  const given = soleVariable(forEach, place, variables);
  if (isJsonList(given)) return own;
  // `toset(keys(var.x))` and `var.x` look alike here: the key counts only where both readings agree on it.
  const value = isJsonObject(given) ? textKey(valueAt(member(given, key), rest)) : undefined;
  return value !== undefined && (own === undefined || value === own || !instances.has(value))
    ? (own ?? value)
    : undefined;
}

/** The value of the variable that an expression is made of, followed through module inputs; undefined if it cannot be. */
function soleVariable(expression: Expression, place: Place, variables: RootVariables): unknown {
  let [current, at]: [Expression, Place | undefined] = [expression, place];
  for (let hops = 0; hops < 64; hops += 1) {
    const [reference, ...others] = current.references;
    if (reference === undefined) return current.constant;
    const name = stepName(reference[1]);
    if (at === undefined || others.length > 0 || stepName(reference[0]) !== 'var' || name === undefined)
      return undefined;
    if (reference.length > 2) return undefined;
    const { module }: Place = at;
    if (module.parent === undefined) return variables(name);
    const input = module.call?.input(name);
    if (input === undefined) return undefined;
    current = input;
    at = placeOfInputs(module);
  }
  return undefined;
}

function valueAt(value: unknown, rest: readonly Step[]): unknown {
  let current = value;
  for (const step of rest) {
    const key = stepName(step) ?? stepKey(step);
    if (isJsonList(current)) current = typeof key === 'number' ? current[key] : undefined;
    else current = isJsonObject(current) && key !== undefined ? member(current, String(key)) : undefined;
  }
  return current;
}

function textKey(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Whether one map has all keys of another, and the sizes that both had: maps of instances grow, and lose nothing. */
interface Comparison {
  readonly sizes: readonly [siblings: number, instances: number];
  readonly isIncluded: boolean;
}

const comparisons = new WeakMap<ByKey<unknown>, WeakMap<ByKey<unknown>, Comparison>>();

/** Every instance of a resource asks the same of the same two maps. */
function includesAll(siblings: ByKey<unknown>, instances: ByKey<unknown>): boolean {
  let byInstances = comparisons.get(siblings);
  if (byInstances === undefined) comparisons.set(siblings, (byInstances = new WeakMap()));
  const known = byInstances.get(instances);
  if (known?.sizes[0] === siblings.size && known.sizes[1] === instances.size) return known.isIncluded;
  const isIncluded = siblings.size <= instances.size && [...siblings.keys()].every((key) => instances.has(key));
  byInstances.set(instances, { sizes: [siblings.size, instances.size], isIncluded });
  return isIncluded;
}
