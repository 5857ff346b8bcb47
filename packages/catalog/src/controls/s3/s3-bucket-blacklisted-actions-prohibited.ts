import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { foreignPrincipalStatements } from '../../policy/foreign-principals.ts';
import { ownAccount } from '../../policy/own-account.ts';
import type { Statement } from '../../policy/statement.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { concernsAction } from '../../policy/statement-tests.ts';
import { either, type Truth } from '../../policy/truth.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { judgeBucketPolicy } from './_bucket-policy.ts';
import { everyone, ofBucket, policyDocument, policyText } from './_examples.ts';

/**
 * What Security Hub S3.6 denies other accounts.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6
 */
const denied = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
];

function concerns(statement: Statement): Truth {
  return either(...denied.map((action) => concernsAction(statement, action)));
}

/** Something that shows which account this is. */
const account = neighbour('aws_sns_topic.alerts', { arn: 'arn:aws:sns:us-east-1:111122223333:alerts' });

function allowed(principal: unknown, action = 's3:PutBucketPolicy'): object {
  return { Sid: 'Partner', Effect: 'Allow', Principal: principal, Action: action, Resource: 'arn:aws:s3:::records' };
}

const partner = { AWS: 'arn:aws:iam::444455556666:role/partner' };

export const s3BucketBlacklistedActionsProhibited: Control<'s3-bucket-blacklisted-actions-prohibited'> = defineControl({
  id: 's3-bucket-blacklisted-actions-prohibited',
  title: 'S3 bucket policies let no other account change who has access',
  severity: 'high',
  citations: {
    hipaa: ['164.312(a)(1)', '164.308(a)(4)(ii)(C)', '164.308(a)(3)(i)'],
    soc2: ['CC6.1', 'CC6.3'],
  },
  awsConfig: ['s3-bucket-blacklisted-actions-prohibited'],
  securityHub: ['S3.6'],
  aliases: ['s3_bucket_policy_restricts_cross_account_permission_changes', 's3_bucket_cross_account_access'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) => {
    // Needs the text of the bucket's policy, and the account that other resources show.
    return judgeBucketPolicy(bucket, graph, (policy) =>
      refusesStatement(
        policy,
        foreignPrincipalStatements(policy, () => ownAccount(bucket, graph), concerns),
        `lets another account do one of ${denied.join(', ')}`,
        'be limited to principals of the own account',
      ),
    );
  },
  risk: 'Another account can open the bucket to the world, or lock its owner out, and no review here sees it.',
  fix: 'Leave the actions that change policy, ACL and encryption out of what the bucket policy allows other accounts.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'it has no policy', values: { bucket: 'records' } },
    {
      expect: 'fail',
      because: 'another account may change the policy',
      values: { bucket: 'records' },
      with: [policyText(allowed(partner)), account],
    },
    {
      expect: 'fail',
      because: 'everyone may do everything',
      values: { bucket: 'records' },
      with: [policyText(allowed('*', 's3:*'))],
    },
    {
      expect: 'fail',
      because: 'of two accounts at least one is another',
      values: { bucket: 'records' },
      with: [policyText(allowed({ AWS: ['111122223333', '444455556666'] }))],
    },
    {
      expect: 'fail',
      because: 'the policy document lets everyone set ACLs of objects',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({
        actions: ['s3:PutObjectAcl'],
        resources: [ref('aws_s3_bucket.this', 'arn')],
        ...everyone,
      }),
    },
    {
      expect: 'pass',
      because: 'another account may only read',
      values: { bucket: 'records' },
      with: [policyText(allowed(partner, 's3:GetObject')), account],
    },
    {
      expect: 'pass',
      because: 'the principal is of the own account',
      values: { bucket: 'records' },
      with: [policyText(allowed({ AWS: 'arn:aws:iam::111122223333:role/admin' })), account],
    },
    {
      expect: 'pass',
      because: 'a service acts for the own account',
      values: { bucket: 'records' },
      with: [policyText(allowed({ Service: 'logging.s3.amazonaws.com' }, 's3:*'))],
    },
    {
      expect: 'unknown',
      because: 'nothing shows which account this is',
      values: { bucket: 'records' },
      with: [policyText(allowed(partner))],
    },
    {
      expect: 'unknown',
      because: 'the policy is known after apply',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_policy', { policy: UNKNOWN })],
    },
  ],
});
