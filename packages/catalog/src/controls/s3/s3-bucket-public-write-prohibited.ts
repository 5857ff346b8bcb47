import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import {
  accountBlocked,
  bucketAndObjects,
  everyone,
  ofBucket,
  policyDocument,
  policyText,
  publicAccessBlocked,
} from './_examples.ts';
import { judgePublicAccess } from './_public-access.ts';

const publicUpload = {
  Sid: 'Upload',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['s3:PutObject'],
  Resource: 'arn:aws:s3:::records/*',
};

export const s3BucketPublicWriteProhibited: Control<'s3-bucket-public-write-prohibited'> = defineControl({
  id: 's3-bucket-public-write-prohibited',
  title: 'S3 buckets cannot be written by everyone',
  severity: 'critical',
  citations: {
    hipaa: [
      '164.312(a)(1)',
      '164.312(e)(1)',
      '164.308(a)(1)(ii)(B)',
      '164.308(a)(3)(i)',
      '164.308(a)(4)(ii)(A)',
      '164.308(a)(4)(ii)(C)',
      '164.314(b)(1)',
      '164.314(b)(2)(i)',
      '164.314(b)(2)(ii)',
      '164.314(b)(2)(iii)',
      '164.314(b)(2)(iv)',
    ],
    soc2: ['CC6.1', 'CC6.6', 'CC6.2'],
  },
  awsConfig: ['s3-bucket-public-write-prohibited'],
  securityHub: ['S3.3'],
  aliases: [
    's3_bucket_restrict_public_write_access',
    's3_bucket_policy_public_write_access',
    's3_bucket_public_write_acl',
    'CKV_AWS_57',
  ],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) => {
    // Needs the bucket's policy, access lists, ownership and public access block: four resources beside it.
    return judgePublicAccess(bucket, graph, 'write');
  },
  risk: 'Anyone can replace or delete records, or store illegal and malicious files at your expense.',
  fix: 'Remove the public grant, and set all four arguments of an aws_s3_bucket_public_access_block to true.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'it has no policy, and access lists are private by default',
      values: { bucket: 'records' },
    },
    {
      expect: 'fail',
      because: 'its policy lets everyone put objects',
      values: { bucket: 'records' },
      with: [policyText(publicUpload)],
    },
    {
      expect: 'pass',
      because: 'its policy lets everyone get objects and nothing else',
      values: { bucket: 'records' },
      with: [policyText({ ...publicUpload, Action: ['s3:GetObject'] })],
    },
    {
      expect: 'pass',
      because: 'public access is blocked, so the public policy is without effect',
      values: { bucket: 'records' },
      with: [policyText(publicUpload), publicAccessBlocked],
    },
    {
      expect: 'pass',
      because: 'public access is blocked for the whole account',
      values: { bucket: 'records' },
      with: [policyText(publicUpload), accountBlocked],
    },
    {
      expect: 'fail',
      because: 'its policy lets everyone decide when objects expire',
      values: { bucket: 'records' },
      with: [policyText({ ...publicUpload, Action: 's3:PutLifecycle*' })],
    },
    {
      expect: 'fail',
      because: 'the policy document lets everyone do everything in S3',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({ actions: ['s3:*'], ...bucketAndObjects, ...everyone }),
    },
    {
      expect: 'fail',
      because: 'its access list is public-read-write',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_acl', { acl: 'public-read-write' })],
    },
    {
      expect: 'pass',
      because: 'its access list lets everyone read and nobody outside write',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_acl', { acl: 'public-read' })],
    },
    {
      expect: 'unknown',
      because: 'the access list is known after apply',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_acl', { acl: UNKNOWN })],
    },
  ],
});
