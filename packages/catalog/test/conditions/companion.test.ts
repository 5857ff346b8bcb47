import { describe, test } from 'vitest';
import { controls, isDeclarative, ref, UNKNOWN, type ExampleValues, type Outcome } from '../../src/index.ts';
import { storyGraph, type StoryResource } from '../story-graph.ts';

const bucket = 'aws_s3_bucket.this';

function judged(
  id: string,
  values: ExampleValues,
  ...others: readonly StoryResource[]
): Outcome['verdict'] | undefined {
  const control = controls.filter(isDeclarative).find((one) => one.id === id);
  if (control?.condition.kind !== 'companion') return undefined;
  const graph = storyGraph({ address: bucket, values }, ...others);
  return control.condition.evaluate(graph.at(bucket), graph).verdict;
}

describe('the older form, inside of the bucket, counts where no companion refers to it', () => {
  const encryption = (algorithm: string): ExampleValues => ({
    server_side_encryption_configuration: [
      { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: algorithm, kms_master_key_id: 'k' }] }] },
    ],
  });
  test.for([
    ['s3-bucket-versioning-enabled', { versioning: [{ enabled: true }] }, 'pass'],
    ['s3-bucket-versioning-enabled', { versioning: [{ enabled: false }] }, 'fail'],
    ['s3-bucket-versioning-enabled', { versioning: [{ enabled: UNKNOWN }] }, 'unknown'],
    ['s3-bucket-versioning-enabled', {}, 'fail'],
    ['s3-bucket-logging-enabled', { logging: [{ target_bucket: 'logs' }] }, 'pass'],
    ['s3-default-encryption-kms', encryption('aws:kms'), 'pass'],
    ['s3-default-encryption-kms', encryption('AES256'), 'fail'],
    ['s3-bucket-kms-customer-managed-key', encryption('aws:kms'), 'pass'],
    ['s3-version-lifecycle-policy-check', { lifecycle_rule: [{ enabled: true }] }, 'pass'],
    ['s3-version-lifecycle-policy-check', { lifecycle_rule: [{ enabled: false }] }, 'fail'],
    ['s3-bucket-replication-enabled', { replication_configuration: [{ rules: [{ status: 'Enabled' }] }] }, 'pass'],
    ['s3-bucket-replication-enabled', { replication_configuration: [{ rules: [{ status: 'Disabled' }] }] }, 'fail'],
  ] as const satisfies readonly (readonly [string, ExampleValues, Outcome['verdict']])[])(
    '%s: %j is %s',
    ([id, values, verdict], { expect }) => {
      expect(judged(id, { bucket: 'b', ...values })).toBe(verdict);
    },
  );

  test('a companion counts more', ({ expect }) => {
    const companion = {
      address: 'aws_s3_bucket_versioning.this',
      values: { bucket: ref(bucket, 'id'), versioning_configuration: [{ status: 'Suspended' }] },
    };
    expect(judged('s3-bucket-versioning-enabled', { bucket: 'b', versioning: [{ enabled: true }] }, companion)).toBe(
      'fail',
    );
  });
});
