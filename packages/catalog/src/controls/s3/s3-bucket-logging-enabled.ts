import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { ofBucket } from './_examples.ts';

const targeted = attribute('target_bucket').isSet(ref('aws_s3_bucket.access_logs', 'id'));

export const s3BucketLoggingEnabled: Control<'s3-bucket-logging-enabled'> = defineControl({
  id: 's3-bucket-logging-enabled',
  title: 'S3 buckets log who accesses their objects',
  severity: 'medium',
  citations: { hipaa: ['164.312(b)', '164.308(a)(3)(ii)(A)'], soc2: ['CC7.2', 'CC7.3', 'CC6.1', 'CC6.2', 'A1.1'] },
  awsConfig: ['s3-bucket-logging-enabled'],
  securityHub: ['S3.9'],
  aliases: ['s3_bucket_logging_enabled', 's3_bucket_server_access_logging_enabled', 'CKV_AWS_18'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: companion('aws_s3_bucket_logging', 'bucket', targeted, {
    name: 'logging',
    condition: block('logging').some(targeted),
  }),
  risk: 'After a leak nobody can tell which records were read, so all of them count as disclosed.',
  fix: 'Add an aws_s3_bucket_logging resource for the bucket with an access-log bucket as target_bucket.',
  effort: { optimisticHours: 0.5, pessimisticHours: 6, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'its access logs will go to aws_s3_bucket.logs, created in this plan',
      values: { bucket: 'records' },
      with: [
        ofBucket('aws_s3_bucket_logging', {
          target_bucket: ref('aws_s3_bucket.logs', 'id'),
          target_prefix: 'records/',
        }),
        neighbour('aws_s3_bucket.logs', { bucket: 'logs' }),
      ],
    },
    {
      expect: 'pass',
      because: 'its access logs go to a bucket of another stack',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_logging', { target_bucket: 'access-logs', target_prefix: 'records/' })],
    },
    { expect: 'fail', because: 'nothing logs access to it', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the target is known after apply, from nothing that can be seen',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_logging', { target_bucket: UNKNOWN, target_prefix: 'records/' })],
    },
    {
      expect: 'notApplicable',
      because: 'another bucket sends its access logs here',
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
