import { blocks, named, policy, ref, resource, type Configuration } from '../model.ts';

const database = {
  engine: 'postgres',
  engine_version: '16.4',
  instance_class: 'db.t4g.medium',
  allocated_storage: 20,
  username: 'clinic_owner',
  manage_master_user_password: true,
  skip_final_snapshot: true,
} as const;

/** Two databases are selected, one by ARN and one by tag; a third is not. One vault is locked and one is open. */
export const backup: Configuration = {
  name: 'backup',
  declarations: [
    resource('aws_kms_key.backups', { description: 'Backups', enable_key_rotation: true }),
    resource('aws_backup_vault.locked', {
      name: named('locked'),
      kms_key_arn: ref('aws_kms_key.backups', 'arn'),
    }),
    resource('aws_backup_vault_lock_configuration.locked', {
      backup_vault_name: ref('aws_backup_vault.locked', 'name'),
      min_retention_days: 35,
      max_retention_days: 400,
      changeable_for_days: 3,
    }),
    resource('aws_backup_vault_policy.locked', {
      backup_vault_name: ref('aws_backup_vault.locked', 'name'),
      policy: policy({
        Sid: 'KeepRecoveryPoints',
        Effect: 'Deny',
        Principal: '*',
        Action: [
          'backup:DeleteRecoveryPoint',
          'backup:UpdateRecoveryPointLifecycle',
          'backup:PutBackupVaultAccessPolicy',
        ],
        Resource: ['*'],
      }),
    }),
    resource('aws_backup_vault.open', { name: named('open') }),
    resource('aws_backup_vault_policy.open', {
      backup_vault_name: ref('aws_backup_vault.open', 'name'),
      policy: policy({
        Sid: 'Copy',
        Effect: 'Allow',
        Principal: { AWS: ['arn:aws:iam::123456789012:root'] },
        Action: ['backup:CopyIntoBackupVault'],
        Resource: ['*'],
      }),
    }),
    resource('aws_backup_plan.daily', {
      name: named('daily'),
      rule: blocks({
        rule_name: 'daily',
        target_vault_name: ref('aws_backup_vault.locked', 'name'),
        schedule: 'cron(0 5 * * ? *)',
        lifecycle: blocks({ delete_after: 400 }),
      }),
    }),
    resource('aws_backup_plan.short', {
      name: named('short'),
      rule: blocks({
        rule_name: 'short',
        target_vault_name: ref('aws_backup_vault.open', 'name'),
        schedule: 'cron(0 5 * * ? *)',
        lifecycle: blocks({ delete_after: 7 }),
      }),
    }),
    resource('aws_iam_role.backup', {
      name: named('backup'),
      assume_role_policy: policy({
        Sid: 'Backup',
        Effect: 'Allow',
        Principal: { Service: ['backup.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
      }),
    }),
    resource('aws_db_instance.by_arn', { ...database, identifier: named('by-arn') }),
    resource('aws_db_instance.by_tag', { ...database, identifier: named('by-tag'), tags: { Backup: 'daily' } }),
    resource('aws_db_instance.left_out', { ...database, identifier: named('left-out') }),
    resource('aws_backup_selection.by_arn', {
      name: 'by-arn',
      iam_role_arn: ref('aws_iam_role.backup', 'arn'),
      plan_id: ref('aws_backup_plan.daily'),
      resources: [ref('aws_db_instance.by_arn', 'arn')],
    }),
    resource('aws_backup_selection.by_tag', {
      name: 'by-tag',
      iam_role_arn: ref('aws_iam_role.backup', 'arn'),
      plan_id: ref('aws_backup_plan.daily'),
      selection_tag: blocks({ type: 'STRINGEQUALS', key: 'Backup', value: 'daily' }),
    }),
  ],
  expected: {
    'rds-in-backup-plan aws_db_instance.by_arn': 'pass',
    'rds-in-backup-plan aws_db_instance.by_tag': 'pass',
    'rds-in-backup-plan aws_db_instance.left_out': 'fail',
    'backup-plan-min-frequency-and-min-retention-check aws_backup_plan.daily': 'pass',
    'backup-plan-min-frequency-and-min-retention-check aws_backup_plan.short': 'fail',
    'backup-recovery-point-encrypted aws_backup_vault.locked': 'pass',
    'backup-recovery-point-encrypted aws_backup_vault.open': 'fail',
    'backup-recovery-point-manual-deletion-disabled aws_backup_vault.locked': 'pass',
    'backup-recovery-point-manual-deletion-disabled aws_backup_vault.open': 'fail',
  },
};
