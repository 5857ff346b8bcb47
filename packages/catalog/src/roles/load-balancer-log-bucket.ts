import type { Resource } from '../resource.ts';
import { openReference, shownBy, type Role } from './role.ts';

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
  detect: (bucket, graph) => shownBy(bucket, graph, sources, delivers),
  mayShow: (bucket, graph) => openReference(bucket, graph, sources, delivers),
};

function delivers(balancer: Resource, argument: string): boolean | undefined {
  const type = balancer.attribute('load_balancer_type');
  if (type.state === 'known' && type.value === 'network') return false;
  const isOn = isSwitchedOn(balancer, argument.slice(0, argument.indexOf('.')));
  return isOn === true && type.state === 'unknown' ? undefined : isOn;
}

/** The provider leaves the delivery of the newer balancers off, and switches on that of the classic ones. */
function isSwitchedOn(balancer: Resource, block: string): boolean | undefined {
  const logs = balancer.blocks(block);
  const enabled = logs.state === 'known' ? logs.blocks[0]?.attribute('enabled') : undefined;
  if (enabled === undefined || enabled.state === 'unknown') return undefined;
  return enabled.state === 'known' ? enabled.value === true : balancer.type === 'aws_elb';
}
