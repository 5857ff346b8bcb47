import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const dbInstanceBackupEnabled: Control<'db-instance-backup-enabled'> = defineControl({
  id: 'db-instance-backup-enabled',
  title: 'RDS instances keep automated backups for seven days or more',
  severity: 'high',
  citations: {
    hipaa: [
      '164.308(a)(7)(ii)(A)',
      '164.308(a)(7)(ii)(B)',
      '164.308(a)(7)(i)',
      '164.312(a)(2)(ii)',
      '164.308(a)(1)(ii)(B)',
    ],
    soc2: ['A1.2', 'CC7.4', 'A1.1'],
  },
  awsConfig: ['db-instance-backup-enabled'],
  securityHub: ['RDS.11'],
  aliases: ['rds_db_instance_backup_enabled', 'rds_instance_backup_enabled', 'CKV_AWS_133'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  condition: attribute('backup_retention_period', { whenAbsent: 0 }).atLeast(7),
  risk: 'A mistake or an attack that is noticed after the last backup has expired cannot be undone.',
  fix: 'Set backup_retention_period to 7 or more; 14 in production.',
  effort: { optimisticHours: 0.5, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'seven days are kept', values: { backup_retention_period: 7 } },
    { expect: 'fail', because: 'one day is kept', values: { backup_retention_period: 1 } },
    { expect: 'fail', because: 'zero switches backups off', values: { backup_retention_period: 0 } },
    { expect: 'fail', because: 'left out, and nobody has asked for seven days', values: {} },
    { expect: 'unknown', because: 'the period is known after apply', values: { backup_retention_period: UNKNOWN } },
  ],
});
