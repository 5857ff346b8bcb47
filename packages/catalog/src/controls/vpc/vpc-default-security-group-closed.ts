import { all } from '../../conditions/all.ts';
import { block } from '../../conditions/block.ts';
import { companion, notUndone, type Undoing } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

function ruleOf(type: string): Undoing {
  return { type, by: 'security_group_id', attributes: ['default_security_group_id'], title: 'a rule of this group' };
}

export const vpcDefaultSecurityGroupClosed: Control<'vpc-default-security-group-closed'> = defineControl({
  id: 'vpc-default-security-group-closed',
  title: 'The default security group of every VPC has no rules',
  severity: 'high',
  citations: { hipaa: ['164.312(e)(1)'], soc2: ['CC6.6', 'CC6.1', 'CC6.2'] },
  awsConfig: ['vpc-default-security-group-closed'],
  securityHub: ['EC2.2'],
  aliases: [
    'ec2_securitygroup_default_restrict_traffic',
    'vpc_default_security_group_restricts_all_traffic',
    'CKV2_AWS_12',
  ],
  resources: ['aws_vpc', 'aws_default_vpc'],
  evidence: 'plan',
  // Terraform removes every rule of the group when it takes it over, and keeps out the ones that are not written.
  // Rules that are resources of their own are kept out by nothing: the two add and remove them in turn.
  condition: notUndone(
    companion(
      'aws_default_security_group',
      'vpc_id',
      all(block('ingress', { whenAbsent: 'none' }).isAbsent(), block('egress', { whenAbsent: 'none' }).isAbsent()),
    ),
    ruleOf('aws_vpc_security_group_ingress_rule'),
    ruleOf('aws_vpc_security_group_egress_rule'),
    ruleOf('aws_security_group_rule'),
  ),
  risk: 'Whatever is started without a security group lands in the default one, and all its members reach each other.',
  fix: 'Add an aws_default_security_group for the VPC without ingress and egress, and leave out rules of their own for it.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'left alone, the group lets its members reach each other and the internet',
      values: {},
    },
    {
      expect: 'pass',
      because: 'Terraform takes the group over and removes every rule',
      values: {},
      with: [neighbour('aws_default_security_group.this', { vpc_id: ref('aws_vpc.this', 'id') })],
    },
    {
      expect: 'pass',
      because: 'both lists of rules are written as empty',
      values: {},
      with: [
        neighbour('aws_default_security_group.this', { vpc_id: ref('aws_vpc.this', 'id'), ingress: [], egress: [] }),
      ],
    },
    {
      expect: 'fail',
      because: 'the group lets traffic out',
      values: {},
      with: [
        neighbour('aws_default_security_group.this', {
          vpc_id: ref('aws_vpc.this', 'id'),
          egress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: '-1', from_port: 0, to_port: 0 }],
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the rules of the group are known after apply',
      values: {},
      with: [neighbour('aws_default_security_group.this', { vpc_id: ref('aws_vpc.this', 'id'), ingress: UNKNOWN })],
    },
    {
      expect: 'fail',
      because: 'a rule that is a resource of its own opens the group again',
      values: {},
      with: [
        neighbour('aws_default_security_group.this', { vpc_id: ref('aws_vpc.this', 'id') }),
        neighbour('aws_vpc_security_group_ingress_rule.open', {
          security_group_id: ref('aws_default_security_group.this', 'id'),
          ip_protocol: '-1',
          cidr_ipv4: '10.0.0.0/8',
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'a rule of its own names the group by its VPC',
      values: {},
      with: [
        neighbour('aws_default_security_group.this', { vpc_id: ref('aws_vpc.this', 'id') }),
        neighbour('aws_security_group_rule.open', {
          security_group_id: ref('aws_vpc.this', 'default_security_group_id'),
          type: 'egress',
          protocol: '-1',
          from_port: 0,
          to_port: 0,
          cidr_blocks: ['0.0.0.0/0'],
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'which group a rule of its own belongs to is known after apply',
      values: {},
      with: [
        neighbour('aws_default_security_group.this', { vpc_id: ref('aws_vpc.this', 'id') }),
        neighbour('aws_vpc_security_group_egress_rule.open', {
          security_group_id: UNKNOWN,
          ip_protocol: '-1',
          cidr_ipv4: '0.0.0.0/0',
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'the group of the default VPC has a rule',
      type: 'aws_default_vpc',
      values: {},
      with: [
        neighbour('aws_default_security_group.this', {
          vpc_id: ref('aws_default_vpc.this', 'id'),
          ingress: [{ self: true, protocol: '-1', from_port: 0, to_port: 0 }],
        }),
      ],
    },
  ],
});
