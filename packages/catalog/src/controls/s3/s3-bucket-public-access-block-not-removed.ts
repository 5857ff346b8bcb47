import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { lossesOf, switchedOff, unseenLoss, type Protection } from '../_lost-protection.ts';

const protection: Protection = {
  names: { bucket: ['aws_s3_bucket'] },
  expected: 'be kept while the bucket stays',
};

const switches = {
  block_public_acls: false,
  block_public_policy: false,
  ignore_public_acls: false,
  restrict_public_buckets: false,
};

export const s3BucketPublicAccessBlockNotRemoved: Control<'s3-bucket-public-access-block-not-removed'> = defineControl({
  id: 's3-bucket-public-access-block-not-removed',
  title: 'S3 buckets keep their public access block',
  severity: 'high',
  citations: { hipaa: ['164.312(a)(1)', '164.312(e)(1)', '164.308(a)(1)(ii)(D)'], soc2: ['CC6.1', 'CC6.6', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block'],
  judgesRemoved: true,
  // That of a bucket is judged as it will be after the change, and that of the account by nothing else.
  judgesChanged: ['aws_s3_account_public_access_block'],
  evidence: 'plan',
  losses: (removed, graph) => lossesOf(removed, graph, protection),
  // Needs the planned action, and the bucket beside it that stays or goes.
  check: (changed, graph) =>
    switchedOff(changed, switches, 'stay on while the account is used') ?? unseenLoss(changed, graph, protection),
  risk: 'From the moment it is gone, one policy or access list is enough to put every object of the bucket on the internet.',
  fix: 'Keep the aws_s3_bucket_public_access_block resource; use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the block and keeps the bucket',
      values: { bucket: 'records', block_public_acls: true, block_public_policy: true },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'another resource for the same bucket takes its place',
      values: { bucket: 'records', block_public_acls: true, block_public_policy: true },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_public_access_block.moved', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          block_public_acls: true,
          block_public_policy: true,
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the bucket is not in this input, so it stays',
      values: { bucket: 'records', block_public_acls: true, block_public_policy: true },
      action: 'delete',
    },
    {
      expect: 'notApplicable',
      because: 'the bucket is removed with it',
      values: { bucket: 'records', block_public_acls: true, block_public_policy: true },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' }, 'delete')],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { bucket: 'records', block_public_acls: true, block_public_policy: true },
      with: [neighbour('aws_s3_bucket.records', { bucket: 'records' })],
      action: 'update',
    },
    {
      expect: 'fail',
      because: 'the block of the account protects every bucket in it',
      type: 'aws_s3_account_public_access_block',
      values: { block_public_acls: true, block_public_policy: true },
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the plan opens the block of the account',
      type: 'aws_s3_account_public_access_block',
      values: { block_public_acls: true, block_public_policy: false },
      before: { block_public_acls: true, block_public_policy: true },
      action: 'update',
    },
  ],
});
