import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsInstanceIamAuthenticationEnabled: Control<'rds-instance-iam-authentication-enabled'> = defineControl({
  id: 'rds-instance-iam-authentication-enabled',
  title: 'RDS instances accept IAM authentication',
  severity: 'medium',
  citations: { hipaa: ['164.312(d)', '164.308(a)(3)(ii)(A)', '164.312(a)(1)'], soc2: ['CC6.1', 'CC1.3'] },
  awsConfig: ['rds-instance-iam-authentication-enabled'],
  securityHub: ['RDS.10'],
  aliases: ['rds_db_instance_iam_authentication_enabled', 'rds_instance_iam_authentication_enabled', 'CKV_AWS_161'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  // Without an engine the instance is a replica or restored; it is judged as one of the engines that can.
  applies: {
    condition: attribute('engine', { whenAbsent: 'postgres' }).oneOf(['postgres', 'mysql', 'mariadb']),
    reason: 'its engine has no IAM database authentication',
  },
  condition: attribute('iam_database_authentication_enabled', { whenAbsent: false }).isTrue(),
  risk: 'People and programs share passwords that never expire, and nobody can say who used which.',
  fix: 'Set iam_database_authentication_enabled to true and grant rds-db:connect to roles.',
  effort: { optimisticHours: 1, pessimisticHours: 12, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'IAM tokens are accepted',
      values: { engine: 'postgres', iam_database_authentication_enabled: true },
    },
    {
      expect: 'fail',
      because: 'IAM tokens are refused',
      values: { engine: 'postgres', iam_database_authentication_enabled: false },
    },
    { expect: 'fail', because: 'left out, and the default is off', values: { engine: 'mysql' } },
    {
      expect: 'notApplicable',
      because: 'Oracle on RDS has no IAM authentication',
      values: { engine: 'oracle-ee' },
    },
    {
      expect: 'unknown',
      because: 'the switch is known after apply',
      values: { engine: 'postgres', iam_database_authentication_enabled: UNKNOWN },
    },
  ],
});
