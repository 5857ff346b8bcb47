import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey } from '../kms/_customer-managed-key.ts';

export const backupRecoveryPointEncrypted: Control<'backup-recovery-point-encrypted'> = defineControl({
  id: 'backup-recovery-point-encrypted',
  title: 'Backup vaults encrypt recovery points with a customer-managed key',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(ii)'], soc2: ['A1.2', 'CC7.4', 'PI1.5'] },
  awsConfig: ['backup-recovery-point-encrypted'],
  securityHub: ['Backup.1'],
  aliases: ['backup_recovery_point_encryption_enabled', 'backup_recovery_point_encrypted', 'CKV_AWS_166'],
  // Recovery points are no Terraform resources: the vault that takes them decides.
  resources: ['aws_backup_vault'],
  evidence: 'plan',
  condition: customerManagedKey('kms_key_arn'),
  risk: 'A copy under the key that AWS manages cannot be shared with a recovery account, nor can access be withdrawn.',
  fix: 'Set kms_key_arn before the first apply: a vault keeps the key that it was made with.',
  effort: { optimisticHours: 1, pessimisticHours: 12, fixKind: 'architecture' },
  creationOnly: true,
  waivable: false,
  examples: [
    {
      expect: 'pass',
      because: 'a key of the same plan is used',
      values: { kms_key_arn: ref('aws_kms_key.backup', 'arn') },
      with: [neighbour('aws_kms_key.backup', {})],
    },
    {
      expect: 'pass',
      because: 'a key is named by its ARN',
      values: { kms_key_arn: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    },
    { expect: 'fail', because: 'left out, and then AWS takes its own key', values: {} },
    {
      expect: 'fail',
      because: 'the alias is that of a key of AWS',
      values: { kms_key_arn: 'arn:aws:kms:us-east-1:111122223333:alias/aws/rds' },
    },
    {
      expect: 'fail',
      because: 'the key is that of a database, which is given none of its own',
      values: { kms_key_arn: ref('aws_db_instance.other', 'kms_key_id') },
      with: [neighbour('aws_db_instance.other', { storage_encrypted: true })],
    },
    { expect: 'unknown', because: 'whether a key is given is known after apply', values: { kms_key_arn: UNKNOWN } },
  ],
});
