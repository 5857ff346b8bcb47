import { accessLogBucket } from './access-log-bucket.ts';
import { configDeliveryBucket } from './config-delivery-bucket.ts';
import { loadBalancerLogBucket } from './load-balancer-log-bucket.ts';
import { publicInternetGateway } from './public-internet-gateway.ts';
import { publicRoute } from './public-route.ts';
import { replicaBucket } from './replica-bucket.ts';
import type { OpenRole, Role } from './role.ts';
import { trailBucket } from './trail-bucket.ts';

/** A control that a resource in a role cannot meet, because another control or a service limit stands against it. */
export interface Contradiction {
  readonly role: Role;
  /** Control ids. */
  readonly controls: readonly string[];
  /** Why it cannot be met, as a sentence without a full stop. */
  readonly reason: string;
  /** Documentation that says so. */
  readonly source: string;
}

/**
 * Every cell that cannot be satisfied, by role. A fail in such a cell becomes "not applicable" with the reason. A role
 * frees a resource from the controls named here and from no other: a log bucket still needs versioning and a TLS policy.
 */
export const contradictions: readonly Contradiction[] = [
  {
    role: accessLogBucket,
    controls: ['s3-default-encryption-kms', 's3-bucket-kms-customer-managed-key'],
    reason: 'S3 delivers access logs only to buckets with SSE-S3',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  },
  {
    role: accessLogBucket,
    controls: ['s3-bucket-default-lock-enabled', 's3-object-lock-retention-years'],
    reason: 'S3 does not deliver access logs to a bucket with default Object Lock retention',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  },
  {
    role: accessLogBucket,
    controls: ['s3-bucket-logging-enabled'],
    reason: 'a log bucket that logs to itself never ends, and each further log bucket would need one too',
    source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9',
  },
  {
    role: loadBalancerLogBucket,
    controls: ['s3-default-encryption-kms', 's3-bucket-kms-customer-managed-key'],
    reason: 'load balancers deliver logs only to buckets with SSE-S3',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  },
  {
    role: loadBalancerLogBucket,
    controls: ['s3-bucket-default-lock-enabled', 's3-object-lock-retention-years'],
    reason:
      'load balancers are not documented to deliver to a bucket with Object Lock; lock the bucket it is replicated to',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  },
  {
    role: configDeliveryBucket,
    controls: ['s3-bucket-default-lock-enabled', 's3-object-lock-retention-years'],
    reason: 'AWS Config does not deliver to a bucket with Object Lock; lock the bucket it is replicated to',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-config-deliverychannel.html',
  },
  {
    role: replicaBucket,
    controls: ['s3-bucket-replication-enabled'],
    reason: 'it is the end of the chain: a replica of the replica would need one too',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html',
  },
  {
    role: trailBucket,
    controls: ['s3-bucket-replication-enabled'],
    reason: 'it is the archive at the end of the chain: a copy of the archive would need one too',
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  },
  {
    role: publicRoute,
    controls: ['no-unrestricted-route-to-igw'],
    reason: 'NAT gateways and public load balancers need a way to the internet; list the table in routeTableIds',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/no-unrestricted-route-to-igw.html',
  },
  {
    role: publicInternetGateway,
    controls: ['internet-gateway-authorized-vpc-only'],
    reason:
      'NAT gateways and public load balancers need it, and with no VPC listed in AuthorizedVpcIds the rule fails all',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/internet-gateway-authorized-vpc-only.html',
  },
];

const byControl = Map.groupBy(
  contradictions.flatMap((contradiction) => contradiction.controls.map((control) => ({ control, contradiction }))),
  ({ control }) => control,
);

/** Finds the contradiction that frees a resource from a control, and what shows its role. */
export function findContradiction(
  control: string,
  candidates: (role: Role) => string | undefined,
): { readonly contradiction: Contradiction; readonly shownBy: string } | undefined {
  for (const { contradiction } of byControl.get(control) ?? []) {
    const shownBy = candidates(contradiction.role);
    if (shownBy !== undefined) return { contradiction, shownBy };
  }
  return undefined;
}

/** Finds what keeps it open whether a contradiction frees a resource from a control. */
export function findOpenRole(control: string, candidates: (role: Role) => OpenRole | undefined): OpenRole | undefined {
  return (byControl.get(control) ?? []).flatMap(({ contradiction: { role } }) => candidates(role) ?? []).at(0);
}
