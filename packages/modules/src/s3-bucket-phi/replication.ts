import { CloudwatchMetricAlarm } from '@cdktn/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import {
  S3BucketReplicationConfigurationA as Replication,
  s3BucketReplicationConfigurationRuleDestinationAccessControlTranslationToHclTerraform as ownerToHcl,
  s3BucketReplicationConfigurationRuleDestinationMetricsEventThresholdToHclTerraform as thresholdToHcl,
  s3BucketReplicationConfigurationRuleDestinationMetricsToHclTerraform as metricsToHcl,
  s3BucketReplicationConfigurationRuleDestinationReplicationTimeToHclTerraform as timeToHcl,
  type S3BucketReplicationConfigurationRule as Rule,
  type S3BucketReplicationConfigurationRuleDestination as Destination,
  type S3BucketReplicationConfigurationRuleDestinationMetrics as Metrics,
} from '@cdktn/provider-aws/lib/s3-bucket-replication-configuration/index.js';
import { dynamicBlock, hcl, raw, text, textMap } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { loggedPlaces } from './access-logging.ts';
import { metaOf, nameOf, type Buckets, type Place } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';
import type { Locks } from './object-lock.ts';
import type { ReplicationRole, ReplicationRoles } from './replication-roles.ts';

/** What a replication needs to stand before it: S3 refuses it otherwise, only when applied. */
interface Ground {
  readonly buckets: Buckets;
  readonly locks: Locks;
}

/**
 * Declares what is copied where.
 *
 * The access logs about the log archive go back to the first Region, and not into the archive: there each would be
 * logged again, without end. S3 does not replicate a replica, so they stay there.
 */
export function replications(
  module: ModuleScope,
  inputs: PhiBucketInputs,
  { buckets, locks, roles }: Ground & { readonly roles: ReplicationRoles },
): void {
  const ground = { buckets, locks };
  const toOtherAccount = inputs.replica_account_id;
  replicate(module, roles.phi, ground, [
    {
      ...everything('phi'),
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
      destination: destination(inputs, {
        bucket: buckets.replica.bucket.arn,
        account: toOtherAccount,
        encryptionConfiguration: { replicaKmsKeyId: inputs.replica_kms_key_arn },
        timed: true,
      }),
    },
  ]);
  replicate(module, roles.accessLogs, ground, [
    {
      ...everything('access-logs'),
      destination: destination(inputs, { bucket: buckets.log_archive.bucket.arn, account: toOtherAccount }),
    },
  ]);
  replicate(module, roles.replicaAccessLogs, ground, [
    {
      ...logsOf('replica', 0),
      destination: destination(inputs, { bucket: buckets.log_archive.bucket.arn }),
    },
    {
      ...logsOf('log_archive', 1),
      destination: destination(inputs, {
        bucket: buckets.access_logs.bucket.arn,
        account: text`${toOtherAccount} == null ? null : ${inputs.account_id}`,
      }),
    },
  ]);
  failureAlarm(module, inputs, { from: 'this', into: 'replica', rule: 'phi' });
  failureAlarm(module, inputs, { from: 'access_logs', into: 'log_archive', rule: 'access-logs' });
}

function replicate(module: ModuleScope, role: ReplicationRole, { buckets, locks }: Ground, rule: Rule[]): void {
  const ends = [role.from, ...role.into];
  module.resource(
    Replication,
    role.from,
    { bucket: buckets[role.from].bucket.id, role: role.role.arn, rule },
    {
      ...metaOf(role.from),
      dependsOn: [
        ...ends.map((place) => buckets[place].versioning),
        ...ends.flatMap((place) => locks.get(place) ?? []),
        role.attachment,
      ],
    },
  );
}

type RuleHead = Omit<Rule, 'destination'>;

/** Deletions are not copied: a delete marker in the copy would hide what is to be kept. */
function everything(id: string): RuleHead {
  return { id, priority: 0, status: 'Enabled', filter: {}, deleteMarkerReplication: { status: 'Disabled' } };
}

function logsOf(place: Place, priority: number): RuleHead {
  const prefix = loggedPlaces.find((one) => one.place === place)?.prefix ?? '';
  return { ...everything(`${place.replaceAll('_', '-')}-access-logs`), priority, filter: { prefix } };
}

function destination(
  inputs: PhiBucketInputs,
  to: Pick<Destination, 'bucket' | 'account' | 'encryptionConfiguration'> & { readonly timed?: boolean },
): Destination {
  const { timed = false, ...written } = to;
  const minutes = { minutes: 15 };
  const time = hcl`${inputs.replication_time_control} ? [1] : []`;
  const blocks = {
    ...(to.account === undefined
      ? {}
      : {
          accessControlTranslation: dynamicBlock(
            hcl`${inputs.replica_account_id} == null ? [] : [1]`,
            'access_control_translation',
            ownerToHcl,
            { owner: 'Destination' },
          ),
        }),
    metrics: dynamicBlock(hcl`${inputs.replication_metrics} ? [1] : []`, 'metrics', metricsToHcl, {
      status: 'Enabled',
      ...(timed ? { eventThreshold: dynamicBlock(time, 'event_threshold', thresholdToHcl, minutes) } : {}),
    } as unknown as Metrics),
    ...(timed
      ? { replicationTime: dynamicBlock(time, 'replication_time', timeToHcl, { status: 'Enabled', time: minutes }) }
      : {}),
  };
  // The types of single blocks do not know `dynamic`; the printer does.
  return { ...written, ...blocks } as unknown as Destination;
}

/** An object that could not be replicated stays behind for good, and nothing else says so. */
function failureAlarm(
  module: ModuleScope,
  inputs: PhiBucketInputs,
  { from, into, rule }: { readonly from: Place; readonly into: Place; readonly rule: string },
): void {
  const topics = inputs.alarm_actions;
  module.resource(
    CloudwatchMetricAlarm,
    from,
    {
      alarmName: text`"\${${raw(`local.names.${from}`)}}-replication-failed"`,
      alarmDescription: text`"An object of \${${raw(`local.names.${from}`)}} could not be replicated"`,
      namespace: 'AWS/S3',
      metricName: 'OperationsFailedReplication',
      dimensions: { SourceBucket: nameOf(from), DestinationBucket: nameOf(into), RuleId: rule },
      statistic: 'Sum',
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 1,
      period: 300,
      treatMissingData: 'notBreaching',
      alarmActions: topics,
      insufficientDataActions: topics,
      tags: textMap`local.tags`,
    },
    { count: hcl`length(${topics}) > 0 ? 1 : 0` },
  );
}
