import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey } from '../kms/_customer-managed-key.ts';

export const cloudwatchLogGroupEncrypted: Control<'cloudwatch-log-group-encrypted'> = defineControl({
  id: 'cloudwatch-log-group-encrypted',
  title: 'CloudWatch log groups are encrypted with a customer-managed key',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'], soc2: ['CC6.1', 'CC6.2', 'CC7.3', 'PI1.4'] },
  awsConfig: ['cloudwatch-log-group-encrypted'],
  securityHub: [],
  aliases: ['log_group_encryption_at_rest_enabled', 'cloudwatch_log_group_kms_encryption_enabled', 'CKV_AWS_158'],
  resources: ['aws_cloudwatch_log_group'],
  evidence: 'plan',
  condition: customerManagedKey('kms_key_id'),
  risk: 'Logs repeat what programs handle, PHI included, and without a key of your own every log reader can read it.',
  fix: 'Set kms_key_id to a key whose policy lets logs.<region>.amazonaws.com use it.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'key-policy' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'a key of the same plan is used',
      values: { kms_key_id: ref('aws_kms_key.logs', 'arn') },
      with: [neighbour('aws_kms_key.logs', {})],
    },
    {
      expect: 'pass',
      because: 'a key is named by its ARN',
      values: { kms_key_id: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    },
    { expect: 'fail', because: 'left out, and then AWS takes its own key', values: {} },
    {
      expect: 'fail',
      because: 'the alias is that of a key of AWS',
      values: { kms_key_id: 'arn:aws:kms:us-east-1:111122223333:alias/aws/rds' },
    },
    {
      expect: 'fail',
      because: 'the key is that of a database, which is given none of its own',
      values: { kms_key_id: ref('aws_db_instance.other', 'kms_key_id') },
      with: [neighbour('aws_db_instance.other', { storage_encrypted: true })],
    },
    {
      expect: 'pass',
      because: 'the key is that of a database, which is given one of this plan',
      values: { kms_key_id: ref('aws_db_instance.other', 'kms_key_id') },
      with: [
        neighbour('aws_db_instance.other', { storage_encrypted: true, kms_key_id: ref('aws_kms_key.phi', 'arn') }),
        neighbour('aws_kms_key.phi', {}),
      ],
    },
    {
      expect: 'unknown',
      because: 'the key is that of a database restored from a snapshot, which brings its key along',
      values: { kms_key_id: ref('aws_db_instance.other', 'kms_key_id') },
      with: [neighbour('aws_db_instance.other', { storage_encrypted: true, snapshot_identifier: 'rds:records' })],
    },
    { expect: 'unknown', because: 'whether a key is given is known after apply', values: { kms_key_id: UNKNOWN } },
  ],
});
