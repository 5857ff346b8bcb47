import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { closedToInternet, ingressOnly, ingressTypes } from './_ingress-rules.ts';

export const vpcSgRestrictedCommonPorts: Control<'vpc-sg-restricted-common-ports'> = defineControl({
  id: 'vpc-sg-restricted-common-ports',
  title: 'No security group lets the internet in on a port of high risk',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(e)(1)', '164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.6', 'CC6.1'],
  },
  // Security Hub checks it with a rule of its own, which AWS Config does not offer.
  awsConfig: [],
  securityHub: ['EC2.19'],
  aliases: [],
  resources: ingressTypes,
  evidence: 'plan',
  applies: ingressOnly,
  // The ports that Security Hub checks in EC2.19.
  // https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19
  condition: closedToInternet(
    [
      20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088,
      8888, 9200, 9300,
    ],
    'the ports of databases, search engines, mail and remote control must be closed to the internet',
  ),
  risk: 'A database or search engine that answers the internet hands over PHI on the first weak or leaked password.',
  fix: 'Remove the rule, or narrow it to a private range or to the security group of the client.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'PostgreSQL is open to every IPv4 address',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 5432, to_port: 5432 },
    },
    {
      expect: 'pass',
      because: 'PostgreSQL is open to one subnet only',
      values: { cidr_ipv4: '10.0.16.0/20', ip_protocol: 'tcp', from_port: 5432, to_port: 5432 },
    },
    {
      expect: 'pass',
      because: 'port 443 is not among them',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', from_port: 443, to_port: 443 },
    },
    {
      expect: 'unknown',
      because: 'the protocol is known after apply',
      values: { cidr_ipv4: '0.0.0.0/0', ip_protocol: UNKNOWN, from_port: 5432, to_port: 5432 },
    },
    {
      expect: 'fail',
      because: 'the range of ports holds those of OpenSearch',
      type: 'aws_security_group_rule',
      values: { type: 'ingress', cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 9000, to_port: 10000 },
    },
    {
      expect: 'notApplicable',
      because: 'the rule lets mail out',
      type: 'aws_security_group_rule',
      values: { type: 'egress', cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 25, to_port: 25 },
    },
    {
      expect: 'fail',
      because: 'a rule inside the group opens SQL Server',
      type: 'aws_security_group',
      values: { ingress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: 'tcp', from_port: 1433, to_port: 1434 }] },
    },
  ],
});
