import { defineControl, type Control } from '../../control.ts';
import { needsStatement } from '../../policy/statement-outcomes.ts';
import { deniesTlsBelow12 } from '../../policy/transport.ts';
import { UNKNOWN } from '../../value.ts';
import { judgeBucketPolicy } from './_bucket-policy.ts';
import { bucketAndLogs, bucketAndObjects, everyone, ofBucket, policyDocument, policyText } from './_examples.ts';

const denial = {
  Sid: 'Tls12',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::records', 'arn:aws:s3:::records/*'],
  Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
};

const oldTls = { condition: [{ test: 'NumericLessThan', variable: 's3:TlsVersion', values: ['1.2'] }] };

export const s3BucketTls12Only: Control<'s3-bucket-tls-1-2-only'> = defineControl({
  id: 's3-bucket-tls-1-2-only',
  title: 'S3 buckets refuse TLS older than 1.2',
  severity: 'low',
  citations: { hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)', '164.312(e)(2)(i)'], soc2: ['CC6.7', 'CC6.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) => {
    // Needs the text of the bucket's policy, which stands in a resource of its own.
    return judgeBucketPolicy(bucket, graph, (policy) =>
      needsStatement(
        policy,
        deniesTlsBelow12(policy),
        'a policy that denies everyone s3:* on the bucket and its objects where s3:TlsVersion is less than 1.2',
      ),
    );
  },
  risk: 'TLS 1.0 and 1.1 can be broken, and an auditor takes a policy that allows them as a gap in transmission security.',
  fix: 'Add a Deny of s3:* for everyone on the bucket and its objects where s3:TlsVersion is less than 1.2 to the bucket policy.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'its policy denies older versions',
      values: { bucket: 'records' },
      with: [policyText(denial)],
    },
    {
      expect: 'fail',
      because: 'its policy denies only versions before 1.1',
      values: { bucket: 'records' },
      with: [policyText({ ...denial, Condition: { NumericLessThan: { 's3:TlsVersion': '1.1' } } })],
    },
    {
      expect: 'pass',
      because: 'the policy document does, although its resources are known after apply',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({ effect: 'Deny', actions: ['s3:*'], ...bucketAndObjects, ...everyone, ...oldTls }),
    },
    {
      expect: 'fail',
      because: 'the policy document leaves out all objects but the logs',
      values: { bucket_prefix: 'records-' },
      with: policyDocument({ effect: 'Deny', actions: ['s3:*'], ...bucketAndLogs, ...everyone, ...oldTls }),
    },
    {
      expect: 'pass',
      because: 'any of the versions is enough, so it denies all before 1.2',
      values: { bucket: 'records' },
      with: [policyText({ ...denial, Condition: { NumericLessThan: { 's3:TlsVersion': ['1.2', '1.1'] } } })],
    },
    {
      expect: 'fail',
      because: 'denying plain HTTP says nothing about the version of TLS',
      values: { bucket: 'records' },
      with: [policyText({ ...denial, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
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
