import {
  dataAwsIamPolicyDocumentStatementToHclTerraform as statementToHcl,
  dataAwsIamPolicyDocumentStatementConditionToHclTerraform as conditionToHcl,
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement as Statement,
} from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { dynamicBlock, hcl, instance, text, texts } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import type { KeyInputs } from './kms.ts';

/** Actions that administer a key. None of them reads or writes data: administrators and users stay apart. */
const administration = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:ListRetirableGrants',
  'kms:PutKeyPolicy',
  'kms:ReplicateKey',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
  'kms:UpdatePrimaryRegion',
];

const use = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/** AWS services through which principals of the account use the key of a data class. */
const viaServices: { readonly [dataClass: string]: readonly string[] } = {
  phi: ['dynamodb', 'ec2', 'elasticache', 'elasticfilesystem', 'es', 'rds', 's3', 'secretsmanager', 'sqs', 'backup'],
  logs: ['s3', 'es'],
  infra: ['ec2', 'ecr', 'eks', 'lambda', 'secretsmanager', 'sns', 'sqs', 'ssm', 's3'],
  backup: ['backup', 'dynamodb', 'ec2', 'elasticfilesystem', 'rds', 's3'],
};

/** A right that an AWS service itself needs on a key, with the narrowest condition that the service sends. */
interface ServiceGrant {
  readonly sid: string;
  readonly services: readonly string[];
  readonly actions: readonly string[];
  readonly conditions: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

const sourceAccount = { test: 'StringEquals', variable: 'aws:SourceAccount', values: [text`var.account_id`] };

function serviceGrants(region: string): { readonly [dataClass: string]: readonly ServiceGrant[] } {
  const partition = text`data.aws_partition.current.partition`;
  return {
    logs: [
      {
        sid: 'CloudWatchLogs',
        services: [`logs.${region}.amazonaws.com`],
        actions: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        conditions: [
          {
            test: 'ArnLike',
            variable: 'kms:EncryptionContext:aws:logs:arn',
            values: [
              `arn:${partition}:logs:${region}:${text`var.account_id`}:log-group:${text`var.log_group_prefix`}*`,
            ],
          },
        ],
      },
      {
        sid: 'LogDelivery',
        services: ['delivery.logs.amazonaws.com'],
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        conditions: [
          sourceAccount,
          {
            test: 'ArnLike',
            variable: 'aws:SourceArn',
            values: [`arn:${partition}:logs:${region}:${text`var.account_id`}:*`],
          },
        ],
      },
      ...trailGrants(`arn:${partition}:cloudtrail:*:${text`var.account_id`}:trail/*`),
    ],
    infra: [
      {
        // Without it an alarm or event to an encrypted topic or queue is dropped, and nobody is told.
        sid: 'Messaging',
        services: messagingServices.map((one) => `${one}.amazonaws.com`),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        conditions: [sourceAccount],
      },
      {
        // EventBridge does not name the account in every call.
        sid: 'Events',
        services: ['events.amazonaws.com'],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        conditions: [{ ...sourceAccount, test: 'StringEqualsIfExists' }],
      },
    ],
  };
}

/** Services that write to encrypted topics and queues. */
const messagingServices = [
  'backup',
  'budgets',
  'cloudwatch',
  'codestar-notifications',
  'config',
  'costalerts',
  'events.rds',
  's3',
  'sns',
];

/**
 * The trail is named in the call; what it encrypts also names it in the encryption context.
 * Source: "Configure AWS KMS key policies for CloudTrail" in the AWS CloudTrail user guide.
 */
function trailGrants(trail: string): readonly ServiceGrant[] {
  const source = { test: 'ArnLike', variable: 'aws:SourceArn', values: [trail] };
  const context = { test: 'StringLike', variable: 'kms:EncryptionContext:aws:cloudtrail:arn', values: [trail] };
  const services = ['cloudtrail.amazonaws.com'];
  return [
    { sid: 'CloudTrail', services, actions: ['kms:GenerateDataKey*'], conditions: [source, context] },
    { sid: 'CloudTrailDescribe', services, actions: ['kms:DescribeKey'], conditions: [source] },
  ];
}

/**
 * Declares the key policies: one per data class and Region.
 * @returns The policy text of the key that an expression names: `each.key`, or `"${each.key}-replica"`.
 */
export function keyPolicies(module: ModuleScope, inputs: KeyInputs): (key: string) => string {
  module.local('via_services', viaServices);
  const regions = hcl`toset([${inputs.region}, ${inputs.replica_region}])`;
  module.local('service_grants', hcl`{ for region in ${regions} : region => ${serviceGrants(text`region`)} }`);
  module.local(
    'policies',
    hcl`merge(
  { for class in ${inputs.data_classes} : class => { class = class, region = ${inputs.region} } },
  { for class in ${inputs.replicated_classes} : "\${class}-replica" => { class = class, region = ${inputs.replica_region} } },
)`,
  );
  const document = module.data(
    DataAwsIamPolicyDocument,
    'key',
    {
      statement: [
        rootStatement(),
        administratorStatement(inputs),
        throughServices('UseThroughServices', { actions: use, more: [] }),
        throughServices('GrantThroughServices', { actions: ['kms:CreateGrant'], more: [forAwsResource] }),
        serviceStatement(),
        autoScalingStatement(inputs, 'AutoScalingUse', use),
        autoScalingStatement(inputs, 'AutoScalingGrant', ['kms:CreateGrant']),
        logArchiveStatement(inputs),
        otherAccountsStatement(inputs, 'OtherAccountsUse', ['kms:Decrypt', 'kms:DescribeKey', 'kms:ReEncryptFrom']),
        otherAccountsStatement(inputs, 'OtherAccountsGrant', ['kms:CreateGrant']),
      ] as unknown as Statement[],
    },
    { forEach: hcl`local.policies` },
  );
  return (key) => instance(document.json, key);
}

const everyPrincipal = [{ type: 'AWS', identifiers: ['*'] }];
const callerAccount = { test: 'StringEquals', variable: 'kms:CallerAccount', values: [text`var.account_id`] };
const forAwsResource = { test: 'Bool', variable: 'kms:GrantIsForAWSResource', values: ['true'] };

/** Keeps the account able to manage the key. It gives no use of the key: that is for the statements below. */
function rootStatement(): Statement {
  return {
    sid: 'AccountManagement',
    effect: 'Allow',
    actions: administration,
    resources: ['*'],
    principals: [
      {
        type: 'AWS',
        identifiers: [`arn:${text`data.aws_partition.current.partition`}:iam::${text`var.account_id`}:root`],
      },
    ],
  };
}

function when(condition: unknown, iterator: string, statement: Statement): unknown {
  return dynamicBlock(condition, iterator, statementToHcl, statement);
}

function administratorStatement(inputs: KeyInputs): unknown {
  return when(hcl`length(${inputs.administrator_arns}) > 0 ? [1] : []`, 'statement', {
    sid: 'Administrators',
    effect: 'Allow',
    actions: administration,
    resources: ['*'],
    // A role that does not exist yet may not stand in Principal; the pattern also survives its re-creation.
    principals: everyPrincipal,
    condition: [callerAccount, { test: 'ArnLike', variable: 'aws:PrincipalArn', values: inputs.administrator_arns }],
  });
}

function throughServices(
  sid: string,
  { actions, more }: { readonly actions: string[]; readonly more: readonly (typeof forAwsResource)[] },
): Statement {
  return {
    sid,
    effect: 'Allow',
    actions,
    resources: ['*'],
    principals: everyPrincipal,
    condition: [
      callerAccount,
      {
        test: 'StringEquals',
        variable: 'kms:ViaService',
        values: texts`[for service in local.via_services[each.value.class] : "\${service}.\${each.value.region}.amazonaws.com"]`,
      },
      ...more,
    ],
  };
}

function serviceStatement(): unknown {
  return when(hcl`lookup(local.service_grants[each.value.region], each.value.class, [])`, 'grant', {
    sid: text`grant.value.sid`,
    effect: 'Allow',
    actions: texts`grant.value.actions`,
    resources: ['*'],
    principals: [{ type: 'Service', identifiers: texts`grant.value.services` }],
    condition: dynamicBlock(hcl`grant.value.conditions`, 'condition', conditionToHcl, {
      test: text`condition.value.test`,
      variable: text`condition.value.variable`,
      values: texts`condition.value.values`,
    }),
  });
}

/** Auto Scaling launches instances with encrypted disks through a role of its own. */
function autoScalingStatement(inputs: KeyInputs, sid: string, actions: string[]): unknown {
  const role = `arn:${text`data.aws_partition.current.partition`}:iam::${text`var.account_id`}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*`;
  return when(
    hcl`${inputs.autoscaling_access} && contains(["phi", "infra"], each.value.class) ? [1] : []`,
    'statement',
    {
      sid,
      effect: 'Allow',
      actions,
      resources: ['*'],
      // As for administrators: it exists only after the first group.
      principals: everyPrincipal,
      condition: [
        callerAccount,
        { test: 'ArnLike', variable: 'aws:PrincipalArn', values: [role] },
        ...(actions.includes('kms:CreateGrant') ? [forAwsResource] : []),
      ],
    },
  );
}

function logArchiveStatement(inputs: KeyInputs): unknown {
  return when(hcl`${inputs.organization_id} != null && each.value.class == "logs" ? [1] : []`, 'statement', {
    sid: 'LogArchiveDelivery',
    effect: 'Allow',
    actions: ['kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    principals: everyPrincipal,
    condition: [{ test: 'StringEquals', variable: 'aws:PrincipalOrgID', values: [inputs.organization_id] }],
  });
}

/** Backups and snapshots that another account copies need both use and grants there. */
function otherAccountsStatement(inputs: KeyInputs, sid: string, actions: string[]): unknown {
  return when(
    hcl`length(${inputs.reader_account_ids}) > 0 && contains(["phi", "backup"], each.value.class) ? [1] : []`,
    'statement',
    {
      sid,
      effect: 'Allow',
      actions,
      resources: ['*'],
      principals: [
        {
          type: 'AWS',
          identifiers: texts`[for id in ${inputs.reader_account_ids} : "arn:\${data.aws_partition.current.partition}:iam::\${id}:root"]`,
        },
      ],
      condition: [
        { test: 'StringEquals', variable: 'aws:PrincipalOrgID', values: [inputs.organization_id] },
        ...(actions.includes('kms:CreateGrant') ? [forAwsResource] : []),
      ],
    },
  );
}
