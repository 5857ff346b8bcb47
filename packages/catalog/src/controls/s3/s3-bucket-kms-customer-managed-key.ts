import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey, defaultEncryption, encryptedBy } from './_encryption.ts';

export const s3BucketKmsCustomerManagedKey: Control<'s3-bucket-kms-customer-managed-key'> = defineControl({
  id: 's3-bucket-kms-customer-managed-key',
  title: 'S3 buckets encrypt new objects with a key of your own',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)', '164.312(a)(1)'], soc2: ['CC6.1', 'CC6.7'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: defaultEncryption(
    all(attribute('sse_algorithm').oneOf(['aws:kms', 'aws:kms:dsse']), customerManagedKey('kms_master_key_id')),
  ),
  risk: 'The key that AWS keeps for S3 lets every principal of the account decrypt, and it can be neither restricted, nor revoked, nor shared with the backup account.',
  fix: 'Set kms_master_key_id to the ARN of a customer managed key in the encryption configuration of the bucket.',
  effort: { optimisticHours: 1, pessimisticHours: 16, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the key will be the ARN of aws_kms_key.phi, created in this plan',
      values: { bucket: 'records' },
      with: [
        encryptedBy({ sse_algorithm: 'aws:kms', kms_master_key_id: ref('aws_kms_key.phi', 'arn') }),
        neighbour('aws_kms_key.phi', {}),
      ],
    },
    {
      expect: 'pass',
      because: 'the key of another stack is named by its ARN',
      values: { bucket: 'records' },
      with: [
        encryptedBy({
          sse_algorithm: 'aws:kms',
          kms_master_key_id: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'without a key, S3 takes the key that AWS keeps for it',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: 'aws:kms' })],
    },
    {
      expect: 'fail',
      because: 'the alias is that of the key that AWS keeps for S3',
      values: { bucket: 'records' },
      with: [
        encryptedBy({
          sse_algorithm: 'aws:kms',
          kms_master_key_id: 'arn:aws:kms:us-east-1:111122223333:alias/aws/s3',
        }),
      ],
    },
    { expect: 'fail', because: 'left out, and the default of AWS is SSE-S3', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the key is known after apply, from nothing that can be seen',
      values: { bucket: 'records' },
      with: [encryptedBy({ sse_algorithm: 'aws:kms', kms_master_key_id: UNKNOWN })],
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
