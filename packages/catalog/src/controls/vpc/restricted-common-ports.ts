import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { closedToInternet, ingressOnly, ingressTypes } from './_ingress-rules.ts';

export const restrictedCommonPorts: Control<'restricted-common-ports'> = defineControl({
  id: 'restricted-common-ports',
  title: 'No security group lets the internet in on the ports for FTP, RDP and MySQL',
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
    soc2: ['CC6.6', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['restricted-common-ports'],
  securityHub: ['EC2.14'],
  aliases: [
    'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_ftp_20_21',
    'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389',
    'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mysql_3306',
    'vpc_security_group_restrict_ingress_common_ports_all',
    'CKV_AWS_25',
  ],
  resources: ingressTypes,
  evidence: 'plan',
  applies: ingressOnly,
  // The ports that the HIPAA conformance pack sets as blockedPort1 to blockedPort5.
  condition: closedToInternet(
    [20, 21, 3389, 3306, 4333],
    'ports 20, 21, 3306, 3389 and 4333 must be closed to the internet',
  ),
  risk: 'File transfer, remote desktop and database ports are found by scanners within minutes, and each leads to PHI.',
  fix: 'Remove the rule, or narrow it to a private range or to the security group of the client.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'MySQL is open to every IPv4 address',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 3306, to_port: 3306 },
    },
    {
      expect: 'pass',
      because: 'MySQL is open to a private range only',
      values: { cidr_ipv4: '10.0.0.0/8', ip_protocol: 'tcp', from_port: 3306, to_port: 3306 },
    },
    {
      expect: 'fail',
      because: 'the range of ports holds the one for remote desktops',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 3380, to_port: 3400 },
    },
    {
      expect: 'pass',
      because: 'none of the blocked ports lies in the range',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 3390, to_port: 3400 },
    },
    {
      expect: 'unknown',
      because: 'the first port is known after apply',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: UNKNOWN, to_port: 3400 },
    },
    {
      expect: 'fail',
      because: 'remote desktop is open to every IPv6 address',
      type: 'aws_security_group_rule',
      values: { type: 'ingress', ipv6_cidr_blocks: ['::/0'], protocol: 'tcp', from_port: 3389, to_port: 3389 },
    },
    {
      expect: 'pass',
      because: 'remote desktop is open to a range of private IPv6 addresses',
      type: 'aws_security_group_rule',
      values: { type: 'ingress', ipv6_cidr_blocks: ['fc00::/7'], protocol: 'tcp', from_port: 3389, to_port: 3389 },
    },
    {
      expect: 'notApplicable',
      because: 'the rule lets clients out to a database',
      type: 'aws_security_group_rule',
      values: { type: 'egress', cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 3306, to_port: 3306 },
    },
    {
      expect: 'fail',
      because: 'a rule inside the group opens FTP',
      type: 'aws_security_group',
      values: { ingress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 20, to_port: 21 }] },
    },
    {
      expect: 'pass',
      because: 'a rule inside the group opens port 22, which this control does not judge',
      type: 'aws_security_group',
      values: { ingress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 22, to_port: 22 }] },
    },
  ],
});
