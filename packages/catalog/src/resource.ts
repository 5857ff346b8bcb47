import type { Value } from './value.ts';

/** What one attribute of a resource holds. Authors of controls must answer for all three states. */
export type Attribute =
  | { readonly state: 'known'; readonly value: Value; readonly sensitive: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly references: References };

/** The nested blocks under one name: a known list, perhaps empty, or not known yet. */
export type Blocks =
  | { readonly state: 'known'; readonly blocks: readonly Block[] }
  | { readonly state: 'unknown'; readonly references: References };

/** A resource, or a block inside one: something that has arguments. */
export interface Block {
  /** Path inside the resource: '' for the resource itself, `rule[0].filter[0]` for a nested block. */
  readonly path: string;
  /** Reads an argument. `name` may hold dots for map keys that hold none themselves (`tags_all.Environment`). */
  attribute(name: string): Attribute;
  /** Reads the nested blocks called `name`. */
  blocks(name: string): Blocks;
}

/** How sure an edge is: written as such, one of several possible, paired by equal instance key, or equal literals. */
export type LinkStrength = 'must' | 'may' | 'paired' | 'literal';

/** A resolved reference from an attribute to an attribute of another resource. */
export interface Link {
  readonly target: Resource;
  /** Attribute of the target; '' where the configuration names the whole object. */
  readonly attribute: string;
  /** The value is made out of the attribute, by a template or a function, so that it is another one. */
  readonly derived?: boolean;
  readonly strength: LinkStrength;
  /** The module inputs, outputs and locals on the way, in reading order. */
  readonly via: readonly string[];
}

/** What the expression behind an attribute refers to. */
export interface References {
  readonly links: readonly Link[];
  /** Hops that the input does not show, such as `local.key`. Empty when all was resolved. */
  readonly missing: readonly string[];
}

/** What Terraform will do to a resource; `forget` leaves it unmanaged, `none` stands for inputs that are no plan. */
export type Action = 'create' | 'read' | 'update' | 'replace' | 'delete' | 'forget' | 'no-op' | 'none';

/** One resource instance. */
export interface Resource extends Block {
  /** Full address with module path and instance key. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Address of the module instance that holds it; '' for the root module. */
  readonly module: string;
  /** Path of the input that holds it; '' where that is not told apart. */
  readonly input: string;
  /** Paths of other inputs that hold the same resource, such as the state that a plan begins with. */
  readonly alsoIn?: readonly string[];
  readonly action: Action;
  /** Why it may not exist, or be one of many, as a clause: the input does not show how many there are. */
  readonly uncertain?: string | undefined;
  /** Attribute paths that force the replacement; empty unless `action` is `replace`. */
  readonly replacePaths: readonly string[];
  /** The resource as it stands before the plan, for controls that judge a change. */
  readonly before: Block | undefined;
}

/** A resource that may or may not refer to the one that was asked for. */
export interface UnresolvedReferrer {
  readonly resource: Resource;
  readonly missing: readonly string[];
  /** Set where what was asked for is one of several that are possible. */
  readonly link?: Link;
}

/** Resources that refer to one, as `referrers` finds them. */
export interface Referrers {
  /** Those that surely do. */
  readonly found: readonly { readonly resource: Resource; readonly link: Link }[];
  /** Those of which it is one of several possible targets. Each has its link. */
  readonly possible: readonly UnresolvedReferrer[];
  /**
   * Resources of the asked type whose reference could not be resolved: each may or may not belong here. The possible ones
   * come first. Long in a large input, and put together when it is read: ask `possible` where that is enough.
   */
  readonly unresolved: readonly UnresolvedReferrer[];
}

/** The resources of one or more inputs, and the references between them. */
export interface ResourceGraph {
  /** Resources that will exist after the plan, in the order of the input; without a type, all of them. */
  resources(type?: string): readonly Resource[];
  /** Resources that the plan removes from the estate. */
  removed(type?: string): readonly Resource[];
  /**
   * Finds resources of `type` whose argument `attribute` refers to `target`, by reference or by an equal literal.
   * @param attribute Top-level argument, or a path through blocks without indexes (`rule.destination.bucket`).
   */
  referrers(target: Resource, type: string, attribute: string): Referrers;
  /** Resolves what an argument of `source` refers to. `attribute` as for `referrers`. */
  references(source: Resource, attribute: string): References;
  /**
   * What is known of a JSON text that is not known as a whole, where the input shows how it is written. Parts that are not
   * known are UNKNOWN, and so are those that are not to be shown. `attribute` as for `referrers`.
   * @param asWritten Keeps a text that is known but for references, as `\uE001aws_s3_bucket.b.arn\uE001/*` with
   *   REFERENCE_MARK. It takes lists of texts too, and the argument of one block: `statement[0].resources`.
   */
  document(source: Resource, attribute: string, asWritten?: boolean): Value | undefined;
  /**
   * Says whether two resources are made in one account and Region, for what reaches no further.
   * @returns Undefined where the input does not show it.
   */
  isSamePlace(one: Resource, other: Resource): boolean | undefined;
}
