import { attribute } from '@autoclave/catalog';
import { accountIdInput } from '../account-id.ts';
import { textMap } from '../expression.ts';
import { input, type InputTokens } from '../input.ts';

const endpointServices = [
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'kms',
  'logs',
  'monitoring',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'sts',
];

export const inputs = {
  name: input.text({
    description: 'Name of the VPC and prefix of what is in it',
    rules: [
      {
        condition: 'can(regex("^[a-z][a-z0-9-]{0,30}$", var.name))',
        message: 'name must be 1 to 31 lower-case letters, digits and hyphens, and begin with a letter.',
      },
    ],
  }),
  account_id: accountIdInput('Account that owns the VPC; endpoint policies admit its principals only'),
  region: input.text({ description: 'Region of the VPC' }),
  organization_id: input.text({
    description:
      'AWS Organizations id; with it, endpoints reach the resources of the organisation and not of the account alone',
    default: null,
  }),
  cidr_block: input.text({
    description: 'IPv4 range of the VPC, /16 to /20; the tiers are cut from it',
    rules: [
      {
        condition:
          'can(cidrhost(var.cidr_block, 0)) && try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 20, false)',
        message: 'cidr_block must be an IPv4 range from /16 to /20.',
      },
    ],
  }),
  availability_zones: input.texts({
    description: 'Two to four Availability Zones; each gets a subnet of every tier',
    rules: [
      {
        condition: 'length(var.availability_zones) >= 2 && length(var.availability_zones) <= 4',
        message: 'availability_zones must name two to four zones: a load balancer and a Multi-AZ database need two.',
      },
      {
        condition: 'length(distinct(var.availability_zones)) == length(var.availability_zones)',
        message: 'availability_zones must not name a zone twice.',
      },
      {
        condition: 'alltrue([for zone in var.availability_zones : startswith(zone, var.region)])',
        message: 'availability_zones must lie in region.',
      },
    ],
  }),
  public_tier: input.flag({
    description: 'Create the internet gateway and the public subnets that load balancers stand in',
    default: true,
  }),
  nat_gateway_mode: input.text({
    description: 'NAT gateways for the private tier: none, single, or per_az',
    default: 'per_az',
    rules: [
      {
        condition: 'contains(["none", "single", "per_az"], var.nat_gateway_mode)',
        message: 'nat_gateway_mode must be none, single or per_az.',
      },
      {
        condition: 'var.public_tier || var.nat_gateway_mode == "none"',
        message: 'nat_gateway_mode must be none without public_tier: a NAT gateway stands in a public subnet.',
      },
    ],
  }),
  map_public_ip_on_launch: input.flag({
    description: 'Public addresses for instances by default; never in any tier, the public one included',
    default: false,
    guard: 'subnet-auto-assign-public-ip-disabled',
  }),
  interface_endpoints: input.texts({
    description: 'AWS services reached through an interface endpoint, by the name behind the Region',
    default: endpointServices,
    guard: 'service-vpc-endpoint-enabled',
    condition: attribute('interface_endpoints').containsAll(['ec2']),
    rules: [
      {
        condition: 'length(distinct(var.interface_endpoints)) == length(var.interface_endpoints)',
        message:
          'interface_endpoints must not name a service twice: two endpoints with private DNS for one service are refused at apply.',
      },
      {
        condition: '!contains(var.interface_endpoints, "s3") && !contains(var.interface_endpoints, "dynamodb")',
        message: 'interface_endpoints must not name s3 or dynamodb: both have a gateway endpoint, which costs nothing.',
      },
    ],
  }),
  kms_key_arn: input.text({
    description: 'Key for the flow-log and DNS log groups; its policy must admit CloudWatch Logs',
    rules: [
      {
        condition: 'can(regex("^arn:[^:]+:kms:", var.kms_key_arn))',
        message: 'kms_key_arn must be the ARN of a KMS key.',
      },
    ],
  }),
  flow_log_bucket_arn: input.text({
    description: 'Bucket that keeps the flow logs as the record; its policy must admit delivery.logs.amazonaws.com',
    rules: [
      {
        condition: 'can(regex("^arn:[^:]+:s3:::", var.flow_log_bucket_arn))',
        message: 'flow_log_bucket_arn must be the ARN of an S3 bucket.',
      },
    ],
  }),
  traffic_type: input.text({
    description: 'Traffic in the flow logs',
    default: 'ALL',
    guard: 'vpc-flow-logs-all-traffic',
    condition: attribute('traffic_type').equals('ALL'),
  }),
  retention_in_days: input.number({
    description: 'Days that the log groups keep flow and DNS logs for search',
    default: 365,
    guard: 'cw-loggroup-retention-period-check',
  }),
  dns_query_logs: input.flag({ description: 'Log every DNS query of the VPC', default: true }),
  internet_gateway_block_mode: input.text({
    description:
      'Account-wide VPC Block Public Access: off, block-ingress where nothing faces the internet, or block-bidirectional',
    default: 'off',
    rules: [
      {
        condition: 'contains(["off", "block-ingress", "block-bidirectional"], var.internet_gateway_block_mode)',
        message: 'internet_gateway_block_mode must be off, block-ingress or block-bidirectional.',
      },
    ],
  }),
  transit_gateway_id: input.text({
    description: 'Transit gateway to attach the private tier to, for the ranges in transit_gateway_cidr_blocks',
    default: null,
  }),
  transit_gateway_cidr_blocks: input.texts({
    description: 'Ranges that the private tier and its network ACL let through to and from the transit gateway',
    default: [],
    rules: [
      {
        condition: '(var.transit_gateway_id == null) == (length(var.transit_gateway_cidr_blocks) == 0)',
        message:
          'transit_gateway_id and transit_gateway_cidr_blocks need each other: without a route nothing uses the attachment.',
      },
      {
        condition: '!contains(var.transit_gateway_cidr_blocks, "0.0.0.0/0")',
        message:
          'transit_gateway_cidr_blocks must not hold 0.0.0.0/0: the way out of the private tier is the NAT gateway.',
      },
      {
        // A network ACL takes 20 rules in each direction, three of which answers and traffic inside the VPC need.
        condition: 'length(var.transit_gateway_cidr_blocks) <= 17',
        message: 'transit_gateway_cidr_blocks may hold 17 ranges: a network ACL has room for no more.',
      },
    ],
  }),
  tags: input.textMap({ description: 'Tags of every resource; never put PHI into one', default: {} }),
};

/** The tokens of the inputs of `vpc`. */
export type VpcInputs = InputTokens<typeof inputs>;

/** Tags with a name. */
export function named(values: VpcInputs, name: string): { [key: string]: string } {
  return textMap`merge(${values.tags}, { Name = ${name} })`;
}
