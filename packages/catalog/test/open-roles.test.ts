import { describe, test } from 'vitest';
import { findContradiction, findOpenRole, UNKNOWN, type ExampleValues, type OpenRole } from '../src/index.ts';
import { storyGraph } from './story-graph.ts';

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
      .reduce<ExampleValues>((inner, name, index) => ({ [name]: index === 0 ? UNKNOWN : [inner] }), {});
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

  test('nor where the control has no such contradiction', ({ expect }) => {
    const values: ExampleValues = { target_bucket: UNKNOWN };
    expect(open('s3-bucket-versioning-enabled', 'aws_s3_bucket_logging.a', values, 'target_bucket')).toBeUndefined();
  });
});
