import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { ingressOnly, ingressTypes, onlyOpenPort } from './_ingress-rules.ts';

export const vpcSgOpenOnlyToAuthorizedPorts: Control<'vpc-sg-open-only-to-authorized-ports'> = defineControl({
  id: 'vpc-sg-open-only-to-authorized-ports',
  title: 'Security groups let the internet in on port 443 only',
  severity: 'high',
  citations: {
    hipaa: ['164.312(e)(1)', '164.308(a)(1)(ii)(B)'],
    soc2: ['CC6.6', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['vpc-sg-open-only-to-authorized-ports'],
  securityHub: ['EC2.18'],
  aliases: [
    'ec2_securitygroup_allow_ingress_from_internet_to_any_port',
    'vpc_security_group_restrict_ingress_tcp_udp_all',
    'CKV_AWS_277',
  ],
  resources: ingressTypes,
  evidence: 'plan',
  applies: ingressOnly,
  // The pack leaves authorizedTcpPorts empty, which fails every public load balancer. It is to be set to 443.
  condition: onlyOpenPort(443, 'port 443 over TCP must be the only one that is open to the internet'),
  risk: 'Each further port that answers the internet is a way in that neither TLS nor the web firewall watches.',
  fix: 'Narrow the rule to a private range or a security group, or serve over HTTPS on port 443.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'plain HTTP is open to every IPv4 address',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 80, to_port: 80 },
    },
    {
      expect: 'pass',
      because: 'HTTPS may be open to every IPv4 address',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 443, to_port: 443 },
    },
    {
      expect: 'fail',
      because: 'the range of ports holds more than 443',
      values: { cidr_ipv6: '::/0', ip_protocol: 'tcp', from_port: 443, to_port: 8443 },
    },
    {
      expect: 'fail',
      because: 'port 443 over UDP is not authorised',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'udp', from_port: 443, to_port: 443 },
    },
    {
      expect: 'fail',
      because: 'all protocols are open to every IPv4 address',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: '-1' },
    },
    {
      expect: 'pass',
      because: 'all protocols are open to one subnet only',
      values: { cidr_ipv4: '10.0.16.0/20', ip_protocol: '-1' },
    },
    {
      expect: 'pass',
      because: 'ICMP has no ports',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'icmp', from_port: 3, to_port: 4 },
    },
    {
      expect: 'unknown',
      because: 'the range of addresses is known after apply',
      values: { cidr_ipv4: UNKNOWN, ip_protocol: 'tcp', from_port: 8443, to_port: 8443 },
    },
    {
      expect: 'fail',
      because: 'its second range is the whole internet',
      type: 'aws_security_group_rule',
      values: {
        type: 'ingress',
        cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'],
        protocol: 'tcp',
        from_port: 8443,
        to_port: 8443,
      },
    },
    {
      expect: 'notApplicable',
      because: 'the rule lets traffic out to anywhere',
      type: 'aws_security_group_rule',
      values: { type: 'egress', cidr_blocks: ['0.0.0.0/0'], protocol: '-1', from_port: 0, to_port: 0 },
    },
    {
      expect: 'fail',
      because: 'a rule inside the group opens port 80',
      type: 'aws_security_group',
      values: {
        ingress: [
          { cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 443, to_port: 443 },
          { cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 80, to_port: 80 },
        ],
      },
    },
    {
      expect: 'pass',
      because: 'the rules inside the group open 443 to all, and the rest to the group itself',
      type: 'aws_security_group',
      values: {
        ingress: [
          { cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 443, to_port: 443 },
          { self: true, protocol: '-1', from_port: 0, to_port: 0 },
        ],
      },
    },
  ],
});
