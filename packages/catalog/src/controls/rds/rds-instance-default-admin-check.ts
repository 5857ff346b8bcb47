import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsInstanceDefaultAdminCheck: Control<'rds-instance-default-admin-check'> = defineControl({
  id: 'rds-instance-default-admin-check',
  title: 'RDS administrators do not have the default name',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(i)', '164.312(d)', '164.312(a)(1)'], soc2: ['CC6.1', 'CC6.2'] },
  awsConfig: ['rds-instance-default-admin-check'],
  securityHub: ['RDS.25'],
  aliases: ['rds_db_instance_no_default_admin_name', 'rds_instance_default_admin'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  applies: {
    // Only these two may leave the name out. What they are made from is not asked, because Terraform itself knows at
    // plan time whether there is a name, but not whether there is a snapshot.
    condition: attribute('username').isSet('records_owner'),
    reason: 'a replica and a restored instance have the administrator of their source',
  },
  // The two names that AWS Config refuses: https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-default-admin-check.html
  condition: attribute('username').noneOf(['admin', 'postgres'], 'records_owner'),
  risk: 'Whoever guesses passwords needs to guess nothing else.',
  fix: 'Choose a username of your own before the first apply: it cannot be changed after creation.',
  effort: { optimisticHours: 4, pessimisticHours: 16, fixKind: 'architecture' },
  creationOnly: true,
  waivable: false,
  examples: [
    { expect: 'pass', because: 'the name is no default', values: { username: 'records_owner' } },
    { expect: 'fail', because: 'PostgreSQL calls its administrator so', values: { username: 'postgres' } },
    { expect: 'fail', because: 'letter case makes no difference', values: { username: 'Admin' } },
    {
      expect: 'notApplicable',
      because: 'the replica has the administrator of its source',
      values: { replicate_source_db: 'records' },
    },
    {
      expect: 'notApplicable',
      because: 'the name comes with the snapshot',
      values: { snapshot_identifier: 'records-2026' },
    },
    { expect: 'unknown', because: 'the name is known after apply', values: { username: UNKNOWN } },
  ],
});
