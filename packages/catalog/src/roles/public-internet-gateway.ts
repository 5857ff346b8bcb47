import type { Resource } from '../resource.ts';
import { publicRoute } from './public-route.ts';
import type { Role } from './role.ts';

/** An internet gateway that only routes of public subnets lead to. */
export const publicInternetGateway: Role = {
  id: 'public-internet-gateway',
  title: 'the internet gateway of public subnets',
  resources: ['aws_internet_gateway'],
  detect: (gateway, graph) => {
    const routes = [
      graph.referrers(gateway, 'aws_route', 'gateway_id'),
      graph.referrers(gateway, 'aws_route_table', 'route.gateway_id'),
      graph.referrers(gateway, 'aws_default_route_table', 'route.gateway_id'),
    ];
    const open = routes.flatMap(({ unresolved }) => unresolved).filter(({ resource }) => mayHaveRoutes(resource));
    if (open.length > 0) return undefined;
    const shown = routes
      .flatMap(({ found }) => found)
      .map(({ resource }) =>
        publicRoute.resources.includes(resource.type) ? publicRoute.detect(resource, graph) : undefined,
      );
    return shown.includes(undefined) ? undefined : shown[0];
  },
};

/** A table whose `route` is left out has none: the provider declares the block as an attribute, so that this is certain. */
function mayHaveRoutes(resource: Resource): boolean {
  return resource.type === 'aws_route' || resource.attribute('route').state !== 'absent';
}
