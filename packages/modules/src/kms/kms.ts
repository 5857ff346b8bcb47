import { attribute } from '@autoclave/catalog';
import { CloudwatchLogMetricFilter } from '@cdktn/provider-aws/lib/cloudwatch-log-metric-filter/index.js';
import { CloudwatchMetricAlarm } from '@cdktn/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { DataAwsPartition } from '@cdktn/provider-aws/lib/data-aws-partition/index.js';
import { KmsAlias } from '@cdktn/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktn/provider-aws/lib/kms-key/index.js';
import { KmsReplicaKey } from '@cdktn/provider-aws/lib/kms-replica-key/index.js';
import { accountIdInput } from '../account-id.ts';
import { defineModule, output, type ModuleDefinition, type ModuleOutputs } from '../define-module.ts';
import { hcl, instance, text, textMap, texts } from '../expression.ts';
import { input, type InputTokens } from '../input.ts';
import type { ModuleScope } from '../module-scope.ts';
import { keyPolicies } from './key-policy.ts';

const dataClasses = ['phi', 'logs', 'infra', 'backup'];
const classRule = `setsubtract(%, ${JSON.stringify(dataClasses).replaceAll(',', ', ')})`;

const inputs = {
  name: input.text({
    description: 'Prefix of the aliases: alias/<name>-<class>',
    rules: [
      {
        condition: 'can(regex("^[a-z][a-z0-9-]{0,40}$", var.name))',
        message: 'name must be 1 to 41 lower-case letters, digits and hyphens, and begin with a letter.',
      },
    ],
  }),
  account_id: accountIdInput('Account that owns the keys'),
  region: input.text({ description: 'Region of the keys' }),
  replica_region: input.text({
    description: 'Region of the replicas, which provider aws.replica must be configured for',
    rules: [
      { condition: 'var.replica_region != var.region', message: 'replica_region must be another Region than region.' },
    ],
  }),
  data_classes: input.texts({
    description: 'Data classes that get a key: phi, logs, infra, backup',
    default: dataClasses,
    rules: [
      {
        condition: `length(${classRule.replace('%', 'var.data_classes')}) == 0`,
        message: 'data_classes may hold phi, logs, infra and backup.',
      },
    ],
  }),
  replicated_classes: input.texts({
    description:
      'Data classes whose key gets a replica; a key must be created as multi-Region, so this cannot be added later',
    default: ['phi', 'logs', 'backup'],
    rules: [
      {
        condition: 'length(setsubtract(var.replicated_classes, var.data_classes)) == 0',
        message: 'replicated_classes may hold only members of data_classes.',
      },
    ],
  }),
  administrator_arns: input.texts({
    description:
      'Principals that manage the keys and cannot use them, * for any text; without any, the IAM policies of the account decide who manages them',
    default: [],
    rules: [
      {
        condition:
          'alltrue([for arn in var.administrator_arns : can(regex("^arn:[^:*]+:iam::[0-9]{12}:(role|user)/.*[^*/]", arn))])',
        message: 'administrator_arns must be ARNs of roles or users, each with a name or a part of one.',
      },
    ],
  }),
  reader_account_ids: input.texts({
    description: 'Accounts of the organisation that copy snapshots and backups under the phi and backup keys',
    default: [],
    rules: [
      {
        condition: 'alltrue([for id in var.reader_account_ids : can(regex("^[0-9]{12}$", id))])',
        message:
          'reader_account_ids must be account ids of 12 digits: KMS refuses a policy that names an account that does not exist.',
      },
    ],
  }),
  organization_id: input.text({
    description: 'AWS Organizations id; bounds every right of another account',
    default: null,
    rules: [
      {
        condition: 'var.organization_id == null || can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))',
        message: 'organization_id must be an id such as o-a1b2c3d4e5.',
      },
      {
        condition: 'var.organization_id != null || length(var.reader_account_ids) == 0',
        message: 'reader_account_ids needs organization_id.',
      },
    ],
  }),
  autoscaling_access: input.flag({
    description: 'Let the Auto Scaling service role use the phi and infra keys for encrypted disks',
    default: true,
  }),
  log_group_prefix: input.text({
    description: 'Log groups whose name begins so may be encrypted under the logs key',
    default: '/',
  }),
  enable_key_rotation: input.flag({
    description: 'Rotate the key material every rotation_period_in_days',
    default: true,
    guard: 'cmk-backing-key-rotation-enabled',
  }),
  rotation_period_in_days: input.number({
    description: 'Days between two rotations',
    default: 365,
    rules: [
      {
        condition: 'var.rotation_period_in_days >= 90 && var.rotation_period_in_days <= 365',
        message: 'rotation_period_in_days must be 90 to 365.',
      },
    ],
  }),
  deletion_window_in_days: input.number({
    description: 'Days between the order to delete a key and its end',
    default: 30,
    guard: 'kms-key-deletion-window',
    condition: attribute('deletion_window_in_days').atLeast(30),
  }),
  key_loss_alarm: input.object('object({ log_group_name = string, alarm_actions = list(string) })', {
    description:
      'Log group of the CloudTrail trail and the SNS topics that hear when a key is disabled or its deletion is ordered',
    default: null,
    rules: [
      {
        condition: 'try(length(var.key_loss_alarm.alarm_actions) > 0, var.key_loss_alarm == null)',
        message: 'key_loss_alarm needs an SNS topic in alarm_actions: nobody would hear it.',
      },
    ],
  }),
  tags: input.textMap({ description: 'Tags of every resource; never put PHI into one', default: {} }),
};

/** The tokens of the inputs of `kms`. */
export type KeyInputs = InputTokens<typeof inputs>;

/** One customer-managed key per data class, with the grants that AWS services need and a replica for recovery. */
export const kms: ModuleDefinition<typeof inputs> = defineModule({
  name: 'kms',
  summary:
    'Customer-managed KMS keys, one per data class, so that one revocation does not stop everything: rotated, never public, with the grants that AWS services need and replicas in the recovery Region',
  providerAliases: ['replica'],
  claims: ['kms-key-policy-no-public-access'],
  inputs,
  build(module, inputs) {
    module.data(DataAwsPartition, 'current', {});
    const policy = keyPolicies(module, inputs);
    const key = keys(module, inputs, policy);
    aliases(module, inputs, key);
    replicas(module, inputs, { key, policy });
    alarm(module, inputs);
    return outputs();
  },
});

type PolicyOf = (key: string) => string;

function keys(module: ModuleScope, inputs: KeyInputs, policy: PolicyOf): KmsKey {
  return module.resource(
    KmsKey,
    'this',
    {
      description: text`"Data class \${each.key} of \${var.name}"`,
      enableKeyRotation: inputs.enable_key_rotation,
      rotationPeriodInDays: inputs.rotation_period_in_days,
      deletionWindowInDays: inputs.deletion_window_in_days,
      multiRegion: hcl`contains(${inputs.replicated_classes}, each.key)`,
      policy: policy('each.key'),
      tags: classTags(inputs),
    },
    { forEach: hcl`toset(${inputs.data_classes})`, stateful: true },
  );
}

function aliases(module: ModuleScope, inputs: KeyInputs, key: KmsKey): void {
  module.resource(
    KmsAlias,
    'this',
    { name: text`"alias/\${var.name}-\${each.key}"`, targetKeyId: instance(key.keyId, 'each.key') },
    { forEach: hcl`toset(${inputs.data_classes})` },
  );
}

function replicas(
  module: ModuleScope,
  inputs: KeyInputs,
  { key, policy }: { readonly key: KmsKey; readonly policy: PolicyOf },
): void {
  const classes = { forEach: hcl`toset(${inputs.replicated_classes})` };
  const replica = module.resource(
    KmsReplicaKey,
    'replica',
    {
      description: text`"Replica of data class \${each.key} of \${var.name}"`,
      primaryKeyArn: instance(key.arn, 'each.key'),
      deletionWindowInDays: inputs.deletion_window_in_days,
      policy: policy('"${each.key}-replica"'),
      tags: classTags(inputs),
    },
    { ...classes, provider: 'replica', stateful: true },
  );
  module.resource(
    KmsAlias,
    'replica',
    { name: text`"alias/\${var.name}-\${each.key}"`, targetKeyId: instance(replica.keyId, 'each.key') },
    { ...classes, provider: 'replica' },
  );
}

/** A key that is disabled or on its way out makes the data under it unreadable: that must be seen within minutes. */
function alarm(module: ModuleScope, inputs: KeyInputs): void {
  // The object is known even where the names in it are not, so the number of instances always is.
  const meta = { count: hcl`${inputs.key_loss_alarm} == null ? 0 : 1` };
  const actions = texts`${inputs.key_loss_alarm}.alarm_actions`;
  const metric = { name: 'KmsKeyDisabledOrScheduledForDeletion', namespace: 'Autoclave/Keys' };
  module.resource(
    CloudwatchLogMetricFilter,
    'key_loss',
    {
      name: text`"\${var.name}-key-loss"`,
      logGroupName: text`${inputs.key_loss_alarm}.log_group_name`,
      pattern:
        '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
      metricTransformation: { ...metric, value: '1', defaultValue: '0' },
    },
    meta,
  );
  module.resource(
    CloudwatchMetricAlarm,
    'key_loss',
    {
      alarmName: text`"\${var.name}-key-loss"`,
      alarmDescription: 'A KMS key was disabled or its deletion was ordered',
      metricName: metric.name,
      namespace: metric.namespace,
      statistic: 'Sum',
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      evaluationPeriods: 1,
      period: 300,
      treatMissingData: 'notBreaching',
      alarmActions: actions,
      insufficientDataActions: actions,
      tags: inputs.tags,
    },
    meta,
  );
}

function classTags(inputs: KeyInputs): { [key: string]: string } {
  return textMap`merge(${inputs.tags}, { DataClassification = each.key == "phi" ? "PHI" : "Internal" })`;
}

function outputs(): ModuleOutputs {
  return {
    key_arns: output(
      hcl`{ for class, key in aws_kms_key.this : class => key.arn }`,
      'ARN of the key of each data class',
    ),
    key_ids: output(
      hcl`{ for class, key in aws_kms_key.this : class => key.key_id }`,
      'Id of the key of each data class',
    ),
    alias_arns: output(
      hcl`{ for class, alias in aws_kms_alias.this : class => alias.arn }`,
      'ARN of the alias of each data class',
    ),
    replica_key_arns: output(
      hcl`{ for class, key in aws_kms_replica_key.replica : class => key.arn }`,
      'ARN of the replica of each replicated data class',
    ),
  };
}
