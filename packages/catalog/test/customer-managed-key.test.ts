import { describe, test } from 'vitest';
import { neighbour, ref, UNKNOWN, type ExampleNeighbour, type ExampleValue } from '../src/index.ts';
import { customerManagedKey } from '../src/controls/kms/_customer-managed-key.ts';
import { storyGraph, type StoryResource } from './story-graph.ts';

const subject = 'aws_cloudwatch_log_group.this';
const condition = customerManagedKey('kms_key_id');

function verdict(key: ExampleValue, others: readonly ExampleNeighbour[], told: Partial<StoryResource> = {}): string {
  const graph = storyGraph({ address: subject, values: { kms_key_id: key }, ...told }, ...others);
  return condition.evaluate(graph.at(subject)).verdict;
}

describe('where a reference leads decides whose key it is', () => {
  const lookup = (type: string, values: ExampleNeighbour['values']): readonly ExampleNeighbour[] => [
    neighbour(`data.${type}.k`, values),
  ];
  test.for<readonly [because: string, expected: string, key: ExampleValue, others: readonly ExampleNeighbour[]]>([
    ['a key', 'pass', ref('aws_kms_key.k', 'arn'), [neighbour('aws_kms_key.k', {})]],
    ['a replica key', 'pass', ref('aws_kms_replica_key.k', 'arn'), [neighbour('aws_kms_replica_key.k', {})]],
    ['an alias', 'pass', ref('aws_kms_alias.k', 'name'), [neighbour('aws_kms_alias.k', { name: 'alias/own' })]],
    [
      'an alias that is looked up',
      'pass',
      ref('data.aws_kms_alias.k', 'target_key_arn'),
      lookup('aws_kms_alias', { name: 'alias/own' }),
    ],
    [
      'the alias of AWS, looked up',
      'fail',
      ref('data.aws_kms_alias.k', 'target_key_arn'),
      lookup('aws_kms_alias', { name: 'alias/aws/rds' }),
    ],
    [
      'the key of AWS, looked up by its alias',
      'fail',
      ref('data.aws_kms_key.k', 'arn'),
      lookup('aws_kms_key', { key_id: 'arn:aws:kms:us-east-1:111122223333:alias/aws/s3' }),
    ],
    [
      'an alias that is looked up by a name known after apply',
      'unknown',
      ref('data.aws_kms_alias.k', 'target_key_arn'),
      lookup('aws_kms_alias', { name: UNKNOWN }),
    ],
    [
      'a key of this plan that is looked up',
      'pass',
      ref('data.aws_kms_key.k', 'arn'),
      [...lookup('aws_kms_key', { key_id: ref('aws_kms_key.own', 'id') }), neighbour('aws_kms_key.own', {})],
    ],
    [
      'the default key of EBS, which the account may have changed',
      'unknown',
      ref('data.aws_ebs_default_kms_key.k', 'key_arn'),
      lookup('aws_ebs_default_kms_key', {}),
    ],
    [
      'the key of a volume, which may be the default of the account',
      'unknown',
      ref('aws_ebs_volume.v', 'kms_key_id'),
      [neighbour('aws_ebs_volume.v', {})],
    ],
    [
      'a parameter that somebody else fills in',
      'unknown',
      ref('data.aws_ssm_parameter.k', 'value'),
      lookup('aws_ssm_parameter', { name: 'key', value: UNKNOWN }),
    ],
  ])('%s: %s', ([, expected, key, others], { expect }) => {
    expect(verdict(key, others)).toBe(expected);
  });

  test('a key that is one of several possible does not decide it', ({ expect }) => {
    const key = [neighbour('aws_kms_key.k', {})];
    expect(verdict(ref('aws_kms_key.k', 'arn'), key, { strength: 'may' })).toBe('unknown');
    expect(verdict(ref('aws_kms_key.k', 'arn'), key, { missing: { kms_key_id: ['local.key'] } })).toBe('unknown');
  });
});
