import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsInstancePublicAccessCheck: Control<'rds-instance-public-access-check'> = defineControl({
  id: 'rds-instance-public-access-check',
  title: 'RDS instances have no public address',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(a)(1)', '164.312(e)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.6', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['rds-instance-public-access-check'],
  securityHub: ['RDS.2'],
  aliases: ['rds_db_instance_prohibit_public_access', 'rds_instance_no_public_access', 'CKV_AWS_17'],
  // An Aurora instance is an AWS::RDS::DBInstance too, so AWS Config judges both types.
  resources: ['aws_db_instance', 'aws_rds_cluster_instance'],
  evidence: 'plan',
  condition: attribute('publicly_accessible', { whenAbsent: false }).isFalse(),
  risk: 'The database answers to the whole internet: one weak password or one unpatched flaw exposes every record.',
  fix: 'Set publicly_accessible to false and reach the database through a private subnet.',
  effort: { optimisticHours: 1, pessimisticHours: 12, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'public access is off', values: { publicly_accessible: false } },
    { expect: 'pass', because: 'left out, and the default is off', values: {} },
    { expect: 'fail', because: 'the instance gets a public address', values: { publicly_accessible: true } },
    { expect: 'unknown', because: 'the switch is known after apply', values: { publicly_accessible: UNKNOWN } },
    {
      expect: 'pass',
      because: 'the Aurora instance has no public address',
      type: 'aws_rds_cluster_instance',
      values: { publicly_accessible: false },
    },
    {
      expect: 'fail',
      because: 'the Aurora instance gets a public address',
      type: 'aws_rds_cluster_instance',
      values: { publicly_accessible: true },
    },
  ],
});
