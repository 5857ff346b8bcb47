import type { Resource, ResourceGraph } from '../resource.ts';

/** What a resource is used for, as its links show. */
export interface Role {
  readonly id: string;
  /** Completes "this is": `an access-log bucket`. */
  readonly title: string;
  readonly resources: readonly string[];
  /** Gives the address of the resource that shows the role, or undefined where nothing does. */
  detect(resource: Resource, graph: ResourceGraph): string | undefined;
}
