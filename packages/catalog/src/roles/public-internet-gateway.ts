import type { Referrers, Resource, ResourceGraph } from '../resource.ts';
import { publicRoute } from './public-route.ts';
import { openReference, type Role, type RoleSources } from './role.ts';

/** An internet gateway that only routes of public subnets lead to. */
export const publicInternetGateway: Role = {
  id: 'public-internet-gateway',
  title: 'the internet gateway of public subnets',
  resources: ['aws_internet_gateway'],
  detect: (gateway, graph) => {
    const routes = routesTo(gateway, graph);
    const open = routes.flatMap(({ unresolved }) => unresolved).filter(({ resource }) => mayHaveRoutes(resource));
    if (open.length > 0) return undefined;
    const shown = routes
      .flatMap(({ found }) => found)
      .map(({ resource }) =>
        publicRoute.resources.includes(resource.type) ? publicRoute.detect(resource, graph) : undefined,
      );
    return shown.includes(undefined) ? undefined : shown[0];
  },
  mayShow: (gateway, graph) => {
    const routes = routesTo(gateway, graph);
    const notPublic = routes
      .flatMap(({ found }) => found)
      .map(({ resource }) => resource)
      .filter((resource) => publicRoute.detect(resource, graph) === undefined);
    const open = notPublic.map((resource) =>
      publicRoute.resources.includes(resource.type) ? publicRoute.mayShow?.(resource, graph) : undefined,
    );
    // One route that is surely not for public subnets settles it.
    if (open.includes(undefined)) return undefined;
    return open[0] ?? openReference(gateway, graph, sources, mayHaveRoutes);
  },
};

const sources: RoleSources = [
  ['aws_route', 'gateway_id'],
  ['aws_route_table', 'route.gateway_id'],
  ['aws_default_route_table', 'route.gateway_id'],
];

function routesTo(gateway: Resource, graph: ResourceGraph): readonly Referrers[] {
  return sources.map(([type, argument]) => graph.referrers(gateway, type, argument));
}

/** A table whose `route` is left out has none: the provider declares the block as an attribute, so that this is certain. */
function mayHaveRoutes(resource: Resource): boolean {
  return resource.type === 'aws_route' || resource.attribute('route').state !== 'absent';
}
