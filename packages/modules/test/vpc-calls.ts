import { vpc } from '../src/vpc/vpc.ts';
import { guarded, type Args, type Attempt } from './refusals.ts';

const account = '123456789012';

/** What every call must say. */
export const required: Args = {
  name: 'demo',
  account_id: account,
  region: 'us-east-1',
  cidr_block: '10.0.0.0/16',
  availability_zones: ['us-east-1a', 'us-east-1b'],
  kms_key_arn: `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555`,
  flow_log_bucket_arn: 'arn:aws:s3:::flow-log-archive',
};

/** Every input, with every optional feature on, of resources that the same plan creates. */
export const everything: Args = {
  ...required,
  name: 'every-input',
  organization_id: 'o-a1b2c3d4e5',
  cidr_block: '10.1.0.0/16',
  availability_zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  public_tier: true,
  nat_gateway_mode: 'per_az',
  map_public_ip_on_launch: false,
  interface_endpoints: ['ec2', 'kms', 'logs', 'eks', 'lambda', 'guardduty-data'],
  kms_key_arn: '${aws_kms_key.logs.arn}',
  flow_log_bucket_arn: '${aws_s3_bucket.logs.arn}',
  traffic_type: 'ALL',
  retention_in_days: 400,
  dns_query_logs: true,
  internet_gateway_block_mode: 'block-ingress',
  transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}',
  transit_gateway_cidr_blocks: ['10.100.0.0/14', '192.168.0.0/16'],
  tags: { Environment: 'prod' },
};

/** The smallest call that the others differ from, so that many can be planned at once. */
export const small: Args = {
  ...required,
  public_tier: false,
  nat_gateway_mode: 'none',
  interface_endpoints: ['ec2'],
  dns_query_logs: false,
};

/** No way in and no way out. */
export const closed: Args = {
  ...small,
  name: 'closed',
  cidr_block: '10.2.0.0/16',
  internet_gateway_block_mode: 'block-bidirectional',
};

/** One NAT gateway for four zones, in the smallest range. */
export const thrifty: Args = {
  ...small,
  name: 'thrifty',
  cidr_block: '10.3.0.0/20',
  availability_zones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'],
  public_tier: true,
  nat_gateway_mode: 'single',
};

/** A public tier for a load balancer alone. */
export const balanced: Args = { ...small, name: 'balanced', cidr_block: '10.4.0.0/16', public_tier: true };

/** What the calls refer to, and what stands in the public tier of `balanced`. */
export const neighbours = `
resource "aws_kms_key" "logs" {}

resource "aws_s3_bucket" "logs" {}

resource "aws_ec2_transit_gateway" "hub" {}

resource "aws_lb" "web" {
  name    = "web"
  subnets = module.balanced.public_subnet_ids
}
`;

const inTenDays = '${formatdate("YYYY-MM-DD", timeadd(plantimestamp(), "240h"))}';
const publicAddresses = 'subnet-auto-assign-public-ip-disabled';
const addressesRefused = guarded(publicAddresses, vpc.name, 'map_public_ip_on_launch must be false');

function waiver(expires: string): Args {
  return { waivers: { [publicAddresses]: { reason: 'Servers of the old application', owner: 'platform', expires } } };
}

/** Inputs that the module refuses, and a few that look wrong and are not. */
export const attempts: readonly Attempt[] = [
  {
    because: 'the name has an underscore',
    args: { name: 'demo_vpc' },
    messages: ['module vpc: name must be 1 to 31 lower-case letters, digits and hyphens, and begin with a letter.'],
  },
  {
    because: 'the name is 32 letters long',
    args: { name: 'a'.repeat(32) },
    messages: ['module vpc: name must be 1 to 31 lower-case letters, digits and hyphens, and begin with a letter.'],
  },
  {
    because: 'the account id is a name',
    args: { account_id: 'production' },
    messages: ['module vpc: account_id must be 12 digits.'],
  },
  {
    because: 'the range is too small for the tiers',
    args: { cidr_block: '10.0.0.0/21' },
    messages: ['module vpc: cidr_block must be an IPv4 range from /16 to /20.'],
  },
  {
    because: 'the range is larger than a VPC may be',
    args: { cidr_block: '10.0.0.0/15' },
    messages: ['module vpc: cidr_block must be an IPv4 range from /16 to /20.'],
  },
  {
    because: 'the range is an address',
    args: { cidr_block: '10.0.0.1' },
    messages: ['module vpc: cidr_block must be an IPv4 range from /16 to /20.'],
  },
  {
    because: 'one zone is no redundancy',
    args: { availability_zones: ['us-east-1a'] },
    messages: [
      'module vpc: availability_zones must name two to four zones: a load balancer and a Multi-AZ database need two.',
    ],
  },
  {
    because: 'the tiers have room for four zones',
    args: { availability_zones: ['a', 'b', 'c', 'd', 'e'].map((zone) => `us-east-1${zone}`) },
    messages: [
      'module vpc: availability_zones must name two to four zones: a load balancer and a Multi-AZ database need two.',
    ],
  },
  {
    because: 'a zone is named twice',
    args: { availability_zones: ['us-east-1a', 'us-east-1a'] },
    messages: ['module vpc: availability_zones must not name a zone twice.'],
  },
  {
    because: 'a zone lies in another Region',
    args: { availability_zones: ['us-east-1a', 'us-west-2a'] },
    messages: ['module vpc: availability_zones must lie in region.'],
  },
  {
    because: 'there is no such mode of NAT',
    args: { nat_gateway_mode: 'regional' },
    messages: ['module vpc: nat_gateway_mode must be none, single or per_az.'],
  },
  {
    because: 'a NAT gateway has nowhere to stand',
    args: { public_tier: false, nat_gateway_mode: 'single' },
    messages: [
      'module vpc: nat_gateway_mode must be none without public_tier: a NAT gateway stands in a public subnet.',
    ],
  },
  {
    because: 'a service is named twice',
    args: { interface_endpoints: ['ec2', 'kms', 'kms'] },
    messages: [
      'module vpc: interface_endpoints must not name a service twice: two endpoints with private DNS for one service are refused at apply.',
    ],
  },
  {
    because: 'S3 has a gateway endpoint already',
    args: { interface_endpoints: ['ec2', 's3'] },
    messages: [
      'module vpc: interface_endpoints must not name s3 or dynamodb: both have a gateway endpoint, which costs nothing.',
    ],
  },
  {
    because: 'calls to EC2 would leave the VPC',
    args: { interface_endpoints: ['kms'] },
    messages: [guarded('service-vpc-endpoint-enabled', vpc.name, 'interface_endpoints must contain ec2')],
  },
  {
    because: 'the key is named by its alias',
    args: { kms_key_arn: 'alias/logs' },
    messages: ['module vpc: kms_key_arn must be the ARN of a KMS key.'],
  },
  {
    because: 'the bucket is named without its ARN',
    args: { flow_log_bucket_arn: 'flow-log-archive' },
    messages: ['module vpc: flow_log_bucket_arn must be the ARN of an S3 bucket.'],
  },
  {
    because: 'rejected traffic alone is logged',
    args: { traffic_type: 'REJECT' },
    messages: [guarded('vpc-flow-logs-all-traffic', vpc.name, 'traffic_type must be "ALL"')],
  },
  {
    because: 'logs are kept for half a year',
    args: { retention_in_days: 180 },
    messages: [
      guarded(
        'cw-loggroup-retention-period-check',
        vpc.name,
        'retention_in_days must be 365 or more, or 0 to keep events for ever',
      ),
    ],
  },
  {
    because: 'there is no such mode of Block Public Access',
    args: { internet_gateway_block_mode: 'block-egress' },
    messages: ['module vpc: internet_gateway_block_mode must be off, block-ingress or block-bidirectional.'],
  },
  {
    because: 'ranges lead nowhere',
    args: { transit_gateway_id: null, transit_gateway_cidr_blocks: ['10.100.0.0/16'] },
    messages: [
      'module vpc: transit_gateway_id and transit_gateway_cidr_blocks need each other: without a route nothing uses the attachment.',
    ],
  },
  {
    because: 'nothing would use the attachment',
    args: { transit_gateway_id: 'tgw-0123456789abcdef0', transit_gateway_cidr_blocks: [] },
    messages: [
      'module vpc: transit_gateway_id and transit_gateway_cidr_blocks need each other: without a route nothing uses the attachment.',
    ],
  },
  {
    because: 'the transit gateway would be a second way out',
    args: { transit_gateway_id: 'tgw-0123456789abcdef0', transit_gateway_cidr_blocks: ['0.0.0.0/0'] },
    messages: [
      'module vpc: transit_gateway_cidr_blocks must not hold 0.0.0.0/0: the way out of the private tier is the NAT gateway.',
    ],
  },
  {
    because: 'half of the internet is not behind a transit gateway',
    args: { transit_gateway_id: 'tgw-0123456789abcdef0', transit_gateway_cidr_blocks: ['128.0.0.0/1'] },
    messages: [guarded('nacl-no-unrestricted-ssh-rdp', vpc.name, 'ports 22 and 3389 must be closed to the internet')],
  },
  {
    because: 'the network ACL has no room for 18 ranges',
    args: {
      transit_gateway_id: 'tgw-0123456789abcdef0',
      transit_gateway_cidr_blocks: Array.from({ length: 18 }, (_, index) => `10.${100 + index}.0.0/16`),
    },
    messages: ['module vpc: transit_gateway_cidr_blocks may hold 17 ranges: a network ACL has room for no more.'],
  },
  {
    because: 'instances would get public addresses',
    args: { map_public_ip_on_launch: true },
    messages: [addressesRefused],
  },
  {
    because: 'the waiver of public addresses has lapsed',
    args: { map_public_ip_on_launch: true, ...waiver('2020-01-31') },
    messages: [addressesRefused],
  },
  {
    because: 'the waiver of public addresses is in date',
    args: { map_public_ip_on_launch: true, ...waiver(inTenDays) },
    messages: [],
  },
];
