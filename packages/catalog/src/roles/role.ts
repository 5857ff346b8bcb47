import type { Resource, ResourceGraph } from '../resource.ts';

/** A reference that may lead to a resource and show its role. */
export interface OpenRole {
  /** Address and argument of the resource that refers. */
  readonly at: string;
  readonly missing: string;
}

/** What a resource is used for, as its links show. */
export interface Role {
  readonly id: string;
  /** Completes "this is": `an access-log bucket`. */
  readonly title: string;
  readonly resources: readonly string[];
  /** Gives the address of the resource that shows the role, or undefined where nothing does. */
  detect(resource: Resource, graph: ResourceGraph): string | undefined;
  /** Gives the first reference that may show the role, where none surely does. Without it, what may show it does not count. */
  mayShow?(resource: Resource, graph: ResourceGraph): OpenRole | undefined;
}

/** Types and arguments by which others refer to a resource in a role. */
export type RoleSources = readonly (readonly [type: string, argument: string])[];

/** Gives the address of the first resource of the sources that surely refers to the one in question. */
export function shownBy(resource: Resource, graph: ResourceGraph, sources: RoleSources): string | undefined {
  for (const [type, argument] of sources) {
    const [first] = graph.referrers(resource, type, argument).found;
    if (first !== undefined) return first.resource.address;
  }
  return undefined;
}

/**
 * Finds the first reference of the sources that cannot be resolved, so that it may lead to the resource.
 * @param counts Says whether a resource that refers would show the role.
 */
export function openReference(
  resource: Resource,
  graph: ResourceGraph,
  sources: RoleSources,
  counts: (source: Resource) => boolean = () => true,
): OpenRole | undefined {
  for (const [type, argument] of sources) {
    const open = graph.referrers(resource, type, argument).unresolved.find((one) => counts(one.resource));
    if (open !== undefined) return { at: `${open.resource.address}.${argument}`, missing: open.missing.join(', ') };
  }
  return undefined;
}
