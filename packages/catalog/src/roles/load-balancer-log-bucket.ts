import type { Resource, ResourceGraph } from '../resource.ts';
import { openReference, type Role } from './role.ts';

const sources = [
  ['aws_lb', 'access_logs.bucket'],
  ['aws_lb', 'connection_logs.bucket'],
  ['aws_alb', 'access_logs.bucket'],
  ['aws_alb', 'connection_logs.bucket'],
  ['aws_elb', 'access_logs.bucket'],
] as const;

/**
 * A bucket that application or classic load balancers deliver logs to. Network load balancers deliver to encrypted
 * buckets too, so they do not give a bucket this role.
 */
export const loadBalancerLogBucket: Role = {
  id: 'load-balancer-log-bucket',
  title: 'a load balancer log bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) => deliveringTo(bucket, graph).find((balancer) => !isNetwork(balancer))?.address,
  mayShow: (bucket, graph) => openReference(bucket, graph, sources, (balancer) => !isNetwork(balancer)),
};

function deliveringTo(bucket: Resource, graph: ResourceGraph): readonly Resource[] {
  return sources.flatMap(([type, attribute]) =>
    graph.referrers(bucket, type, attribute).found.map(({ resource }) => resource),
  );
}

function isNetwork(balancer: Resource): boolean {
  const type = balancer.attribute('load_balancer_type');
  return type.state === 'known' && type.value === 'network';
}
