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

/**
 * Says whether a resource that refers by an argument shows the role, as one that is switched off does not. Undefined where
 * that cannot be seen.
 */
type Shows = (source: Resource, argument: string) => boolean | undefined;

/** Gives the address of the first resource of the sources that surely refers to the one in question, and shows the role. */
export function shownBy(
  resource: Resource,
  graph: ResourceGraph,
  sources: RoleSources,
  shows: Shows = () => true,
): string | undefined {
  for (const [type, argument] of sources) {
    const { found } = graph.referrers(resource, type, argument);
    const first = found.find((one) => shows(one.resource, argument) === true);
    if (first !== undefined) return first.resource.address;
  }
  return undefined;
}

/** Finds the first reference of the sources that may lead to the resource and show its role. */
export function openReference(
  resource: Resource,
  graph: ResourceGraph,
  sources: RoleSources,
  shows: Shows = () => true,
): OpenRole | undefined {
  for (const [type, argument] of sources) {
    const { found, unresolved } = graph.referrers(resource, type, argument);
    const open = unresolved.find((one) => shows(one.resource, argument) !== false);
    if (open !== undefined) return { at: `${open.resource.address}.${argument}`, missing: open.missing.join(', ') };
    const unclear = found.find((one) => shows(one.resource, argument) === undefined);
    if (unclear !== undefined) {
      return { at: `${unclear.resource.address}.${argument}`, missing: 'whether it is switched on, and for what' };
    }
  }
  return undefined;
}

/**
 * Says whether a resource is of another than the one given, to which an argument leads where it is a part of one. Undefined
 * where it may be.
 */
export function isOfAnother(
  source: Resource,
  argument: string,
  { resource, graph }: { readonly resource: Resource; readonly graph: ResourceGraph },
): boolean | undefined {
  if (source.type === resource.type) return source !== resource;
  const { links, missing } = graph.references(source, argument);
  const own = links.find(({ target }) => target === resource);
  if (own !== undefined) return own.strength === 'may' ? undefined : false;
  if (missing.length > 0) return undefined;
  return links.length > 0 || source.attribute(argument).state !== 'unknown' ? true : undefined;
}
