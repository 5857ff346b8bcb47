import { CloudwatchMetricAlarm } from '@cdktn/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { DbEventSubscription } from '@cdktn/provider-aws/lib/db-event-subscription/index.js';
import type { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import type { DbParameterGroup } from '@cdktn/provider-aws/lib/db-parameter-group/index.js';
import { hcl, number, ofEach, text, texts } from '../expression.ts';
import type { RdsContext } from './context.ts';

/** Events of an instance, without those of tests and of copies. */
const instanceEvents = [
  'availability',
  'backup',
  'configuration change',
  'creation',
  'deletion',
  'failover',
  'failure',
  'low storage',
  'maintenance',
  'notification',
  'read replica',
  'recovery',
  'restoration',
  'security patching',
];

/** What the events of a module call come from. */
export interface EventSources {
  readonly database: DbInstance;
  readonly replica: DbInstance;
  readonly parameters: DbParameterGroup;
}

/** Declares who is told of events: of the instances, of their parameter group, and of DB security groups. */
export function eventSubscriptions({ module, inputs, tags }: RdsContext, sources: EventSources): void {
  const { database, replica, parameters } = sources;
  module.local('event_sources', {
    'db-instance': {
      ids: texts`concat([${database.identifier}], ${ofEach(replica.identifier)})`,
      categories: instanceEvents,
    },
    'db-parameter-group': { ids: [parameters.name], categories: ['configuration change'] },
    // A DB security group belongs to no VPC. Nobody should make one, so this listens to the whole account.
    'db-security-group': { ids: null, categories: ['configuration change', 'failure'] },
  });
  module.resource(
    DbEventSubscription,
    'this',
    {
      name: text`"\${var.identifier}-\${each.key}"`,
      snsTopic: text`var.event_notifications.sns_topic`,
      sourceType: text`each.key`,
      sourceIds: texts`local.event_sources[each.key].ids`,
      eventCategories: texts`local.event_sources[each.key].categories`,
      tags,
    },
    { forEach: hcl`toset(${inputs.event_notifications} == null ? [] : keys(local.event_sources))` },
  );
}

const bytesPerGib = 1024 ** 3;

/** Declares the alarms of every instance, and those of replicas that fall behind. */
export function alarms({ module, inputs, tags }: RdsContext): void {
  const above = 'GreaterThanOrEqualToThreshold';
  module.local('alarm_metrics', {
    cpu: {
      metric: 'CPUUtilization',
      statistic: 'Average',
      comparison: above,
      threshold: number`var.alarm_thresholds.cpu_percent`,
    },
    'free-storage': {
      metric: 'FreeStorageSpace',
      statistic: 'Minimum',
      comparison: 'LessThanOrEqualToThreshold',
      threshold: number`${inputs.allocated_storage} * ${bytesPerGib} * var.alarm_thresholds.free_storage_percent / 100`,
    },
    connections: {
      metric: 'DatabaseConnections',
      statistic: 'Maximum',
      comparison: above,
      threshold: number`var.alarm_thresholds.connections`,
    },
    'replica-lag': {
      metric: 'ReplicaLag',
      statistic: 'Maximum',
      comparison: above,
      threshold: number`var.alarm_thresholds.replica_lag_seconds`,
    },
  });
  module.local(
    'alarms',
    hcl`{
  for pair in setproduct(local.identifiers, keys(local.alarm_metrics)) :
  join("-", pair) => merge(local.alarm_metrics[pair[1]], { identifier = pair[0] })
  if pair[1] != "replica-lag" || pair[0] != ${inputs.identifier}
}`,
  );
  module.resource(
    CloudwatchMetricAlarm,
    'this',
    {
      alarmName: text`each.key`,
      alarmDescription: text`"\${each.value.metric} of the database \${each.value.identifier}"`,
      namespace: 'AWS/RDS',
      metricName: text`each.value.metric`,
      statistic: text`each.value.statistic`,
      comparisonOperator: text`each.value.comparison`,
      threshold: number`each.value.threshold`,
      period: 300,
      evaluationPeriods: 3,
      alarmActions: inputs.alarm_actions,
      insufficientDataActions: inputs.alarm_actions,
      tags,
      dimensions: { DBInstanceIdentifier: text`each.value.identifier` },
    },
    { forEach: hcl`{ for name, alarm in local.alarms : name => alarm if length(${inputs.alarm_actions}) > 0 }` },
  );
}
