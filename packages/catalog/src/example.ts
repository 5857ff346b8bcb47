import type { ResourceReference } from './setting.ts';
import type { UNKNOWN } from './value.ts';

/** A value in an example: JSON, `UNKNOWN`, or a reference written with `ref`. */
export type ExampleValue =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | ResourceReference
  | readonly ExampleValue[]
  | { readonly [name: string]: ExampleValue };

/** Arguments by name; nested blocks are lists of objects. */
export type ExampleValues = { readonly [name: string]: ExampleValue };

/** Another resource that the example needs. */
export interface ExampleNeighbour {
  /** `type.name`; data sources begin with `data.`. */
  readonly address: string;
  readonly values: ExampleValues;
  /** What the plan does to it; without it, `create`. */
  readonly action?: 'create' | 'no-op' | 'delete';
}

/** One row of a control's table: tests, pages and `explain` all read it. */
export interface Example {
  readonly expect: 'pass' | 'fail' | 'unknown' | 'notApplicable';
  /** The row's sentence: why this verdict. */
  readonly because: string;
  /** Resource type; without it, the control's first. The judged resource is called `this`. */
  readonly type?: string;
  readonly values: ExampleValues;
  readonly with?: readonly ExampleNeighbour[];
  /** What the plan does to the resource; without it, `create`. */
  readonly action?: 'create' | 'update' | 'delete' | 'replace';
  /** Arguments before the change, for controls that judge a change. */
  readonly before?: ExampleValues;
  /** Arguments that force the replacement. */
  readonly replacePaths?: readonly string[];
}

/** Writes a neighbour of an example. Without an action, the plan creates it. */
export function neighbour(
  address: string,
  values: ExampleValues,
  action?: NonNullable<ExampleNeighbour['action']>,
): ExampleNeighbour {
  return action === undefined ? { address, values } : { address, values, action };
}
