import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { defaultEncryption, encryptedBy } from './_encryption.ts';

export const s3DefaultEncryptionKms: Control<'s3-default-encryption-kms'> = defineControl({
  id: 's3-default-encryption-kms',
  title: 'S3 buckets encrypt new objects with a KMS key by default',
  severity: 'medium',
  citations: {
    hipaa: [
      '164.312(a)(2)(iv)',
      '164.312(e)(2)(ii)',
      '164.314(b)(1)',
      '164.314(b)(2)(i)',
      '164.314(b)(2)(ii)',
      '164.314(b)(2)(iii)',
      '164.314(b)(2)(iv)',
    ],
    soc2: ['CC6.1', 'PI1.4'],
  },
  awsConfig: ['s3-default-encryption-kms'],
  securityHub: ['S3.17'],
  aliases: ['s3_bucket_default_encryption_enabled_kms', 's3_bucket_kms_encryption', 'CKV_AWS_145'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: defaultEncryption(attribute('sse_algorithm').oneOf(['aws:kms', 'aws:kms:dsse'])),
  risk: 'With SSE-S3, whoever may read the bucket may read the records: no key policy stands in between, and no use of a key is logged.',
  fix: 'Set sse_algorithm to aws:kms in an aws_s3_bucket_server_side_encryption_configuration for the bucket.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the default is SSE-KMS',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: 'aws:kms' })],
    },
    {
      expect: 'pass',
      because: 'the default is SSE-KMS in two layers',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: 'aws:kms:dsse' })],
    },
    {
      expect: 'fail',
      because: 'the default is SSE-S3',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: 'AES256' })],
    },
    { expect: 'fail', because: 'left out, and the default of AWS is SSE-S3', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the algorithm is known after apply',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: UNKNOWN })],
    },
    {
      expect: 'notApplicable',
      because: 'another bucket sends its access logs here, and S3 delivers them to SSE-S3 only',
      values: { bucket: 'logs' },
      with: [
        neighbour('aws_s3_bucket.records', { bucket: 'records' }),
        neighbour('aws_s3_bucket_logging.records', {
          bucket: ref('aws_s3_bucket.records', 'id'),
          target_bucket: ref('aws_s3_bucket.this', 'id'),
          target_prefix: 'records/',
        }),
      ],
    },
  ],
});
