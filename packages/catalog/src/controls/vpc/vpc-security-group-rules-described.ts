import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { byType } from '../../conditions/by-type.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

const described = attribute('description').matches(/\S/, 'say what the rule is for', 'HTTPS from the load balancer');
const describedInline = all(
  block('ingress', { whenAbsent: 'none' }).every(described),
  block('egress', { whenAbsent: 'none' }).every(described),
);

export const vpcSecurityGroupRulesDescribed: Control<'vpc-security-group-rules-described'> = defineControl({
  id: 'vpc-security-group-rules-described',
  title: 'Every rule of a security group says what it is for',
  severity: 'low',
  citations: { hipaa: ['164.308(a)(4)(ii)(C)', '164.316(b)(1)'], soc2: ['CC6.6', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: ['CKV_AWS_23'],
  resources: [
    'aws_vpc_security_group_ingress_rule',
    'aws_vpc_security_group_egress_rule',
    'aws_security_group_rule',
    'aws_security_group',
  ],
  evidence: 'plan',
  condition: byType({
    aws_vpc_security_group_ingress_rule: described,
    aws_vpc_security_group_egress_rule: described,
    aws_security_group_rule: described,
    aws_security_group: describedInline,
  }),
  risk: 'A rule that nobody can explain is never removed, and access reviews cannot tell which ones are still needed.',
  fix: 'Set description to what connects and why.',
  effort: { optimisticHours: 0.1, pessimisticHours: 0.5, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'left out', values: { cidr_ipv4: '10.0.0.0/8', ip_protocol: '-1' } },
    {
      expect: 'pass',
      because: 'the description says what connects',
      values: { cidr_ipv4: '10.0.0.0/8', ip_protocol: '-1', description: 'All traffic from the office network' },
    },
    {
      expect: 'unknown',
      because: 'the description is known after apply',
      values: { cidr_ipv4: '10.0.0.0/8', ip_protocol: '-1', description: UNKNOWN },
    },
    {
      expect: 'fail',
      because: 'a rule for outgoing traffic needs one too',
      type: 'aws_vpc_security_group_egress_rule',
      values: { cidr_ipv4: '10.0.0.0/8', ip_protocol: '-1' },
    },
    {
      expect: 'fail',
      because: 'an empty text describes nothing',
      type: 'aws_security_group_rule',
      values: {
        type: 'egress',
        cidr_blocks: ['10.0.0.0/8'],
        protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        description: '',
      },
    },
    {
      expect: 'fail',
      because: 'the outgoing rule inside the group has none',
      type: 'aws_security_group',
      values: {
        ingress: [{ self: true, protocol: 'tcp', from_port: 443, to_port: 443, description: 'HTTPS between members' }],
        egress: [{ self: true, protocol: 'tcp', from_port: 443, to_port: 443 }],
      },
    },
    {
      expect: 'pass',
      because: 'both rules inside the group have one',
      type: 'aws_security_group',
      values: {
        ingress: [{ self: true, protocol: 'tcp', from_port: 443, to_port: 443, description: 'HTTPS between members' }],
        egress: [{ self: true, protocol: 'tcp', from_port: 443, to_port: 443, description: 'HTTPS between members' }],
      },
    },
    {
      expect: 'pass',
      because: 'no rule is written inside the group',
      type: 'aws_security_group',
      values: { ingress: [], egress: [] },
    },
  ],
});
