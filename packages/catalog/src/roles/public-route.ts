import type { Resource, ResourceGraph } from '../resource.ts';
import { openReference, type OpenRole, type Role, type RoleSources } from './role.ts';

/** What may stand in a public subnet: it is there to be reached, or to reach out for others. */
const publicByNature: RoleSources = [
  ['aws_nat_gateway', 'subnet_id'],
  ['aws_lb', 'subnets'],
  ['aws_lb', 'subnet_mapping.subnet_id'],
  ['aws_alb', 'subnets'],
  ['aws_alb', 'subnet_mapping.subnet_id'],
  ['aws_elb', 'subnets'],
];

/** What a route to the internet exposes, or may expose, where its subnet is named. */
const exposed: RoleSources = [
  ['aws_autoscaling_group', 'vpc_zone_identifier'],
  ['aws_batch_compute_environment', 'compute_resources.subnets'],
  ['aws_db_subnet_group', 'subnet_ids'],
  ['aws_dms_replication_subnet_group', 'subnet_ids'],
  ['aws_docdb_subnet_group', 'subnet_ids'],
  ['aws_ecs_service', 'network_configuration.subnets'],
  ['aws_efs_mount_target', 'subnet_id'],
  ['aws_eks_cluster', 'vpc_config.subnet_ids'],
  ['aws_eks_fargate_profile', 'subnet_ids'],
  ['aws_eks_node_group', 'subnet_ids'],
  ['aws_elasticache_subnet_group', 'subnet_ids'],
  ['aws_elasticsearch_domain', 'vpc_options.subnet_ids'],
  ['aws_emr_cluster', 'ec2_attributes.subnet_id'],
  ['aws_instance', 'subnet_id'],
  ['aws_lambda_function', 'vpc_config.subnet_ids'],
  ['aws_launch_template', 'network_interfaces.subnet_id'],
  ['aws_memorydb_subnet_group', 'subnet_ids'],
  ['aws_mq_broker', 'subnet_ids'],
  ['aws_msk_cluster', 'broker_node_group_info.client_subnets'],
  ['aws_mwaa_environment', 'network_configuration.subnet_ids'],
  ['aws_neptune_subnet_group', 'subnet_ids'],
  ['aws_network_interface', 'subnet_id'],
  ['aws_opensearch_domain', 'vpc_options.subnet_ids'],
  ['aws_redshift_subnet_group', 'subnet_ids'],
  ['aws_sagemaker_notebook_instance', 'subnet_id'],
  ['aws_spot_instance_request', 'subnet_id'],
  ['aws_workspaces_directory', 'subnet_ids'],
];

/** A route table, or a route in one, whose subnets hold public NAT gateways and load balancers and nothing else. */
export const publicRoute: Role = {
  id: 'public-route',
  title: 'a route for public subnets',
  resources: ['aws_route', 'aws_route_table'],
  detect: (resource, graph) => {
    if (resource.type === 'aws_route_table') return servedBy(resource, graph);
    const { links, missing } = graph.references(resource, 'route_table_id');
    const [link, another] = links;
    if (link === undefined || another !== undefined || missing.length > 0) return undefined;
    return link.target.type === 'aws_route_table' ? servedBy(link.target, graph) : undefined;
  },
  mayShow: (resource, graph) => {
    if (resource.type === 'aws_route_table') return mayServe(resource, graph);
    const { links, missing } = graph.references(resource, 'route_table_id');
    const [link, another] = links;
    if (missing.length > 0) return { at: `${resource.address}.route_table_id`, missing: missing.join(', ') };
    return link?.target.type === 'aws_route_table' && another === undefined ? mayServe(link.target, graph) : undefined;
  },
};

/**
 * Finds the reference that keeps it open what the subnets of a table hold. A table whose subnets surely hold something else, or
 * surely nothing public, keeps nothing open.
 */
function mayServe(table: Resource, graph: ResourceGraph): OpenRole | undefined {
  if (graph.referrers(table, 'aws_main_route_table_association', 'route_table_id').found.length > 0) return undefined;
  const open = openReference(table, graph, [
    ['aws_main_route_table_association', 'route_table_id'],
    ['aws_route_table_association', 'route_table_id'],
  ]);
  const subnets = subnetsOf(table, graph);
  if (open !== undefined || subnets === undefined) return open;
  const isExposing = subnets.some((subnet) =>
    exposed.some(([type, by]) => graph.referrers(subnet, type, by).found.length > 0),
  );
  if (isExposing) return undefined;
  const openIn = (sources: RoleSources): OpenRole | undefined =>
    subnets.map((subnet) => openReference(subnet, graph, sources)).find((one) => one !== undefined);
  const isServing = subnets.some((subnet) =>
    publicByNature.some(([type, by]) => graph.referrers(subnet, type, by).found.some((one) => isPublic(one.resource))),
  );
  return openIn(publicByNature) ?? (isServing ? openIn(exposed) : undefined);
}

/** The NAT gateway or load balancer that shows what the subnets of a route table are for. */
function servedBy(table: Resource, graph: ResourceGraph): string | undefined {
  // The main table of a VPC also serves every subnet that has none, so nothing shows what is in those.
  const main = graph.referrers(table, 'aws_main_route_table_association', 'route_table_id');
  if (main.found.length > 0 || main.unresolved.length > 0) return undefined;
  const subnets = subnetsOf(table, graph);
  if (subnets === undefined) return undefined;
  const isExposing = subnets.some((subnet) => exposed.some(([type, by]) => mayHold(subnet, graph, type, by)));
  if (isExposing) return undefined;
  return subnets
    .flatMap((subnet) => publicByNature.flatMap(([type, by]) => graph.referrers(subnet, type, by).found))
    .find(({ resource }) => isPublic(resource))?.resource.address;
}

/** The subnets of a route table; undefined where one of them cannot be seen. */
function subnetsOf(table: Resource, graph: ResourceGraph): readonly Resource[] | undefined {
  const { found, unresolved } = graph.referrers(table, 'aws_route_table_association', 'route_table_id');
  if (unresolved.length > 0) return undefined;
  const subnets: Resource[] = [];
  for (const { resource } of found) {
    const { links, missing } = graph.references(resource, 'subnet_id');
    const targets = links.map((link) => link.target).filter(isOwnSubnet);
    if (targets.length === 0 || targets.length < links.length || missing.length > 0) return undefined;
    subnets.push(...targets);
  }
  return subnets;
}

/** What stands in a subnet that another configuration made cannot be seen here. */
function isOwnSubnet({ type, mode }: Resource): boolean {
  return type === 'aws_subnet' && mode === 'managed';
}

function mayHold(subnet: Resource, graph: ResourceGraph, type: string, by: string): boolean {
  const { found, unresolved } = graph.referrers(subnet, type, by);
  return found.length > 0 || unresolved.length > 0;
}

/** An internal load balancer and a private NAT gateway need no way to the internet, so they show nothing. */
function isPublic(resource: Resource): boolean {
  const isNat = resource.type === 'aws_nat_gateway';
  const reach = resource.attribute(isNat ? 'connectivity_type' : 'internal');
  if (reach.state !== 'known') return reach.state === 'absent';
  return reach.value === (isNat ? 'public' : false);
}
