import { all } from '../../conditions/all.ts';
import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { byType } from '../../conditions/by-type.ts';
import type { Condition } from '../../conditions/condition.ts';
import { outsidePorts } from '../../conditions/outside-ports.ts';
import { worded } from '../../conditions/worded.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { narrowRanges } from './_wide-ranges.ts';

const requirement = 'ports 22 and 3389 must be closed to the internet';

/** The rule looks at each entry by itself, so an earlier entry that denies the ports does not count. */
function entry(action: string): Condition {
  return any(
    narrowRanges({ ipv4: 'cidr_block', ipv6: 'ipv6_cidr_block', narrow: '10.0.0.0/8' }),
    attribute(action).noneOf(['allow'], 'deny'),
    attribute('protocol').noneOf(['tcp', '6', 'udp', '17', '-1', 'all'], 'icmp'),
    all(attribute('protocol').noneOf(['-1', 'all'], 'tcp'), outsidePorts([22, 3389])),
  );
}

export const naclNoUnrestrictedSshRdp: Control<'nacl-no-unrestricted-ssh-rdp'> = defineControl({
  id: 'nacl-no-unrestricted-ssh-rdp',
  title: 'No network ACL lets the internet in on ports 22 and 3389',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(e)(1)', '164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.6'],
  },
  awsConfig: ['nacl-no-unrestricted-ssh-rdp'],
  securityHub: ['EC2.21'],
  aliases: [
    'ec2_networkacl_allow_ingress_tcp_port_22',
    'ec2_networkacl_allow_ingress_tcp_port_3389',
    'vpc_network_acl_remote_administration',
    'CKV_AWS_231',
    'CKV_AWS_232',
  ],
  resources: ['aws_network_acl', 'aws_network_acl_rule', 'aws_default_network_acl'],
  evidence: 'plan',
  applies: {
    condition: byType({ aws_network_acl_rule: attribute('egress', { whenAbsent: false }).isFalse() }, 'holds'),
    reason: 'it lets traffic out, not in',
  },
  condition: byType({
    aws_network_acl: worded(requirement, block('ingress', { whenAbsent: 'none' }).every(entry('action'))),
    aws_network_acl_rule: worded(requirement, entry('rule_action')),
    aws_default_network_acl: worded(requirement, block('ingress').every(entry('action'))),
  }),
  risk: 'The subnet loses its second line of defence: one wrong security group exposes remote control of its servers.',
  fix: 'Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'an entry allows everything from everywhere',
      values: {
        ingress: [{ rule_no: 100, action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 }],
      },
    },
    {
      expect: 'pass',
      because: 'an entry allows everything from a private range',
      values: {
        ingress: [
          { rule_no: 100, action: 'allow', protocol: '-1', cidr_block: '10.0.0.0/8', from_port: 0, to_port: 0 },
        ],
      },
    },
    {
      expect: 'fail',
      because: 'the ports for answers hold the one for remote desktops',
      values: {
        ingress: [
          { rule_no: 100, action: 'allow', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 1024, to_port: 65535 },
        ],
      },
    },
    {
      expect: 'pass',
      because: 'the ports for answers leave out the one for remote desktops',
      values: {
        ingress: [
          { rule_no: 100, action: 'allow', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 1024, to_port: 3388 },
          { rule_no: 110, action: 'allow', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 3390, to_port: 65535 },
        ],
      },
    },
    {
      expect: 'pass',
      because: 'the entry denies',
      values: {
        ingress: [
          { rule_no: 100, action: 'deny', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 22, to_port: 22 },
        ],
      },
    },
    { expect: 'pass', because: 'it has no entries of its own', values: { ingress: [] } },
    {
      expect: 'fail',
      because: 'the entry allows SSH from every IPv6 address',
      type: 'aws_network_acl_rule',
      values: {
        rule_number: 100,
        rule_action: 'allow',
        protocol: 'tcp',
        ipv6_cidr_block: '::/0',
        from_port: 22,
        to_port: 22,
      },
    },
    {
      expect: 'unknown',
      because: 'the range of addresses is known after apply',
      type: 'aws_network_acl_rule',
      values: {
        rule_number: 100,
        rule_action: 'allow',
        protocol: 'tcp',
        cidr_block: UNKNOWN,
        from_port: 22,
        to_port: 22,
      },
    },
    {
      expect: 'notApplicable',
      because: 'the entry is for outgoing traffic',
      type: 'aws_network_acl_rule',
      values: { rule_number: 100, egress: true, rule_action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0' },
    },
    {
      expect: 'fail',
      because: 'the default ACL is opened again after Terraform has taken it over',
      type: 'aws_default_network_acl',
      values: {
        ingress: [{ rule_no: 100, action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 }],
      },
    },
    {
      expect: 'pass',
      because: 'the default ACL is taken over without entries, which denies everything',
      type: 'aws_default_network_acl',
      values: {},
    },
  ],
});
