import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { phiOrProduction } from '../_data-class.ts';
import { lossesOf, unseenLoss, type Protection } from '../_lost-protection.ts';

const rule = [{ status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::records-replica' }] }];

const protection: Protection = {
  names: { bucket: ['aws_s3_bucket'] },
  expected: 'be kept while the bucket stays',
  spares: phiOrProduction,
};

export const s3BucketReplicationNotRemoved: Control<'s3-bucket-replication-not-removed'> = defineControl({
  id: 's3-bucket-replication-not-removed',
  title: 'S3 buckets keep their replication',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(i)'], soc2: ['A1.2', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket_replication_configuration'],
  judgesRemoved: true,
  evidence: 'plan',
  losses: (removed, graph) => lossesOf(removed, graph, protection),
  // Needs the planned action, and the bucket beside it that stays or goes.
  check: (removed, graph) => unseenLoss(removed, graph, protection),
  risk: 'The second copy grows old without anybody noticing, until the Region or the account is lost.',
  fix: 'Keep the aws_s3_bucket_replication_configuration resource; use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the replication and keeps the bucket',
      values: { bucket: 'records', role: 'arn:aws:iam::111122223333:role/replication', rule },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another resource for the same bucket takes its place',
      values: { bucket: 'records', role: 'arn:aws:iam::111122223333:role/replication', rule },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_replication_configuration.moved', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          role: 'arn:aws:iam::111122223333:role/replication',
          rule,
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the bucket is not in this input, so it stays',
      values: { bucket: 'records', role: 'arn:aws:iam::111122223333:role/replication', rule },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is removed with it',
      values: { bucket: 'records', role: 'arn:aws:iam::111122223333:role/replication', rule },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' }, 'delete')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { bucket: 'records', role: 'arn:aws:iam::111122223333:role/replication', rule },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'update',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is one of development, without PHI',
      values: { bucket: 'records', role: 'arn:aws:iam::111122223333:role/replication', rule },
      with: [
        neighbour('aws_s3_bucket.records', {
          bucket: 'records',
          tags_all: { DataClassification: 'Internal', Environment: 'dev' },
        }),
      ],
      action: 'delete',
    },
  ],
});
