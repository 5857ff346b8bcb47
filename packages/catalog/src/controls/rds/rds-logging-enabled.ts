import { all } from '../../conditions/all.ts';
import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import type { Condition } from '../../conditions/condition.ts';
import { worded } from '../../conditions/worded.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

const postgres = logsOf(['postgres'], ['postgresql', 'upgrade']);

/**
 * The log types per engine, from the text of Security Hub RDS.9. SQL Server Express has no agent, so no agent log.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9
 */
const byEngine = all(
  // Any other engine, and a replica that does not name its engine, must send at least something.
  attribute('enabled_cloudwatch_logs_exports').isSet(['postgresql', 'upgrade']),
  postgres,
  logsOf(['mysql', 'mariadb'], ['audit', 'error', 'general', 'slowquery']),
  logsOf(['oracle-ee', 'oracle-ee-cdb', 'oracle-se2', 'oracle-se2-cdb'], ['alert', 'audit', 'listener', 'trace']),
  logsOf(['sqlserver-ee', 'sqlserver-se', 'sqlserver-web'], ['agent', 'error']),
);

/** All log types are exported, unless the engine is none of these. */
function logsOf(engines: readonly [string, ...string[]], logs: readonly [string, ...string[]]): Condition {
  return worded(
    `enabled_cloudwatch_logs_exports must contain ${logs.join(', ')} where the engine is ${engines.join(' or ')}`,
    any(
      attribute('enabled_cloudwatch_logs_exports').containsAll(logs),
      attribute('engine', { whenAbsent: 'that of the source' }).noneOf(engines, 'another engine'),
    ),
  );
}

export const rdsLoggingEnabled: Control<'rds-logging-enabled'> = defineControl({
  id: 'rds-logging-enabled',
  title: 'RDS instances send every log of their engine to CloudWatch',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(b)', '164.308(a)(5)(ii)(C)', '164.308(a)(3)(ii)(A)'],
    soc2: ['CC7.2', 'CC7.3', 'A1.1', 'A1.2', 'PI1.3'],
  },
  awsConfig: ['rds-logging-enabled'],
  securityHub: ['RDS.9'],
  aliases: ['rds_db_instance_logging_enabled', 'rds_instance_integration_cloudwatch_logs', 'CKV_AWS_129'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  // One argument cannot hold the logs of all engines: the fix shows those of PostgreSQL, each part shows its own.
  condition: { ...byEngine, settings: () => postgres.settings() },
  risk: 'Who logged in and who changed what cannot be told once the log files of the instance have been rotated away.',
  fix: 'List every log type of the engine in enabled_cloudwatch_logs_exports.',
  effort: { optimisticHours: 1, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'PostgreSQL sends both of its logs',
      values: { engine: 'postgres', enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'] },
    },
    {
      expect: 'fail',
      because: 'the upgrade log stays on the instance',
      values: { engine: 'postgres', enabled_cloudwatch_logs_exports: ['postgresql'] },
    },
    { expect: 'fail', because: 'left out, and then nothing is sent', values: { engine: 'postgres' } },
    {
      expect: 'pass',
      because: 'MySQL sends all four of its logs',
      values: { engine: 'mysql', enabled_cloudwatch_logs_exports: ['audit', 'error', 'general', 'slowquery'] },
    },
    {
      expect: 'fail',
      because: 'MySQL sends everything but the audit log',
      values: { engine: 'mysql', enabled_cloudwatch_logs_exports: ['error', 'general', 'slowquery'] },
    },
    {
      expect: 'pass',
      because: 'Oracle sends its four logs, and more',
      values: {
        engine: 'oracle-se2',
        enabled_cloudwatch_logs_exports: ['alert', 'audit', 'listener', 'oemagent', 'trace'],
      },
    },
    {
      expect: 'pass',
      because: 'SQL Server sends both of its logs',
      values: { engine: 'sqlserver-se', enabled_cloudwatch_logs_exports: ['agent', 'error'] },
    },
    {
      expect: 'fail',
      because: 'SQL Server sends no agent log',
      values: { engine: 'sqlserver-se', enabled_cloudwatch_logs_exports: ['error'] },
    },
    {
      expect: 'pass',
      because: 'a replica does not name its engine and sends logs',
      values: { replicate_source_db: 'records', enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'] },
    },
    {
      expect: 'unknown',
      because: 'the list is known after apply',
      values: { engine: 'postgres', enabled_cloudwatch_logs_exports: UNKNOWN },
    },
    {
      expect: 'unknown',
      because: 'the engine that would need more logs is known after apply',
      values: { engine: UNKNOWN, enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'] },
    },
  ],
});
