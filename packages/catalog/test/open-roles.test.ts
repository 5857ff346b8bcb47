import { describe, test } from 'vitest';
import {
  findContradiction,
  findOpenRole,
  neighbour,
  ref,
  UNKNOWN,
  type ExampleValues,
  type OpenRole,
} from '../src/index.ts';
import { publicInternetGateway } from '../src/roles/public-internet-gateway.ts';
import { publicRoute } from '../src/roles/public-route.ts';
import { storyGraph, type StoryResource } from './story-graph.ts';

const bucket = 'aws_s3_bucket.this';

/** What keeps open whether the bucket is freed from a control, where `path` of the other resource cannot be followed. */
function open(control: string, address: string, values: ExampleValues, path: string): OpenRole | undefined {
  const other = { address, values, missing: { [path]: ['local.bucket'] } };
  const graph = storyGraph({ address: bucket, values: { bucket: 'b' } }, other);
  const resource = graph.at(bucket);
  const isFreed = findContradiction(control, (role) =>
    role.resources.includes(resource.type) ? role.detect(resource, graph) : undefined,
  );
  if (isFreed !== undefined) return undefined;
  return findOpenRole(control, (role) =>
    role.resources.includes(resource.type) ? role.mayShow?.(resource, graph) : undefined,
  );
}

describe('a reference that cannot be followed may show a role', () => {
  const to = (path: string): ExampleValues =>
    path
      .split('.')
      .toReversed()
      .reduce<ExampleValues>(
        (inner, name, index) => (index === 0 ? { [name]: UNKNOWN, enabled: true } : { [name]: [inner] }),
        {},
      );
  test.for([
    ['s3-bucket-logging-enabled', 'aws_s3_bucket_logging.a', 'target_bucket'],
    ['s3-bucket-default-lock-enabled', 'aws_config_delivery_channel.a', 's3_bucket_name'],
    ['s3-default-encryption-kms', 'aws_lb.a', 'access_logs.bucket'],
    ['s3-bucket-replication-enabled', 'aws_s3_bucket_replication_configuration.a', 'rule.destination.bucket'],
    ['s3-bucket-replication-enabled', 'aws_cloudtrail.a', 's3_bucket_name'],
  ] as const)('%s: %s', ([control, address, path], { expect }) => {
    expect(open(control, address, to(path), path)).toEqual({ at: `${address}.${path}`, missing: 'local.bucket' });
  });

  test('but not of a resource that would not show it', ({ expect }) => {
    const values: ExampleValues = { load_balancer_type: 'network', access_logs: [{ bucket: UNKNOWN }] };
    expect(open('s3-default-encryption-kms', 'aws_lb.a', values, 'access_logs.bucket')).toBeUndefined();
  });

  test('nor of a balancer that delivers no logs', ({ expect }) => {
    const values: ExampleValues = { access_logs: [{ bucket: UNKNOWN, enabled: false }] };
    expect(open('s3-default-encryption-kms', 'aws_lb.a', values, 'access_logs.bucket')).toBeUndefined();
  });

  test.for<readonly [what: string, control: string, address: string, path: string, values: ExampleValues]>([
    [
      'whether the logs are delivered',
      's3-default-encryption-kms',
      'aws_lb.a',
      'access_logs.bucket',
      { access_logs: [{ bucket: ref(bucket, 'id'), enabled: UNKNOWN }] },
    ],
    [
      'of which kind the balancer is',
      's3-default-encryption-kms',
      'aws_lb.a',
      'access_logs.bucket',
      { load_balancer_type: UNKNOWN, access_logs: [{ bucket: ref(bucket, 'id'), enabled: true }] },
    ],
    [
      'of which bucket the logs are',
      's3-bucket-logging-enabled',
      'aws_s3_bucket_logging.a',
      'target_bucket',
      { bucket: UNKNOWN, target_bucket: ref(bucket, 'id') },
    ],
    [
      'whether the replication is switched on',
      's3-bucket-replication-enabled',
      'aws_s3_bucket_replication_configuration.a',
      'rule.destination.bucket',
      {
        bucket: 'records',
        rule: [{ status: UNKNOWN, destination: [{ bucket: ref(bucket, 'arn') }] }],
      },
    ],
  ])('so may a reference, where it cannot be seen %s', ([, control, address, path, values], { expect }) => {
    expect(open(control, address, values, 'elsewhere')).toEqual({
      at: `${address}.${path}`,
      missing: 'whether it is switched on, and for what',
    });
  });

  test('nor where the control has no such contradiction', ({ expect }) => {
    const values: ExampleValues = { target_bucket: UNKNOWN };
    expect(open('s3-bucket-versioning-enabled', 'aws_s3_bucket_logging.a', values, 'target_bucket')).toBeUndefined();
  });
});

describe('a route may be one for public subnets', () => {
  const subnet = ref('aws_subnet.web', 'id');
  const table = ref('aws_route_table.web', 'id');
  const network: readonly StoryResource[] = [
    neighbour('aws_internet_gateway.main', {}),
    neighbour('aws_route_table.web', {}),
    neighbour('aws_subnet.web', {}),
    neighbour('aws_route_table_association.web', { route_table_id: table, subnet_id: subnet }),
    neighbour('aws_route.web', {
      route_table_id: table,
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: ref('aws_internet_gateway.main', 'id'),
    }),
  ];
  const nat = neighbour('aws_nat_gateway.web', { subnet_id: subnet });
  const balancer: StoryResource = {
    address: 'aws_lb.web',
    values: { internal: false, subnets: UNKNOWN },
    missing: { subnets: ['local.subnets'] },
  };
  const database: StoryResource = {
    address: 'aws_db_subnet_group.records',
    values: { subnet_ids: UNKNOWN },
    missing: { subnet_ids: ['local.subnets'] },
  };
  const rows: readonly (readonly [what: string, others: readonly StoryResource[], at: string | undefined])[] = [
    ['where a load balancer may stand in the subnet', [balancer], 'aws_lb.web.subnets'],
    ['where a database may stand beside the NAT gateway', [nat, database], 'aws_db_subnet_group.records.subnet_ids'],
    [
      'not where a database surely does',
      [nat, neighbour('aws_db_subnet_group.a', { subnet_ids: [subnet] })],
      undefined,
    ],
    ['not where nothing public may stand in the subnet', [database], undefined],
    ['not where a NAT gateway surely does, and nothing else', [nat], undefined],
  ];

  test.for(rows)('%s', ([, others, at], { expect }) => {
    const graph = storyGraph(...network, ...others);
    for (const [role, address] of [
      [publicRoute, 'aws_route.web'],
      [publicRoute, 'aws_route_table.web'],
      [publicInternetGateway, 'aws_internet_gateway.main'],
    ] as const) {
      const isFreed = role.detect(graph.at(address), graph) !== undefined;
      expect(isFreed ? undefined : role.mayShow?.(graph.at(address), graph)?.at).toBe(at);
    }
  });
});
