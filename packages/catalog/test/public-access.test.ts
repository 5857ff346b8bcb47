import { describe, test } from 'vitest';
import { controls, isPlanControl, ref, UNKNOWN, type ExampleValues } from '../src/index.ts';
import { storyGraph, type StoryGraph, type StoryResource } from './story-graph.ts';

const isPublic = {
  address: 'aws_s3_bucket_policy.this',
  values: {
    bucket: ref('aws_s3_bucket.this', 'id'),
    policy: JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' } }),
  },
};
const open = {
  address: 'aws_s3_bucket_acl.this',
  values: { bucket: ref('aws_s3_bucket.this', 'id'), acl: 'public-read-write' },
};

function verdictOf(graph: StoryGraph, access: string): string | undefined {
  const control = controls.filter(isPlanControl).find((one) => one.id === `s3-bucket-public-${access}-prohibited`);
  return control !== undefined && 'check' in control
    ? control.check(graph.at('aws_s3_bucket.this'), graph).verdict
    : undefined;
}

function estate(public_: StoryResource, block: ExampleValues, ...others: readonly StoryResource[]): StoryGraph {
  const bucket = { address: 'aws_s3_bucket.this', values: {} };
  return storyGraph(bucket, public_, { address: 'aws_s3_account_public_access_block.a', values: block }, ...others);
}

const ownKey = {
  address: 'aws_kms_key.k',
  values: { arn: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
};

describe.for(['read', 'write'])('what everyone may %s', (access) => {
  test.for([
    ['a policy', isPublic, { restrict_public_buckets: true }, 'pass'],
    [
      'a policy, which another setting does not stop',
      isPublic,
      { ignore_public_acls: true, block_public_policy: true },
      'fail',
    ],
    ['a list', open, { ignore_public_acls: true }, 'pass'],
    ['a list, which another setting does not stop', open, { restrict_public_buckets: true }, 'fail'],
    ['a setting that is off', isPublic, { restrict_public_buckets: false }, 'fail'],
    ['a setting that is not known', isPublic, { restrict_public_buckets: UNKNOWN }, 'unknown'],
    ['its own account by number', isPublic, { restrict_public_buckets: true, account_id: '111122223333' }, 'pass'],
    ['another account', isPublic, { restrict_public_buckets: true, account_id: '444455556666' }, 'unknown'],
    ['an account that is not known', isPublic, { restrict_public_buckets: true, account_id: UNKNOWN }, 'unknown'],
  ] as const)('is blocked by the account: %s', ([, exposed, block, verdict], { expect }) => {
    expect(verdictOf(estate(exposed, block, ownKey), access)).toBe(verdict);
  });

  test('is not known to be blocked by an account that may be another', ({ expect }) => {
    const graph = estate(isPublic, { restrict_public_buckets: true });
    for (const same of [undefined, false]) {
      expect(verdictOf({ ...graph, isSamePlace: () => same }, access)).toBe('unknown');
    }
  });
});
