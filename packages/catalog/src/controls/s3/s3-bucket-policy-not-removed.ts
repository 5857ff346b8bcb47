import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { lossesOf, unseenLoss, type Protection } from '../_lost-protection.ts';

const protection: Protection = {
  names: { bucket: ['aws_s3_bucket'] },
  expected: 'be kept while the bucket stays',
};

export const s3BucketPolicyNotRemoved: Control<'s3-bucket-policy-not-removed'> = defineControl({
  id: 's3-bucket-policy-not-removed',
  title: 'S3 buckets keep their bucket policy',
  severity: 'high',
  citations: { hipaa: ['164.312(e)(1)', '164.312(a)(1)', '164.312(e)(2)(i)'], soc2: ['CC6.1', 'CC6.7', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket_policy'],
  judgesRemoved: true,
  evidence: 'plan',
  losses: (removed, graph) => lossesOf(removed, graph, protection),
  // Needs the planned action, and the bucket beside it that stays or goes.
  check: (removed, graph) => unseenLoss(removed, graph, protection),
  risk: 'The refusals go with the policy: access without TLS, without the right key or from another account is open again.',
  fix: 'Keep the aws_s3_bucket_policy resource and change its text; use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the policy and keeps the bucket',
      values: { bucket: 'records', policy: '{"Version":"2012-10-17","Statement":[]}' },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another resource for the same bucket takes its place',
      values: { bucket: 'records', policy: '{"Version":"2012-10-17","Statement":[]}' },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_policy.moved', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          policy: '{"Version":"2012-10-17","Statement":[]}',
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the bucket is not in this input, so it stays',
      values: { bucket: 'records', policy: '{"Version":"2012-10-17","Statement":[]}' },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is removed with it',
      values: { bucket: 'records', policy: '{"Version":"2012-10-17","Statement":[]}' },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' }, 'delete')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { bucket: 'records', policy: '{"Version":"2012-10-17","Statement":[]}' },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'update',
    },
  ],
});
