/** A value that Terraform will know only after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/**
 * A value that the configuration leaves out and the provider fills in after apply.
 * Read as an attribute it is absent; read as a block it is unknown, because a `dynamic` block leaves the same trace in a plan.
 */
export const COMPUTED: unique symbol = Symbol('left out, computed by the provider');

/**
 * Stands before and after a reference (`aws_s3_bucket.records.arn`) in a text that is known but for its references. It is a
 * character without a meaning; a text that holds it already is taken as not known.
 */
export const REFERENCE_MARK = '\uE001';

/** A configuration value: JSON, with a marker where the value is not known yet. */
export type Value = null | boolean | number | string | readonly Value[] | ValueMap | typeof UNKNOWN | typeof COMPUTED;

/** Arguments or block contents by name. */
export interface ValueMap {
  readonly [name: string]: Value;
}

/** Says whether a value is an object, so neither a list, a marker nor a scalar. */
export function isValueMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says whether a value is a list. */
export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Reads one own property; keys such as `__proto__` are data and never reach a prototype. */
export function property(map: ValueMap, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
