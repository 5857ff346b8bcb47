import { attribute, any } from '@autoclave/catalog';
import { input } from '../input.ts';
import { keyRule } from './inputs-engine.ts';

const logRetention = attribute('log_retention_in_days', { whenAbsent: 0 });

/** The periods that CloudWatch Logs knows, from a year on; 0 keeps events for ever. */
const retentionDays = [0, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const logs = {
  log_kms_key_arn: input.text({
    description: 'ARN of the key of the log groups; its policy must admit CloudWatch Logs',
    rules: [keyRule('log_kms_key_arn')],
  }),
  log_retention_in_days: input.number({
    description: 'Days that the log groups keep the logs of the engine for search; 0 for ever',
    default: 365,
    guard: 'cw-loggroup-retention-period-check',
    condition: any(logRetention.atLeast(365), logRetention.atMost(0)),
    rules: [
      {
        condition: `var.log_retention_in_days < 365 || contains([${retentionDays.join(', ')}], var.log_retention_in_days)`,
        message: `log_retention_in_days must be one of ${retentionDays.join(', ')}.`,
      },
    ],
  }),
};

const insight = {
  monitoring_interval: input.number({
    description: 'Seconds between two samples of enhanced monitoring',
    default: 60,
    guard: 'rds-enhanced-monitoring-enabled',
    rules: [
      {
        condition: 'contains([0, 1, 5, 10, 15, 30, 60], var.monitoring_interval)',
        message: 'monitoring_interval must be 1, 5, 10, 15, 30 or 60 seconds.',
      },
    ],
  }),
  performance_insights_enabled: input.flag({
    description: 'Record the load on the database with the statements behind it',
    default: true,
  }),
  performance_insights_kms_key_id: input.text({
    description: 'ARN of the customer-managed key of those records; left out, kms_key_id',
    default: null,
    rules: [keyRule('performance_insights_kms_key_id', true)],
  }),
  performance_insights_retention_period: input.number({
    description: 'Days that those records are kept: 7, a multiple of 31 up to 713, or 731',
    default: 7,
    rules: [
      {
        condition:
          'contains(concat([7, 731], [for months in range(1, 24) : months * 31]), var.performance_insights_retention_period)',
        message: 'performance_insights_retention_period must be 7, a multiple of 31 up to 713, or 731.',
      },
    ],
  }),
};

const notices = {
  alarm_actions: input.texts({
    description: 'Topics that alarms of the database and its replicas report to; without any there are no alarms',
    default: [],
  }),
  alarm_thresholds: input.object(
    `object({
    cpu_percent          = optional(number, 80)
    free_storage_percent = optional(number, 10)
    connections          = optional(number, 500)
    replica_lag_seconds  = optional(number, 60)
  })`,
    {
      description:
        'When alarms go off: CPU use, free share of allocated_storage, connections, and seconds that a replica is behind',
      default: {},
    },
  ),
  event_notifications: input.object('object({ sns_topic = string })', {
    description:
      'Topic, open to events.rds.amazonaws.com, that is told of events of the database, its parameter group and DB security groups',
    default: null,
  }),
  tags: input.textMap({ description: 'Tags of every resource; never put PHI into one', default: {} }),
};

type WatchInputs = typeof logs & typeof insight & typeof notices;

/** What is recorded of the database, and who is told. */
export const watchInputs: WatchInputs = { ...logs, ...insight, ...notices };
