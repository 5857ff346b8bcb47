import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey } from '../kms/_customer-managed-key.ts';
import { isNoReplica } from './_replica.ts';

export const rdsInstanceStorageCustomerManagedKey: Control<'rds-instance-storage-customer-managed-key'> = defineControl(
  {
    id: 'rds-instance-storage-customer-managed-key',
    title: 'RDS storage is encrypted with a customer-managed key',
    severity: 'high',
    citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(a)(1)'], soc2: ['CC6.1'] },
    awsConfig: [],
    securityHub: [],
    aliases: [],
    resources: ['aws_db_instance'],
    evidence: 'plan',
    applies: {
      condition: isNoReplica,
      reason: 'a replica uses the key of its source, and one in another Region cannot be created without a key',
    },
    condition: customerManagedKey('kms_key_id'),
    risk: 'With the key that AWS manages, access cannot be limited, withdrawn or shared with a backup account.',
    fix: 'Set kms_key_id to a key of your own before the first apply: it cannot be changed after creation.',
    effort: { optimisticHours: 4, pessimisticHours: 16, fixKind: 'architecture' },
    creationOnly: true,
    waivable: false,
    examples: [
      {
        expect: 'pass',
        because: 'a key of the same plan is used',
        values: { storage_encrypted: true, kms_key_id: ref('aws_kms_key.phi', 'arn') },
        with: [neighbour('aws_kms_key.phi', {})],
      },
      {
        expect: 'pass',
        because: 'a key is named by its ARN',
        values: {
          storage_encrypted: true,
          kms_key_id: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      },
      { expect: 'fail', because: 'left out, and then AWS takes its own key', values: { storage_encrypted: true } },
      {
        expect: 'fail',
        because: 'the alias is that of the key of AWS',
        values: { storage_encrypted: true, kms_key_id: 'arn:aws:kms:us-east-1:111122223333:alias/aws/rds' },
      },
      {
        expect: 'fail',
        because: 'the key is that of another database, which is given none',
        values: { storage_encrypted: true, kms_key_id: ref('aws_db_instance.other', 'kms_key_id') },
        with: [neighbour('aws_db_instance.other', { storage_encrypted: true })],
      },
      {
        expect: 'unknown',
        because: 'the key is that of a database restored from a snapshot, which brings its key along',
        values: { storage_encrypted: true, kms_key_id: ref('aws_db_instance.other', 'kms_key_id') },
        with: [neighbour('aws_db_instance.other', { storage_encrypted: true, snapshot_identifier: 'rds:records' })],
      },
      {
        expect: 'notApplicable',
        because: 'the replica uses the key of its source',
        values: { replicate_source_db: 'records' },
      },
      {
        expect: 'unknown',
        because: 'whether a key is given is known after apply',
        values: { storage_encrypted: true, kms_key_id: UNKNOWN },
      },
    ],
  },
);
