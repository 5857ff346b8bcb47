import { defineControl, type Control } from '../../control.ts';
import { needsStatement } from '../../policy/statement-outcomes.ts';
import { deniesInsecureTransport } from '../../policy/transport.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { judgeBucketPolicy } from './_bucket-policy.ts';
import { bucketAndLogs, bucketAndObjects, everyone, ofBucket, policyDocument, policyText } from './_examples.ts';

const denial = {
  Sid: 'OnlyTls',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::records', 'arn:aws:s3:::records/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const insecure = { condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }] };

export const s3BucketSslRequestsOnly: Control<'s3-bucket-ssl-requests-only'> = defineControl({
  id: 's3-bucket-ssl-requests-only',
  title: 'S3 buckets refuse requests without TLS',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(e)(1)',
      '164.312(e)(2)(ii)',
      '164.312(e)(2)(i)',
      '164.312(a)(2)(iv)',
      '164.312(c)(2)',
      '164.308(a)(1)(ii)(B)',
      '164.314(b)(1)',
      '164.314(b)(2)(i)',
      '164.314(b)(2)(ii)',
      '164.314(b)(2)(iii)',
      '164.314(b)(2)(iv)',
    ],
    soc2: ['CC6.7', 'CC6.1', 'CC6.2'],
  },
  awsConfig: ['s3-bucket-ssl-requests-only'],
  securityHub: ['S3.5'],
  aliases: ['s3_bucket_enforces_ssl', 's3_bucket_secure_transport_policy'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) => {
    // Needs the text of the bucket's policy, which stands in a resource of its own.
    return judgeBucketPolicy(bucket, graph, (policy) =>
      needsStatement(
        policy,
        deniesInsecureTransport(policy, 's3'),
        'a policy that denies everyone s3:* on the bucket and its objects where aws:SecureTransport is false',
      ),
    );
  },
  risk: 'A client that speaks plain HTTP sends records, and the signature that fetches them, in the clear.',
  fix: 'Add a Deny of s3:* for everyone on the bucket and its objects where aws:SecureTransport is false to the bucket policy.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'its policy denies everything without TLS',
      values: { bucket: 'records' },
      with: [policyText(denial)],
    },
    {
      expect: 'pass',
      because: 'the policy document does, although its resources are known after apply',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({ effect: 'Deny', actions: ['s3:*'], ...bucketAndObjects, ...everyone, ...insecure }),
    },
    {
      expect: 'fail',
      because: 'the statement allows instead of denying',
      values: { bucket: 'records' },
      with: [policyText({ ...denial, Effect: 'Allow' })],
    },
    {
      expect: 'fail',
      because: 'the objects are left out',
      values: { bucket: 'records' },
      with: [policyText({ ...denial, Resource: ['arn:aws:s3:::records'] })],
    },
    {
      expect: 'pass',
      because: 'one statement denies it for the bucket and one for its objects',
      values: { bucket: 'records' },
      with: [
        policyText(
          { ...denial, Sid: 'Bucket', Resource: 'arn:aws:s3:::records' },
          { ...denial, Sid: 'Objects', Resource: 'arn:aws:s3:::records/*' },
        ),
      ],
    },
    {
      expect: 'fail',
      because: 'the policy document leaves out all objects but the logs',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({ effect: 'Deny', actions: ['s3:*'], ...bucketAndLogs, ...everyone, ...insecure }),
    },
    {
      expect: 'fail',
      because: 'the policy document names the bucket twice',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({
        effect: 'Deny',
        actions: ['s3:*'],
        resources: [ref('aws_s3_bucket.this', 'arn'), ref('aws_s3_bucket.this', 'arn')],
        ...everyone,
        ...insecure,
      }),
    },
    {
      expect: 'fail',
      because: 'the policy document denies only uploads without TLS',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({
        effect: 'Deny',
        actions: ['s3:PutObject'],
        ...bucketAndObjects,
        ...everyone,
        ...insecure,
      }),
    },
    { expect: 'fail', because: 'it has no policy', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the policy is known after apply',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_policy', { policy: UNKNOWN })],
    },
  ],
});
