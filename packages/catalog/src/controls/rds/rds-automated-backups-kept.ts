import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsAutomatedBackupsKept: Control<'rds-automated-backups-kept'> = defineControl({
  id: 'rds-automated-backups-kept',
  title: 'RDS keeps automated backups after the database is deleted',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.310(d)(2)(iv)'], soc2: ['A1.2', 'CC7.5'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_db_instance', 'aws_rds_cluster'],
  evidence: 'plan',
  condition: attribute('delete_automated_backups', { whenAbsent: true }).isFalse(),
  risk: 'A deletion by mistake takes the backups with it, and with them every point in time to go back to.',
  fix: 'Set delete_automated_backups to false: they expire with the retention period.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'backups outlive the instance', values: { delete_automated_backups: false } },
    { expect: 'fail', because: 'backups are deleted with the instance', values: { delete_automated_backups: true } },
    { expect: 'fail', because: 'left out, and the default is to delete them', values: {} },
    { expect: 'unknown', because: 'the switch is known after apply', values: { delete_automated_backups: UNKNOWN } },
    {
      expect: 'pass',
      because: 'backups outlive the cluster',
      type: 'aws_rds_cluster',
      values: { delete_automated_backups: false },
    },
    {
      expect: 'fail',
      because: 'backups are deleted with the cluster',
      type: 'aws_rds_cluster',
      values: { delete_automated_backups: true },
    },
  ],
});
