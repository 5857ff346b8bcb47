import type { Action, References, SensitiveMarks, Value, ValueMap } from '@autoclave/catalog';

/** One resource instance as a reader found it, before it is linked into a graph. */
export interface Instance {
  /** Full address with module path and instance key. */
  readonly address: string;
  /** Address before the plan moved it. */
  readonly previousAddress?: string | undefined;
  /** Path of the input. References stay inside one input; two inputs may use the same address. */
  readonly input?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Address of the module instance; '' for the root module. */
  readonly module: string;
  /** Input and provider configuration. Equal literals join resources of one realm only. */
  readonly realm: string;
  /** Region of the provider configuration, where it is written out. */
  readonly region?: string | undefined;
  readonly action: Action;
  /** Why it may not exist, or be one of many: `count` or `for_each` is not known. */
  readonly uncertain?: string;
  readonly replacePaths: readonly string[];
  /** Arguments and computed attributes, with markers for what is not known. Read once, when a control first asks. */
  values(): ValueMap;
  readonly sensitive: SensitiveMarks;
  /** Arguments before the plan; undefined for what the plan creates. */
  before?(): ValueMap;
  readonly beforeSensitive?: SensitiveMarks;
  /** Resolves an argument, by its path without block indexes, to the instances that it refers to. */
  resolve(path: string): InstanceReferences;
  /**
   * What is known of a JSON text that is not known as a whole: the value given to `jsonencode`, or a template that is JSON
   * around its gaps. Parts that are not known are UNKNOWN, and so are those that are not to be shown. Inputs without
   * expressions know of none.
   * @param path Path of the argument without the indexes of blocks.
   *   With an index (`statement[0].resources`) the argument of that block.
   * @param asWritten Keeps texts that are known but for references in them, as `ResourceGraph.document` describes it.
   * @returns Undefined where several blocks have the argument, and where nothing is known.
   */
  document?(path: string, asWritten?: boolean): Value | undefined;
}

/** References by address; `ResourceGraph` turns the addresses into resources. */
export interface InstanceReferences {
  readonly links: readonly InstanceLink[];
  readonly missing: readonly string[];
}

export interface InstanceLink {
  /** Address of the instance referred to. */
  readonly target: string;
  /** Path of the input that holds it, where that is another one. */
  readonly input?: string;
  readonly attribute: string;
  /** The value is made out of the attribute, by a template or a function, so that it is another one. */
  readonly derived?: boolean;
  readonly strength: References['links'][number]['strength'];
  readonly via: readonly string[];
}

/** Nothing is referred to, and nothing is missing. */
export const noReferences: InstanceReferences = { links: [], missing: [] };
