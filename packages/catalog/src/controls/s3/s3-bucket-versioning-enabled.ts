import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

export const s3BucketVersioningEnabled: Control<'s3-bucket-versioning-enabled'> = defineControl({
  id: 's3-bucket-versioning-enabled',
  title: 'S3 buckets keep every version of an object',
  severity: 'high',
  citations: {
    hipaa: [
      '164.312(c)(1)',
      '164.312(c)(2)',
      '164.308(a)(1)(ii)(B)',
      '164.308(a)(7)(i)',
      '164.308(a)(7)(ii)(A)',
      '164.308(a)(7)(ii)(B)',
      '164.312(a)(2)(ii)',
    ],
    soc2: ['CC7.4', 'A1.1', 'A1.2', 'C1.2', 'PI1.5'],
  },
  awsConfig: ['s3-bucket-versioning-enabled'],
  securityHub: ['S3.14'],
  aliases: ['s3_bucket_versioning_enabled', 's3_bucket_object_versioning', 'CKV_AWS_21'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: companion(
    'aws_s3_bucket_versioning',
    'bucket',
    block('versioning_configuration').some(attribute('status').equals('Enabled')),
    { name: 'versioning', condition: block('versioning').some(attribute('enabled').isTrue()) },
  ),
  risk: 'An overwrite or a deletion, by mistake or by an intruder, destroys the only copy of a record.',
  fix: 'Add an aws_s3_bucket_versioning resource for the bucket with status Enabled.',
  effort: { optimisticHours: 0.5, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'its versioning resource says Enabled',
      values: { bucket: 'records' },
      with: [
        neighbour('aws_s3_bucket_versioning.this', {
          bucket: ref('aws_s3_bucket.this', 'id'),
          versioning_configuration: [{ status: 'Enabled' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'its versioning resource says Suspended',
      values: { bucket: 'records' },
      with: [
        neighbour('aws_s3_bucket_versioning.this', {
          bucket: ref('aws_s3_bucket.this', 'id'),
          versioning_configuration: [{ status: 'Suspended' }],
        }),
      ],
    },
    { expect: 'fail', because: 'no versioning resource refers to it', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the status is known after apply',
      values: { bucket: 'records' },
      with: [
        neighbour('aws_s3_bucket_versioning.this', {
          bucket: ref('aws_s3_bucket.this', 'id'),
          versioning_configuration: [{ status: UNKNOWN }],
        }),
      ],
    },
  ],
});
