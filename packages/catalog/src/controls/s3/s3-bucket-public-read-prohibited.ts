import { defineControl, type Control } from '../../control.ts';
import type { ExampleNeighbour, ExampleValues } from '../../example.ts';
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

const publicReading = {
  Sid: 'Website',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::records/*',
};

/** Canonical user id of an account, which access lists use instead of its number. */
const owner = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';

function grantTo(grantee: ExampleValues): ExampleNeighbour {
  return ofBucket('aws_s3_bucket_acl', {
    access_control_policy: [{ owner: [{ id: owner }], grant: [{ permission: 'READ', grantee: [grantee] }] }],
  });
}

export const s3BucketPublicReadProhibited: Control<'s3-bucket-public-read-prohibited'> = defineControl({
  id: 's3-bucket-public-read-prohibited',
  title: 'S3 buckets cannot be read by everyone',
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
  awsConfig: ['s3-bucket-public-read-prohibited'],
  securityHub: ['S3.2'],
  aliases: [
    's3_bucket_restrict_public_read_access',
    's3_bucket_public_access',
    's3_bucket_public_list_acl',
    'CKV_AWS_20',
  ],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) => {
    // Needs the bucket's policy, access lists, ownership and public access block: four resources beside it.
    return judgePublicAccess(bucket, graph, 'read');
  },
  risk: 'Anyone on the internet can download the records, and search engines for open buckets find them within hours.',
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
      expect: 'pass',
      because: 'public access is blocked, so the public policy is without effect',
      values: { bucket: 'records' },
      with: [policyText(publicReading), publicAccessBlocked],
    },
    {
      expect: 'fail',
      because: 'its policy lets everyone get objects',
      values: { bucket: 'records' },
      with: [policyText(publicReading)],
    },
    {
      expect: 'pass',
      because: 'a condition keeps the policy to one organisation',
      values: { bucket: 'records' },
      with: [policyText({ ...publicReading, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } })],
    },
    {
      expect: 'pass',
      because: 'public access is blocked for the whole account',
      values: { bucket: 'records' },
      with: [policyText(publicReading), accountBlocked],
    },
    {
      expect: 'fail',
      because: 'its policy lets everyone fetch objects by an action with a wildcard',
      values: { bucket: 'records' },
      with: [policyText({ ...publicReading, Action: 's3:GetObjectTorr*' })],
    },
    {
      expect: 'fail',
      because: 'the policy document lets everyone list and get, whatever its resources will be',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({ actions: ['s3:List*', 's3:Get*'], ...bucketAndObjects, ...everyone }),
    },
    {
      expect: 'fail',
      because: 'its access list is public-read',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_acl', { acl: 'public-read' })],
    },
    {
      expect: 'pass',
      because: 'its access list is private',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_acl', { acl: 'private' })],
    },
    {
      expect: 'fail',
      because: 'its access list grants READ to all users',
      values: { bucket: 'records' },
      with: [grantTo({ type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AllUsers' })],
    },
    {
      expect: 'pass',
      because: 'its access list grants READ to one account',
      values: { bucket: 'records' },
      with: [grantTo({ type: 'CanonicalUser', id: owner })],
    },
    {
      expect: 'unknown',
      because: 'the policy is known after apply',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_policy', { policy: UNKNOWN })],
    },
  ],
});
