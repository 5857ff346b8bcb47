import { attribute } from '@autoclave/catalog';
import { BackupPlan } from '@cdktn/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktn/provider-aws/lib/backup-selection/index.js';
import { BackupVaultLockConfiguration } from '@cdktn/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { BackupVaultPolicy } from '@cdktn/provider-aws/lib/backup-vault-policy/index.js';
import { BackupVault } from '@cdktn/provider-aws/lib/backup-vault/index.js';
import { DataAwsIamPolicyDocument } from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { DataAwsPartition } from '@cdktn/provider-aws/lib/data-aws-partition/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { accountIdInput } from '../account-id.ts';
import { defineModule, output, type ModuleDefinition } from '../define-module.ts';
import { text } from '../expression.ts';
import { input, type InputTokens } from '../input.ts';
import type { ModuleScope } from '../module-scope.ts';

const arnRule = (name: string): { readonly condition: string; readonly message: string } => ({
  condition: `can(regex("^arn:[^:]+:kms:", var.${name}))`,
  message: `${name} must be the ARN of a KMS key.`,
});

const inputs = {
  name: input.text({
    description: 'Name of the vaults, the plan and the role',
    rules: [
      {
        // The prefix of the role, which has room for 38, carries it.
        condition: 'can(regex("^[a-z][a-z0-9-]{1,29}$", var.name))',
        message: 'name must be 2 to 30 lower-case letters, digits and hyphens, and begin with a letter.',
      },
    ],
  }),
  account_id: accountIdInput('Account whose resources are backed up'),
  kms_key_arn: input.text({ description: 'Key of the vault, fixed at its creation', rules: [arnRule('kms_key_arn')] }),
  replica_kms_key_arn: input.text({
    description: 'Key of the vault in the recovery Region, fixed at its creation',
    rules: [arnRule('replica_kms_key_arn')],
  }),
  schedule: input.text({
    description: 'When the daily backup begins, as a cron expression in UTC',
    default: 'cron(0 5 ? * * *)',
  }),
  delete_after: input.number({
    description: 'Days that a recovery point is kept, here and in the recovery Region',
    default: 35,
    guard: 'backup-plan-min-frequency-and-min-retention-check',
    condition: attribute('delete_after').atLeast(35),
  }),
  selection_tag: input.object('object({ key = string, value = string })', {
    description: 'Tag that selects what is backed up',
    default: { key: 'Backup', value: 'daily' },
    rules: [
      {
        condition: 'try(length(var.selection_tag.key) > 0 && length(var.selection_tag.value) > 0, false)',
        message: 'selection_tag needs a key and a value.',
      },
    ],
  }),
  min_retention_days: input.number({
    description: 'Days before which nobody may shorten the life of a recovery point',
    default: 7,
    rules: [
      {
        condition: 'var.min_retention_days >= 1 && var.min_retention_days <= var.delete_after',
        message: 'min_retention_days must be 1 to delete_after: the vault would refuse every backup of the plan.',
      },
    ],
  }),
  tags: input.textMap({ description: 'Tags of every resource; never put PHI into one', default: {} }),
};

type BackupInputs = InputTokens<typeof inputs>;

/** Daily backups by tag, under lock, with a copy in the recovery Region. */
export const backup: ModuleDefinition<typeof inputs> = defineModule({
  name: 'backup',
  summary:
    'Daily AWS Backup of everything with the tag, encrypted, locked against deletion, and copied to the recovery Region',
  providerAliases: ['replica'],
  claims: ['backup-recovery-point-manual-deletion-disabled'],
  inputs,
  build(module, values) {
    module.data(DataAwsPartition, 'current', {});
    const vault = vaultIn(module, values, 'this');
    const replica = vaultIn(module, values, 'replica');
    const plan = dailyPlan(module, values, { vault, replica });
    selection(module, values, plan);
    return {
      vault_arn: output(vault.arn, 'Vault of the recovery points'),
      replica_vault_arn: output(replica.arn, 'Vault of the copies'),
      plan_id: output(plan.id, 'Backup plan, for further selections'),
      selection_tag: output(values.selection_tag, 'Tag that a resource must carry to be backed up'),
    };
  },
});

function vaultIn(module: ModuleScope, values: BackupInputs, place: 'this' | 'replica'): BackupVault {
  const meta = place === 'replica' ? { provider: 'replica' } : {};
  const vault = module.resource(
    BackupVault,
    place,
    {
      name: text`var.name`,
      kmsKeyArn: place === 'replica' ? values.replica_kms_key_arn : values.kms_key_arn,
      tags: values.tags,
    },
    { ...meta, stateful: true },
  );
  const policy = module.data(DataAwsIamPolicyDocument, place, {
    statement: [
      {
        sid: 'NobodyDeletesRecoveryPoints',
        effect: 'Deny',
        principals: [{ type: 'AWS', identifiers: ['*'] }],
        // The third keeps the first two: without it the policy could simply be replaced.
        actions: [
          'backup:DeleteRecoveryPoint',
          'backup:UpdateRecoveryPointLifecycle',
          'backup:PutBackupVaultAccessPolicy',
        ],
        resources: ['*'],
      },
    ],
  });
  module.resource(BackupVaultPolicy, place, { backupVaultName: vault.name, policy: policy.json }, meta);
  module.resource(
    BackupVaultLockConfiguration,
    place,
    { backupVaultName: vault.name, minRetentionDays: values.min_retention_days },
    {
      ...meta,
      comment: 'Governance mode: without changeable_for_days the lock can be lifted by those with the right to.',
    },
  );
  return vault;
}

function dailyPlan(
  module: ModuleScope,
  values: BackupInputs,
  { vault, replica }: { readonly vault: BackupVault; readonly replica: BackupVault },
): BackupPlan {
  const lifecycle = { deleteAfter: values.delete_after };
  return module.resource(BackupPlan, 'this', {
    name: text`var.name`,
    rule: [
      {
        ruleName: 'daily',
        targetVaultName: vault.name,
        schedule: values.schedule,
        startWindow: 60,
        completionWindow: 480,
        lifecycle,
        copyAction: [{ destinationVaultArn: replica.arn, lifecycle }],
      },
    ],
    tags: values.tags,
  });
}

function selection(module: ModuleScope, values: BackupInputs, plan: BackupPlan): void {
  const trust = module.data(DataAwsIamPolicyDocument, 'trust', {
    statement: [
      {
        sid: 'BackupOfThisAccount',
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['backup.amazonaws.com'] }],
        condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [values.account_id] }],
      },
    ],
  });
  const role = module.resource(IamRole, 'this', {
    namePrefix: text`"\${var.name}-backup-"`,
    assumeRolePolicy: trust.json,
    tags: values.tags,
  });
  for (const task of ['Backup', 'Restores']) {
    module.resource(IamRolePolicyAttachment, task.toLowerCase(), {
      role: role.name,
      policyArn: `arn:${text`data.aws_partition.current.partition`}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor${task}`,
    });
  }
  module.resource(BackupSelection, 'this', {
    name: 'daily',
    planId: plan.id,
    iamRoleArn: role.arn,
    resources: ['*'],
    condition: [
      {
        stringEquals: [
          { key: text`"aws:ResourceTag/\${var.selection_tag.key}"`, value: text`${values.selection_tag}.value` },
        ],
      },
    ],
  });
}
