import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { closedToInternet, ingressOnly, ingressTypes } from './_ingress-rules.ts';

export const restrictedSsh: Control<'restricted-ssh'> = defineControl({
  id: 'restricted-ssh',
  title: 'No security group lets the internet in on port 22',
  severity: 'high',
  citations: {
    hipaa: [
      '164.312(e)(1)',
      '164.312(a)(1)',
      '164.308(a)(1)(ii)(B)',
      '164.308(a)(3)(i)',
      '164.308(a)(3)(ii)(B)',
      '164.308(a)(4)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(B)',
      '164.308(a)(4)(ii)(C)',
    ],
    soc2: ['CC6.6', 'CC6.1', 'CC6.2', 'CC7.2'],
  },
  awsConfig: ['restricted-ssh'],
  securityHub: ['EC2.13'],
  aliases: [
    'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22',
    'vpc_security_group_restrict_ingress_ssh_all',
    'CKV_AWS_24',
  ],
  resources: ingressTypes,
  evidence: 'plan',
  applies: ingressOnly,
  condition: closedToInternet([22], 'port 22 must be closed to the internet'),
  risk: 'Anybody can try passwords and unpatched flaws on the remote shell of a server that handles PHI.',
  fix: 'Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'SSH is open to every IPv4 address',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 22, to_port: 22 },
    },
    {
      expect: 'pass',
      because: 'SSH is open to a private range only',
      values: { cidr_ipv4: '10.0.0.0/8', ip_protocol: 'tcp', from_port: 22, to_port: 22 },
    },
    {
      expect: 'fail',
      because: 'SSH is open to half of the internet, and a second rule can open the other half',
      values: { cidr_ipv4: '128.0.0.0/1', ip_protocol: 'tcp', from_port: 22, to_port: 22 },
    },
    {
      expect: 'fail',
      because: 'the range of ports holds 22, and every IPv6 address may use it',
      values: { cidr_ipv6: '::/0', ip_protocol: 'tcp', from_port: 0, to_port: 1023 },
    },
    {
      expect: 'pass',
      because: 'the range of ports begins above 22',
      values: { cidr_ipv6: '::/0', ip_protocol: 'tcp', from_port: 23, to_port: 1023 },
    },
    {
      expect: 'fail',
      because: 'every protocol means every port',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: '-1' },
    },
    {
      expect: 'pass',
      because: 'SSH runs over TCP, and this rule is for UDP',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'udp', from_port: 22, to_port: 22 },
    },
    {
      expect: 'pass',
      because: 'the source is another security group',
      values: {
        referenced_security_group_id: ref('aws_security_group.bastion', 'id'),
        ip_protocol: 'tcp',
        from_port: 22,
        to_port: 22,
      },
      with: [neighbour('aws_security_group.bastion', {})],
    },
    {
      expect: 'unknown',
      because: 'the range is known after apply',
      values: { cidr_ipv4: UNKNOWN, ip_protocol: 'tcp', from_port: 22, to_port: 22 },
    },
    {
      expect: 'unknown',
      because: 'what the prefix list holds is not in the rule',
      values: {
        prefix_list_id: ref('aws_ec2_managed_prefix_list.offices', 'id'),
        ip_protocol: 'tcp',
        from_port: 22,
        to_port: 22,
      },
      with: [neighbour('aws_ec2_managed_prefix_list.offices', {})],
    },
    {
      expect: 'fail',
      because: 'one of its ranges is the whole internet',
      type: 'aws_security_group_rule',
      values: {
        type: 'ingress',
        cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'],
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
      },
    },
    {
      expect: 'pass',
      because: 'all of its ranges are private',
      type: 'aws_security_group_rule',
      values: {
        type: 'ingress',
        cidr_blocks: ['10.0.0.0/8', '192.168.0.0/16'],
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
      },
    },
    {
      expect: 'unknown',
      because: 'one of its ranges is known after apply',
      type: 'aws_security_group_rule',
      values: {
        type: 'ingress',
        cidr_blocks: ['10.0.0.0/8', UNKNOWN],
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
      },
    },
    {
      expect: 'notApplicable',
      because: 'the rule lets traffic out',
      type: 'aws_security_group_rule',
      values: { type: 'egress', cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 22, to_port: 22 },
    },
    {
      expect: 'fail',
      because: 'the second rule inside the group opens every protocol',
      type: 'aws_security_group',
      values: {
        ingress: [
          { cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 443, to_port: 443 },
          { ipv6_cidr_blocks: ['::/0'], protocol: '-1', from_port: 0, to_port: 0 },
        ],
      },
    },
    {
      expect: 'pass',
      because: 'the only rule inside the group is for port 443',
      type: 'aws_security_group',
      values: { ingress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 443, to_port: 443 }] },
    },
    {
      expect: 'pass',
      because: 'no rule is written inside the group',
      type: 'aws_security_group',
      values: { ingress: [] },
    },
    {
      expect: 'fail',
      because: 'the default group of a VPC can be opened too',
      type: 'aws_default_security_group',
      values: { ingress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 22, to_port: 22 }] },
    },
  ],
});
