import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { isNoReplica } from './_replica.ts';

const group = neighbour('aws_db_subnet_group.data', {});

export const rdsInstanceInVpcSubnetGroup: Control<'rds-instance-in-vpc-subnet-group'> = defineControl({
  id: 'rds-instance-in-vpc-subnet-group',
  title: 'RDS instances sit in a named subnet group, not in the default VPC',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(1)', '164.312(e)(1)', '164.308(a)(4)(ii)(A)'], soc2: ['CC6.6', 'CC6.1'] },
  // Not rds-deployed-in-vpc (RDS.18): the default VPC satisfies that one.
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  applies: {
    condition: any(
      isNoReplica,
      attribute('replicate_source_db').matches(/^arn:/, 'be an ARN', 'arn:aws:rds:us-west-2:123456789012:db:records'),
    ),
    reason: 'a replica in the same Region sits in the subnet group of its source',
  },
  condition: attribute('db_subnet_group_name').isSet(ref('aws_db_subnet_group.this', 'name')),
  risk: 'Every subnet of the default VPC has a route to the internet, so only one security group rule stands in between.',
  fix: 'Set db_subnet_group_name to a group of private subnets.',
  effort: { optimisticHours: 2, pessimisticHours: 24, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a subnet group of the same plan is used',
      values: { db_subnet_group_name: ref('aws_db_subnet_group.data', 'name') },
      with: [group],
    },
    { expect: 'pass', because: 'a subnet group is named', values: { db_subnet_group_name: 'data' } },
    { expect: 'fail', because: 'left out, and then it is the default VPC', values: {} },
    {
      expect: 'notApplicable',
      because: 'the replica sits beside its source',
      values: { replicate_source_db: 'records' },
    },
    {
      expect: 'fail',
      because: 'the replica of another Region sits in the default VPC there',
      values: { replicate_source_db: 'arn:aws:rds:us-west-2:123456789012:db:records' },
    },
    {
      expect: 'pass',
      because: 'the replica of another Region has a subnet group',
      values: {
        replicate_source_db: 'arn:aws:rds:us-west-2:123456789012:db:records',
        db_subnet_group_name: ref('aws_db_subnet_group.data', 'name'),
      },
      with: [group],
    },
    {
      expect: 'unknown',
      because: 'whether a group is given is known after apply',
      values: { db_subnet_group_name: UNKNOWN },
    },
  ],
});
