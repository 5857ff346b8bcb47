import {
  dataAwsIamPolicyDocumentStatementConditionToHclTerraform as conditionToHcl,
  dataAwsIamPolicyDocumentStatementToHclTerraform as statementToHcl,
  type DataAwsIamPolicyDocumentStatement as Statement,
} from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { dynamicBlock, hcl, text, texts } from '../expression.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** The buckets and objects that a statement is about. */
export interface Target {
  /** ARN of the bucket. */
  readonly arn: string;
}

const everyone = [{ type: 'AWS', identifiers: ['*'] }];
const noService = { test: 'BoolIfExists', variable: 'aws:PrincipalIsAWSService', values: ['false'] };

function bucketAndObjects({ arn }: Target): string[] {
  return [arn, `${arn}/*`];
}

function deny(sid: string, rest: Pick<Statement, 'actions' | 'resources' | 'condition'>): Statement {
  return { sid, effect: 'Deny', principals: everyone, ...rest };
}

/** A statement that stands only where the condition holds. */
function when(condition: unknown, statement: Statement): unknown {
  return dynamicBlock(hcl`${condition} ? [1] : []`, 'statement', statementToHcl, statement);
}

/** Refuses plain HTTP, TLS before 1.2, and with an organisation everyone outside it. */
export function transport(target: Target, inputs: PhiBucketInputs): readonly unknown[] {
  const all = { actions: ['s3:*'], resources: bucketAndObjects(target) };
  return [
    deny('InsecureTransport', {
      ...all,
      condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    }),
    deny('OldTls', { ...all, condition: [{ test: 'NumericLessThan', variable: 's3:TlsVersion', values: ['1.2'] }] }),
    when(
      hcl`${inputs.organization_id} != null`,
      deny('OtherOrganization', {
        ...all,
        condition: [
          { test: 'StringNotEquals', variable: 'aws:PrincipalOrgID', values: [inputs.organization_id] },
          noService,
        ],
      }),
    ),
  ];
}

/**
 * Refuses uploads that ask for another encryption than the default of the bucket. An upload that asks for none gets the
 * default; `aws:kms` without a key would get the key that AWS keeps for S3.
 */
export function ownKeyOnly(target: Target, key: string): readonly unknown[] {
  const puts = { actions: ['s3:PutObject'], resources: [`${target.arn}/*`] };
  const algorithm = 's3:x-amz-server-side-encryption';
  return [
    deny('OtherEncryption', {
      ...puts,
      condition: [
        { test: 'Null', variable: algorithm, values: ['false'] },
        { test: 'StringNotEquals', variable: algorithm, values: ['aws:kms'] },
      ],
    }),
    deny('OtherKey', {
      ...puts,
      condition: [
        { test: 'StringEquals', variable: algorithm, values: ['aws:kms'] },
        { test: 'StringNotEquals', variable: 's3:x-amz-server-side-encryption-aws-kms-key-id', values: [key] },
      ],
    }),
    deny('CustomerProvidedKey', {
      ...puts,
      condition: [{ test: 'Null', variable: 's3:x-amz-server-side-encryption-customer-algorithm', values: ['false'] }],
    }),
  ];
}

/** Refuses to lift or change the lock to everyone but the break-glass principals. Without any, to everyone. */
export function lockKept(target: Target, inputs: PhiBucketInputs): Statement {
  return deny('LockKept', {
    actions: ['s3:BypassGovernanceRetention', 's3:PutBucketObjectLockConfiguration'],
    resources: bucketAndObjects(target),
    condition: dynamicBlock(
      hcl`length(${inputs.break_glass_principal_arns}) > 0 ? [1] : []`,
      'condition',
      conditionToHcl,
      { test: 'ArnNotLike', variable: 'aws:PrincipalArn', values: inputs.break_glass_principal_arns },
    ),
  });
}

/**
 * Refuses objects to networks and principals other than the given ones. It is about objects alone, so that nobody is
 * locked out of managing the bucket.
 */
export function narrowedAccess(target: Target, inputs: PhiBucketInputs): readonly unknown[] {
  const objects = { actions: ['s3:*'], resources: [`${target.arn}/*`] };
  return [
    when(
      hcl`length(${inputs.vpc_endpoint_ids}) > 0`,
      deny('OtherNetwork', {
        ...objects,
        condition: [
          { test: 'StringNotEquals', variable: 'aws:SourceVpce', values: inputs.vpc_endpoint_ids },
          { test: 'ArnNotLike', variable: 'aws:PrincipalArn', values: texts`local.service_role_arns` },
          { test: 'BoolIfExists', variable: 'aws:ViaAWSService', values: ['false'] },
          noService,
        ],
      }),
    ),
    when(
      hcl`length(${inputs.allowed_principal_arns}) > 0`,
      deny('OtherPrincipal', {
        ...objects,
        condition: [
          {
            test: 'ArnNotLike',
            variable: 'aws:PrincipalArn',
            values: texts`concat(${inputs.allowed_principal_arns}, ${inputs.break_glass_principal_arns}, local.service_role_arns)`,
          },
          noService,
        ],
      }),
    ),
  ];
}

/** Lets S3 deliver the access logs of one bucket, under its own prefix and no other. */
export function serverLogDelivery(
  target: Target,
  from: { readonly account: string; readonly bucket: string; readonly prefix: string; readonly name: string },
): Statement {
  return {
    sid: `ServerAccessLogsOf${from.name}`,
    effect: 'Allow',
    actions: ['s3:PutObject'],
    resources: [`${target.arn}/${from.prefix}*`],
    principals: [{ type: 'Service', identifiers: ['logging.s3.amazonaws.com'] }],
    condition: [
      { test: 'StringEquals', variable: 'aws:SourceAccount', values: [from.account] },
      { test: 'ArnLike', variable: 'aws:SourceArn', values: [from.bucket] },
    ],
  };
}

/** Lets the load balancers of the account and Region deliver their logs. */
export function loadBalancerLogDelivery(target: Target, inputs: PhiBucketInputs): unknown {
  const { load_balancer_log_prefixes: prefixes, account_id: account, region } = inputs;
  const partition = text`data.aws_partition.current.partition`;
  return when(hcl`length(${prefixes}) > 0`, {
    sid: 'LoadBalancerLogs',
    effect: 'Allow',
    actions: ['s3:PutObject'],
    resources: texts`[for prefix in ${prefixes} : "\${${target.arn}}/\${prefix}/AWSLogs/\${${account}}/*"]`,
    principals: [{ type: 'Service', identifiers: ['logdelivery.elasticloadbalancing.amazonaws.com'] }],
    condition: [
      {
        test: 'ArnLike',
        variable: 'aws:SourceArn',
        values: [`arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*`],
      },
    ],
  });
}

/**
 * Lets the log delivery service write the flow logs of the account, and look at what it needs to before.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
export function flowLogDelivery(target: Target, inputs: PhiBucketInputs): readonly unknown[] {
  const { flow_log_prefixes: prefixes, account_id: account, region } = inputs;
  const service = {
    effect: 'Allow',
    principals: [{ type: 'Service', identifiers: ['delivery.logs.amazonaws.com'] }],
  };
  const own = [
    { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
    {
      test: 'ArnLike',
      variable: 'aws:SourceArn',
      values: [`arn:${text`data.aws_partition.current.partition`}:logs:${region}:${account}:*`],
    },
  ];
  const wanted = hcl`length(${prefixes}) > 0`;
  return [
    when(wanted, {
      ...service,
      sid: 'FlowLogs',
      actions: ['s3:PutObject'],
      resources: texts`[for prefix in ${prefixes} : "\${${target.arn}}/\${prefix}/AWSLogs/*"]`,
      condition: [...own, { test: 'StringEquals', variable: 's3:x-amz-acl', values: ['bucket-owner-full-control'] }],
    }),
    when(wanted, {
      ...service,
      sid: 'FlowLogsCheck',
      actions: ['s3:GetBucketAcl', 's3:ListBucket'],
      resources: [target.arn],
      condition: own,
    }),
  ];
}

/** Lets S3 put the inventory of a bucket of the account. */
export function inventoryDelivery(
  target: Target,
  inputs: PhiBucketInputs,
  from: { readonly bucket: string; readonly prefix: string },
): unknown {
  return when(hcl`${inputs.inventory_frequency} != null`, {
    sid: 'Inventory',
    effect: 'Allow',
    actions: ['s3:PutObject'],
    resources: [`${target.arn}/${from.prefix}/*`],
    principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
    condition: [
      { test: 'StringEquals', variable: 'aws:SourceAccount', values: [inputs.account_id] },
      { test: 'ArnLike', variable: 'aws:SourceArn', values: [from.bucket] },
      { test: 'StringEquals', variable: 's3:x-amz-acl', values: ['bucket-owner-full-control'] },
    ],
  });
}

/** Lets a role of the other account write replicas; within one account its own policy is enough. It may not delete. */
export function replicaDelivery(target: Target, inputs: PhiBucketInputs, role: string): unknown {
  return when(hcl`${inputs.replica_account_id} != null`, {
    sid: 'Replicas',
    effect: 'Allow',
    actions: ['s3:ObjectOwnerOverrideToBucketOwner', 's3:ReplicateObject', 's3:ReplicateTags'],
    resources: [`${target.arn}/*`],
    principals: [{ type: 'AWS', identifiers: [role] }],
  });
}
