import {
  assigned,
  assignedAll,
  derived,
  fixed,
  linked,
  preset,
  presets,
  unset,
  type Attributes,
} from '../attribute.ts';
import { accountId, arn, ec2Id, keyArn, nameOf, region, type Place } from '../place.ts';
import { managed, policyText, taggedWithName, untagged, type ModuleTemplate } from '../template.ts';

const vpcId = (place: Place): string => ec2Id('vpc', { ...place, key: '', index: 0 });
const groupId = (place: Place): string => ec2Id('sg', place);
const cidr = ({ network }: Place): string => `${network}.0.0/16`;
const logGroup = ({ team }: Place): string => `/vpc/${team}`;
const flowRole = ({ team }: Place): string => `${team}-flow`;
const logArn = (place: Place): string => arn('logs', `log-group:${logGroup(place)}`);

/** The network of a team: subnets by count, security groups and their rules by service. */
export const network: ModuleTemplate = {
  name: 'network',
  forEachService: false,
  isGuarded: false,
  inputs: {
    cidr_block: ['var.cidr_block'],
    kms_key_arn: ['module.keys.key_arn'],
    name: ['var.name'],
    services: ['var.services'],
  },
  outputs: {
    private_subnet_ids: ['aws_subnet.private'],
    security_group_ids: ['aws_security_group.service'],
    vpc_id: ['aws_vpc.this.id'],
  },
  resources: [
    managed('aws_cloudwatch_log_group', 'flow', {
      kms_key_id: linked(['var.kms_key_arn'], keyArn),
      name: derived(['var.name'], logGroup),
      retention_in_days: fixed(365),
      ...untagged(),
      ...presets({ skip_destroy: false }),
      ...assignedAll({ arn: logArn, id: logGroup, log_group_class: 'STANDARD', name_prefix: '' }),
    }),
    managed('aws_flow_log', 'this', {
      iam_role_arn: linked(['aws_iam_role.flow.arn'], (place) => arn('iam', `role/${flowRole(place)}`)),
      log_destination: linked(['aws_cloudwatch_log_group.flow.arn'], logArn),
      traffic_type: fixed('ALL'),
      vpc_id: linked(['aws_vpc.this.id'], vpcId),
      ...untagged(),
      ...presets({
        destination_options: [],
        log_destination_type: 'cloud-watch-logs',
        max_aggregation_interval: 600,
      }),
      ...unset(
        'deliver_cross_account_role',
        'eni_id',
        'subnet_id',
        'transit_gateway_attachment_id',
        'transit_gateway_id',
      ),
      ...assignedAll({
        arn: (place) => arn('ec2', `vpc-flow-log/${ec2Id('fl', place)}`),
        id: (place) => ec2Id('fl', place),
        log_format: '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${action}',
        log_group_name: logGroup,
      }),
    }),
    managed('aws_iam_role', 'flow', {
      assume_role_policy: derived(
        [],
        policyText({
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
        }),
      ),
      name: derived(['var.name'], flowRole),
      ...untagged(),
      ...presets({ force_detach_policies: false, max_session_duration: 3600, path: '/' }),
      description: preset(null, ''),
      permissions_boundary: preset(null, ''),
      ...assignedAll({
        arn: (place) => arn('iam', `role/${flowRole(place)}`),
        create_date: '2026-01-12T09:30:00Z',
        id: flowRole,
        inline_policy: (place) => [{ name: 'flow', policy: deliveryPolicy(place) }],
        managed_policy_arns: [],
        name_prefix: '',
        unique_id: 'AROAEXAMPLEEXAMPLE000',
      }),
    }),
    managed('aws_iam_role_policy', 'flow', {
      name: fixed('flow'),
      policy: linked(['aws_cloudwatch_log_group.flow.arn'], (place) => deliveryPolicy(place)),
      role: linked(['aws_iam_role.flow.id'], flowRole),
      ...assignedAll({ id: (place) => `${flowRole(place)}:flow`, name_prefix: '' }),
    }),
    managed(
      'aws_security_group',
      'service',
      {
        description: derived(['each.key'], ({ key }) => `Traffic of ${key}`),
        name: derived(['var.name', 'each.key'], nameOf),
        vpc_id: linked(['aws_vpc.this.id'], vpcId),
        ...untagged(),
        ...presets({ revoke_rules_on_delete: false }),
        ...unset('timeouts'),
        ...assignedAll({
          arn: (place) => arn('ec2', `security-group/${groupId(place)}`),
          egress: (place) => [inlineRule('TLS to the network', place, 443)],
          id: groupId,
          ingress: (place) => [inlineRule('Requests from the network', place, place.service.port)],
          name_prefix: '',
          owner_id: accountId,
        }),
      },
      { schemaVersion: 1, repeat: { forEach: 'var.services' } },
    ),
    managed(
      'aws_subnet',
      'private',
      {
        availability_zone: derived(['count.index'], ({ index }) => `${region}${'abc'[index] ?? 'a'}`),
        cidr_block: derived(['var.cidr_block', 'count.index'], ({ network, index }) => `${network}.${index * 16}.0/20`),
        vpc_id: linked(['aws_vpc.this.id'], vpcId),
        ...taggedWithName(['var.name', 'count.index'], ({ team, index }) => `${team}-private-${index}`),
        ...presets({
          assign_ipv6_address_on_creation: false,
          enable_dns64: false,
          enable_resource_name_dns_a_record_on_launch: false,
          enable_resource_name_dns_aaaa_record_on_launch: false,
          ipv6_native: false,
          map_public_ip_on_launch: false,
        }),
        customer_owned_ipv4_pool: preset(null, ''),
        enable_lni_at_device_index: preset(null, 0),
        ipv6_cidr_block: preset(null, ''),
        map_customer_owned_ip_on_launch: preset(null, false),
        outpost_arn: preset(null, ''),
        ...unset('timeouts'),
        ...assignedAll({
          arn: (place) => arn('ec2', `subnet/${ec2Id('subnet', place)}`),
          availability_zone_id: ({ index }) => `use1-az${index + 1}`,
          id: (place) => ec2Id('subnet', place),
          ipv6_cidr_block_association_id: '',
          owner_id: accountId,
          private_dns_hostname_type_on_launch: 'ip-name',
        }),
      },
      { schemaVersion: 1, repeat: { count: 3 } },
    ),
    managed(
      'aws_vpc',
      'this',
      {
        cidr_block: derived(['var.cidr_block'], cidr),
        enable_dns_hostnames: fixed(true),
        enable_dns_support: fixed(true),
        ...taggedWithName(['var.name'], ({ team }) => team),
        ...presets({ instance_tenancy: 'default' }),
        assign_generated_ipv6_cidr_block: preset(null, false),
        ipv6_ipam_pool_id: preset(null, ''),
        ipv6_netmask_length: preset(null, 0),
        ...unset('ipv4_ipam_pool_id', 'ipv4_netmask_length'),
        ...assignedAll({
          arn: (place) => arn('ec2', `vpc/${vpcId(place)}`),
          default_network_acl_id: (place) => ec2Id('acl', place),
          default_route_table_id: (place) => ec2Id('rtb', place),
          default_security_group_id: (place) => ec2Id('sg', place),
          dhcp_options_id: 'dopt-0a1b2c3d4e5f60718',
          enable_network_address_usage_metrics: false,
          id: vpcId,
          ipv6_association_id: '',
          ipv6_cidr_block: '',
          ipv6_cidr_block_network_border_group: '',
          main_route_table_id: (place) => ec2Id('rtb', place),
          owner_id: accountId,
        }),
      },
      { schemaVersion: 1 },
    ),
    managed(
      'aws_vpc_security_group_egress_rule',
      'service',
      {
        ...rule('TLS to the network'),
        from_port: fixed(443),
        security_group_id: linked(['each.value.id'], groupId),
        to_port: fixed(443),
      },
      { repeat: { forEach: 'aws_security_group.service' } },
    ),
    managed(
      'aws_vpc_security_group_ingress_rule',
      'service',
      {
        ...rule('Requests from the network'),
        from_port: derived(['each.value.port'], ({ service }) => service.port),
        security_group_id: linked(['aws_security_group.service', 'each.key'], groupId),
        to_port: derived(['each.value.port'], ({ service }) => service.port),
      },
      { repeat: { forEach: 'var.services' } },
    ),
  ],
};

function rule(description: string): Attributes {
  const id = (place: Place): string => ec2Id('sgr', { ...place, key: `${place.key} ${description}` });
  return {
    cidr_ipv4: derived(['var.cidr_block'], cidr),
    description: fixed(description),
    ip_protocol: fixed('tcp'),
    ...untagged(),
    tags: preset(null),
    ...unset('cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'),
    arn: assigned((place) => arn('ec2', `security-group-rule/${id(place)}`)),
    id: assigned(id),
    security_group_rule_id: assigned(id),
  };
}

function inlineRule(description: string, place: Place, port: number) {
  return {
    cidr_blocks: [cidr(place)],
    description,
    from_port: port,
    ipv6_cidr_blocks: [],
    prefix_list_ids: [],
    protocol: 'tcp',
    security_groups: [],
    self: false,
    to_port: port,
  };
}

function deliveryPolicy(place: Place) {
  return policyText({
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Effect: 'Allow',
    Resource: `${logArn(place)}:*`,
  });
}
