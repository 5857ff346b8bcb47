import type { HclValue } from '../values/value.ts';

/** Partition of a region, with the endings of its host names. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const partitions: readonly (readonly [start: string, partition: string, dnsSuffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-isof-', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eu-isoe-', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['eusc-', 'aws-eusc', 'amazonaws.eu'],
];

/**
 * What the provider answers from its own configuration, without a call to AWS.
 * @param type Of a data source.
 * @param region Of its provider.
 * @returns undefined for what only AWS knows.
 */
export function knownData(type: string, attribute: string, region: string): HclValue | undefined {
  if (type === 'aws_region' && ['id', 'name', 'region'].includes(attribute)) return region;
  if (type !== 'aws_partition') return undefined;
  const [, partition, dnsSuffix] = partitions.find(([start]) => region.startsWith(start)) ?? [
    '',
    'aws',
    'amazonaws.com',
  ];
  if (attribute === 'id' || attribute === 'partition') return partition;
  if (attribute === 'dns_suffix') return dnsSuffix;
  return attribute === 'reverse_dns_prefix' ? dnsSuffix.split('.').toReversed().join('.') : undefined;
}
