import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour, type ExampleNeighbour, type ExampleValue } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';
import { ofBucket } from './_examples.ts';

const role = 'arn:aws:iam::111122223333:role/replication';

function replication(status: ExampleValue): readonly ExampleNeighbour[] {
  return [
    ofBucket('aws_s3_bucket_replication_configuration', {
      role,
      rule: [{ status, destination: [{ bucket: ref('aws_s3_bucket.replica', 'arn') }] }],
    }),
    neighbour('aws_s3_bucket.replica', { bucket: 'records-replica' }),
  ];
}

export const s3BucketReplicationEnabled: Control<'s3-bucket-replication-enabled'> = defineControl({
  id: 's3-bucket-replication-enabled',
  title: 'S3 buckets are replicated',
  severity: 'low',
  citations: {
    hipaa: [
      '164.308(a)(7)(ii)(A)',
      '164.308(a)(7)(ii)(B)',
      '164.308(a)(7)(i)',
      '164.312(a)(2)(ii)',
      '164.308(a)(1)(ii)(B)',
    ],
    soc2: ['A1.2', 'CC7.4'],
  },
  awsConfig: ['s3-bucket-replication-enabled'],
  securityHub: ['S3.7'],
  aliases: ['s3_bucket_cross_region_replication_enabled', 's3_bucket_cross_region_replication', 'CKV_AWS_144'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  applies: phiOrProduction,
  condition: companion(
    'aws_s3_bucket_replication_configuration',
    'bucket',
    block('rule').some(attribute('status').equals('Enabled')),
    {
      name: 'replication_configuration',
      condition: block('replication_configuration').some(block('rules').some(attribute('status').equals('Enabled'))),
    },
  ),
  risk: 'When the Region or the account is lost, so are the records: there is no second copy to work from.',
  fix: 'Add an aws_s3_bucket_replication_configuration resource for the bucket with an enabled rule to a bucket in another Region.',
  effort: { optimisticHours: 4, pessimisticHours: 16, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a rule replicates it',
      values: { bucket: 'records' },
      with: replication('Enabled'),
    },
    {
      expect: 'fail',
      because: 'its only rule is switched off',
      values: { bucket: 'records' },
      with: replication('Disabled'),
    },
    { expect: 'fail', because: 'nothing replicates it', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the status of the rule is known after apply',
      values: { bucket: 'records' },
      with: replication(UNKNOWN),
    },
    {
      expect: 'notApplicable',
      because: 'it is the replica of another bucket',
      values: { bucket: 'records-replica' },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_replication_configuration.records', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          role,
          rule: [{ status: 'Enabled', destination: [{ bucket: ref('aws_s3_bucket.this', 'arn') }] }],
        }),
      ],
    },
    {
      expect: 'notApplicable',
      because: 'a development bucket without PHI',
      values: { bucket: 'scratch', tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
    },
  ],
});
