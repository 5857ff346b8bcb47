import { derived, fixed, preset, type Attributes } from './attribute.ts';
import type { Json, JsonObject } from './json.ts';
import type { Place } from './place.ts';

/** A `resource` or `data` block and the instances that it makes. */
export interface ResourceTemplate {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly schemaVersion: number;
  /** Without it, one instance. `forEach` is what the argument refers to; its keys are always the services. */
  readonly repeat?: { readonly count: number } | { readonly forEach: string };
  /** A data source that refers to what the plan creates, so that it is read during the apply. */
  readonly isDeferred?: boolean;
  readonly attributes: Attributes;
}

/** A child module of a team's module. */
export interface ModuleTemplate {
  readonly name: string;
  /** True for one instance of the module for each service. */
  readonly forEachService: boolean;
  /** Its resources carry postconditions, whose results a plan lists. */
  readonly isGuarded: boolean;
  /** What each argument of the call refers to. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** What each output refers to. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  readonly resources: readonly ResourceTemplate[];
}

/** A managed resource whose schema has version 0, as most have. */
export function managed(
  type: string,
  name: string,
  attributes: Attributes,
  traits: Partial<Pick<ResourceTemplate, 'repeat' | 'schemaVersion'>> = {},
): ResourceTemplate {
  return { mode: 'managed', type, name, schemaVersion: 0, attributes, ...traits };
}

/** Tags that every resource has from the provider. */
const defaultTags: JsonObject = { 'managed-by': 'terraform' };

/** `tags` and `tags_all` of a resource without tags of its own. */
export function untagged(): Attributes {
  return { tags: preset(null, {}), tags_all: preset(defaultTags) };
}

/** `tags` and `tags_all` of a resource with constant tags. */
export function taggedAs(tags: JsonObject): Attributes {
  return { tags: fixed(tags), tags_all: preset({ ...tags, ...defaultTags }) };
}

/** `tags` and `tags_all` of a resource with the tag `Name`. */
export function taggedWithName(references: readonly string[], name: (place: Place) => string): Attributes {
  return {
    tags: derived(references, (place) => ({ Name: name(place) })),
    tags_all: preset((place) => ({ Name: name(place), ...defaultTags })),
  };
}

/** A policy as `jsonencode` writes it. */
export function policyText(...statements: readonly JsonObject[]): Json {
  return JSON.stringify({ Statement: statements, Version: '2012-10-17' });
}
