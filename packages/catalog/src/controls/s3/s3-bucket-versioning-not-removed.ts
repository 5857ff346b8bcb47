import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { lossesOf, unseenLoss, type Protection } from '../_lost-protection.ts';

const protection: Protection = {
  names: { bucket: ['aws_s3_bucket'] },
  expected: 'be kept while the bucket stays',
};

export const s3BucketVersioningNotRemoved: Control<'s3-bucket-versioning-not-removed'> = defineControl({
  id: 's3-bucket-versioning-not-removed',
  title: 'S3 buckets keep their versioning',
  severity: 'high',
  citations: { hipaa: ['164.312(c)(1)', '164.308(a)(7)(ii)(A)', '164.312(c)(2)'], soc2: ['A1.2', 'CC8.1', 'PI1.5'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket_versioning'],
  judgesRemoved: true,
  evidence: 'plan',
  losses: (removed, graph) => lossesOf(removed, graph, protection),
  // Needs the planned action, and the bucket beside it that stays or goes.
  check: (removed, graph) => unseenLoss(removed, graph, protection),
  risk: 'Removing it suspends versioning: what is overwritten or deleted from then on cannot be brought back.',
  fix: 'Keep the aws_s3_bucket_versioning resource; use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the versioning and keeps the bucket',
      values: { bucket: 'records', versioning_configuration: [{ status: 'Enabled' }] },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another resource for the same bucket takes its place',
      values: { bucket: 'records', versioning_configuration: [{ status: 'Enabled' }] },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_versioning.moved', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          versioning_configuration: [{ status: 'Enabled' }],
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the bucket is not in this input, so it stays',
      values: { bucket: 'records', versioning_configuration: [{ status: 'Enabled' }] },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is removed with it',
      values: { bucket: 'records', versioning_configuration: [{ status: 'Enabled' }] },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' }, 'delete')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { bucket: 'records', versioning_configuration: [{ status: 'Enabled' }] },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'update',
    },
  ],
});
