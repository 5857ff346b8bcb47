import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { phiOrProduction } from '../_data-class.ts';
import { lossesOf, unseenLoss, type Protection } from '../_lost-protection.ts';

const protection: Protection = {
  names: { bucket: ['aws_s3_bucket'] },
  expected: 'be kept while the bucket stays',
  spares: phiOrProduction,
};

export const s3BucketLockConfigurationNotRemoved: Control<'s3-bucket-lock-configuration-not-removed'> = defineControl({
  id: 's3-bucket-lock-configuration-not-removed',
  title: 'S3 buckets keep their default retention',
  severity: 'high',
  citations: { hipaa: ['164.312(c)(1)', '164.312(c)(2)', '164.308(a)(7)(ii)(A)'], soc2: ['PI1.5', 'C1.1', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket_object_lock_configuration'],
  judgesRemoved: true,
  evidence: 'plan',
  losses: (removed, graph) => lossesOf(removed, graph, protection),
  // Needs the planned action, and the bucket beside it that stays or goes.
  check: (removed, graph) => unseenLoss(removed, graph, protection),
  risk: 'What is written from then on has no retention: whoever may delete can wipe it, ransomware included.',
  fix: 'Keep the aws_s3_bucket_object_lock_configuration resource; use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the retention and keeps the bucket',
      values: { bucket: 'records', rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }] },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another resource for the same bucket takes its place',
      values: { bucket: 'records', rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }] },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_object_lock_configuration.moved', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }],
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the bucket is not in this input, so it stays',
      values: { bucket: 'records', rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }] },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is removed with it',
      values: { bucket: 'records', rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }] },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' }, 'delete')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { bucket: 'records', rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }] },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'update',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is one of development, without PHI',
      values: { bucket: 'records', rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 7 }] }] },
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
