import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { predicate } from '../../conditions/predicate.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

// Not `atLeast(1)`: that one would mend a finding with one sample a second, the dearest interval there is.
const intervalIsSet = predicate({
  name: 'monitoring_interval',
  whenAbsent: 0,
  test: (value) => Number(value) > 0,
  toHcl: (argument) => `try(${argument} > 0, false)`,
  must: 'be 1, 5, 10, 15, 30 or 60',
  good: 60,
});

const role = neighbour('aws_iam_role.monitoring', {});

export const rdsEnhancedMonitoringEnabled: Control<'rds-enhanced-monitoring-enabled'> = defineControl({
  id: 'rds-enhanced-monitoring-enabled',
  title: 'RDS instances send enhanced monitoring metrics',
  severity: 'low',
  citations: { hipaa: ['164.312(b)'], soc2: ['CC7.2', 'A1.1'] },
  awsConfig: ['rds-enhanced-monitoring-enabled'],
  securityHub: ['RDS.6'],
  aliases: [
    'rds_db_instance_and_cluster_enhanced_monitoring_enabled',
    'rds_instance_enhanced_monitoring_enabled',
    'CKV_AWS_118',
  ],
  // An Aurora instance is an AWS::RDS::DBInstance too, so AWS Config judges both types.
  resources: ['aws_db_instance', 'aws_rds_cluster_instance'],
  evidence: 'plan',
  // AWS refuses an interval without a role, at apply and not before.
  condition: all(intervalIsSet, attribute('monitoring_role_arn').isSet(ref('aws_iam_role.monitoring', 'arn'))),
  risk: 'An unusual process or load inside the database host leaves no trace that an alarm could act on.',
  fix: 'Set monitoring_interval to 60, and monitoring_role_arn to a role with AmazonRDSEnhancedMonitoringRole.',
  effort: { optimisticHours: 1, pessimisticHours: 3, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'metrics are sent every minute',
      values: { monitoring_interval: 60, monitoring_role_arn: ref('aws_iam_role.monitoring', 'arn') },
      with: [role],
    },
    {
      expect: 'pass',
      because: 'the role is named by its ARN',
      values: { monitoring_interval: 60, monitoring_role_arn: 'arn:aws:iam::111122223333:role/monitoring' },
    },
    {
      expect: 'fail',
      because: 'zero switches it off',
      values: { monitoring_interval: 0, monitoring_role_arn: ref('aws_iam_role.monitoring', 'arn') },
      with: [role],
    },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    { expect: 'fail', because: 'nothing may write the metrics', values: { monitoring_interval: 60 } },
    {
      expect: 'unknown',
      because: 'the interval is known after apply',
      values: { monitoring_interval: UNKNOWN, monitoring_role_arn: ref('aws_iam_role.monitoring', 'arn') },
      with: [role],
    },
    {
      expect: 'fail',
      because: 'the Aurora instance sends nothing',
      type: 'aws_rds_cluster_instance',
      values: {},
    },
    {
      expect: 'pass',
      because: 'the Aurora instance sends metrics',
      type: 'aws_rds_cluster_instance',
      values: { monitoring_interval: 30, monitoring_role_arn: ref('aws_iam_role.monitoring', 'arn') },
      with: [role],
    },
  ],
});
