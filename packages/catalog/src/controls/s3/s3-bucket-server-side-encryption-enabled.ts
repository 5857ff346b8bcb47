import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { pass } from '../../outcome.ts';
import { UNKNOWN } from '../../value.ts';
import { defaultEncryption, encryptedBy, encryptionType } from './_encryption.ts';
import { ofBucket } from './_examples.ts';

const encrypted = defaultEncryption(attribute('sse_algorithm').oneOf(['aws:kms', 'aws:kms:dsse', 'AES256']));

export const s3BucketServerSideEncryptionEnabled: Control<'s3-bucket-server-side-encryption-enabled'> = defineControl({
  id: 's3-bucket-server-side-encryption-enabled',
  title: 'S3 buckets encrypt every object at rest',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(a)(2)(iv)',
      '164.312(e)(2)(ii)',
      '164.312(c)(2)',
      '164.308(a)(1)(ii)(B)',
      '164.314(b)(1)',
      '164.314(b)(2)(i)',
      '164.314(b)(2)(ii)',
      '164.314(b)(2)(iii)',
      '164.314(b)(2)(iv)',
    ],
    soc2: ['CC6.1', 'CC6.2', 'PI1.4'],
  },
  awsConfig: ['s3-bucket-server-side-encryption-enabled'],
  securityHub: [],
  aliases: ['s3_bucket_default_encryption_enabled', 's3_bucket_default_encryption', 'CKV_AWS_19'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) => {
    // Needs the encryption resource, and passes without one: S3 has encrypted every new object since January 2023.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
    const { found, unresolved } = graph.referrers(bucket, encryptionType, 'bucket');
    if (found.length > 0 || unresolved.length > 0) return encrypted.evaluate(bucket, graph);
    return pass({ at: encryptionType, value: 'none; the default is AES256' });
  },
  risk: 'Whoever gets hold of the storage behind the bucket can read the records on it.',
  fix: 'Set sse_algorithm to aws:kms in an aws_s3_bucket_server_side_encryption_configuration for the bucket.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'pass', because: 'left out, and the default is SSE-S3', values: { bucket: 'records' } },
    {
      expect: 'pass',
      because: 'its objects are encrypted with a KMS key',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: 'aws:kms' })],
    },
    {
      expect: 'fail',
      because: 'its encryption resource names no algorithm',
      values: { bucket: 'records' },
      with: [ofBucket(encryptionType, { rule: [{ bucket_key_enabled: true }] })],
    },
    {
      expect: 'unknown',
      because: 'the algorithm is known after apply',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: UNKNOWN })],
    },
  ],
});
