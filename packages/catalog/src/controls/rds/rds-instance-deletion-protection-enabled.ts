import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';

export const rdsInstanceDeletionProtectionEnabled: Control<'rds-instance-deletion-protection-enabled'> = defineControl({
  id: 'rds-instance-deletion-protection-enabled',
  title: 'RDS instances are protected against deletion',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)', '164.312(c)(1)'], soc2: ['A1.2', 'C1.1'] },
  awsConfig: ['rds-instance-deletion-protection-enabled'],
  securityHub: ['RDS.8'],
  aliases: ['rds_db_instance_deletion_protection_enabled', 'rds_instance_deletion_protection', 'CKV_AWS_293'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  applies: phiOrProduction,
  condition: attribute('deletion_protection', { whenAbsent: false }).isTrue(),
  risk: 'One wrong command, or one plan that replaces the instance, destroys the database and all records in it.',
  fix: 'Set deletion_protection to true.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'deletion is refused', values: { deletion_protection: true } },
    { expect: 'fail', because: 'deletion is allowed', values: { deletion_protection: false } },
    { expect: 'fail', because: 'left out, and the default is off', values: {} },
    {
      expect: 'fail',
      because: 'production counts without PHI as well',
      values: { deletion_protection: false, tags_all: { DataClassification: 'Internal', Environment: 'prod' } },
    },
    {
      expect: 'pass',
      because: 'deletion is refused in production without PHI as well',
      values: { deletion_protection: true, tags_all: { DataClassification: 'Internal', Environment: 'prod' } },
    },
    {
      expect: 'notApplicable',
      because: 'its tags say development data without PHI',
      values: { deletion_protection: false, tags_all: { DataClassification: 'Public', Environment: 'dev' } },
    },
    { expect: 'unknown', because: 'the switch is known after apply', values: { deletion_protection: UNKNOWN } },
  ],
});
