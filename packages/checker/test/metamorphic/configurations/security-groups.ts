import { blocks, named, ref, resource, type Configuration } from '../model.ts';

/** The rules of a group stand in resources of their own, and those of another in the group itself. */
export const securityGroups: Configuration = {
  name: 'security-groups',
  declarations: [
    resource('terraform_data.sg_later', { input: '10.0.0.0/8' }),
    resource('aws_vpc.apps', { cidr_block: '10.40.0.0/16' }),
    resource('aws_default_security_group.apps', { vpc_id: ref('aws_vpc.apps') }),
    resource('aws_security_group.web', {
      name: named('web'),
      description: 'Web servers',
      vpc_id: ref('aws_vpc.apps'),
    }),
    resource('aws_security_group.bastion', {
      name: named('bastion'),
      description: 'Way in for operators',
      vpc_id: ref('aws_vpc.apps'),
    }),
    resource('aws_vpc_security_group_ingress_rule.web_https', {
      security_group_id: ref('aws_security_group.web'),
      description: 'HTTPS from everywhere',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: '0.0.0.0/0',
    }),
    resource('aws_vpc_security_group_ingress_rule.web_from_bastion', {
      security_group_id: ref('aws_security_group.web'),
      description: 'SSH from the bastion',
      ip_protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      referenced_security_group_id: ref('aws_security_group.bastion'),
    }),
    resource('aws_vpc_security_group_ingress_rule.bastion_ssh', {
      security_group_id: ref('aws_security_group.bastion'),
      ip_protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      cidr_ipv4: '0.0.0.0/0',
    }),
    resource('aws_vpc_security_group_ingress_rule.bastion_later', {
      security_group_id: ref('aws_security_group.bastion'),
      description: 'Known after apply',
      ip_protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      cidr_ipv4: ref('terraform_data.sg_later', 'output'),
    }),
    resource('aws_vpc_security_group_egress_rule.web', {
      security_group_id: ref('aws_security_group.web'),
      description: 'Replies',
      ip_protocol: '-1',
      cidr_ipv4: '10.40.0.0/16',
    }),
    resource('aws_security_group.inline', {
      name: named('inline'),
      description: 'Holds its rules itself',
      vpc_id: ref('aws_vpc.apps'),
      ingress: blocks(
        { description: 'HTTPS', protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.0.0.0/8'] },
        { description: 'RDP', protocol: 'tcp', from_port: 3389, to_port: 3389, cidr_blocks: ['0.0.0.0/0'] },
      ),
      egress: blocks({ description: 'All', protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8'] }),
    }),
    resource('aws_security_group_rule.classic', {
      security_group_id: ref('aws_security_group.web'),
      type: 'ingress',
      protocol: 'tcp',
      from_port: 3306,
      to_port: 3306,
      cidr_blocks: ['0.0.0.0/0'],
      description: 'MySQL from everywhere',
    }),
  ],
  expected: {
    'restricted-ssh aws_vpc_security_group_ingress_rule.web_https': 'pass',
    'restricted-ssh aws_vpc_security_group_ingress_rule.web_from_bastion': 'pass',
    'restricted-ssh aws_vpc_security_group_ingress_rule.bastion_ssh': 'fail',
    'restricted-ssh aws_vpc_security_group_ingress_rule.bastion_later': 'unknown',
    'restricted-common-ports aws_security_group.inline': 'fail',
    'restricted-common-ports aws_security_group_rule.classic': 'fail',
    'vpc-sg-open-only-to-authorized-ports aws_vpc_security_group_ingress_rule.web_https': 'pass',
    'vpc-security-group-rules-described aws_vpc_security_group_ingress_rule.bastion_ssh': 'fail',
    'vpc-security-group-rules-described aws_vpc_security_group_egress_rule.web': 'pass',
    'vpc-default-security-group-closed aws_vpc.apps': 'pass',
  },
};
