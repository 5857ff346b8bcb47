import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import { DataAwsIamPolicyDocument } from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { hcl, instance, text, texts } from '../expression.ts';
import type { RdsContext } from './context.ts';

/**
 * Declares a log group for each log that an instance exports. They must be there before the instance: RDS would make
 * them without a key and keep them for ever.
 */
export function logGroups({ module, inputs, engine, tags }: RdsContext): CloudwatchLogGroup {
  module.local(
    'log_group_names',
    hcl`[for pair in setproduct(local.identifiers, ${engine.logs}) : "/aws/rds/instance/\${pair[0]}/\${pair[1]}"]`,
  );
  return module.resource(
    CloudwatchLogGroup,
    'this',
    {
      name: text`each.value`,
      retentionInDays: inputs.log_retention_in_days,
      kmsKeyId: inputs.log_kms_key_arn,
      tags,
    },
    {
      forEach: hcl`toset(local.log_group_names)`,
      comment: 'Made before the instances: RDS would make them without a key and keep them for ever.',
    },
  );
}

/** The role with which instances write enhanced monitoring metrics. */
export interface MonitoringRole {
  /** ARN, null where monitoring is off: AWS refuses a role without an interval. */
  readonly arn: string;
  readonly attachment: IamRolePolicyAttachment;
}

/** Declares the role of enhanced monitoring, which only instances of this module can use. */
export function monitoringRole({ module, inputs, partition, tags }: RdsContext): MonitoringRole {
  const trust = module.data(DataAwsIamPolicyDocument, 'monitoring_trust', {
    statement: [
      {
        sid: 'EnhancedMonitoringOfTheseInstances',
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['monitoring.rds.amazonaws.com'] }],
        condition: [
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [inputs.account_id] },
          {
            test: 'ArnLike',
            variable: 'aws:SourceArn',
            values: texts`[for id in local.identifiers : "arn:\${data.aws_partition.current.partition}:rds:\${var.region}:\${var.account_id}:db:\${id}"]`,
          },
        ],
      },
    ],
  });
  const once = { count: hcl`${inputs.monitoring_interval} == 0 ? 0 : 1` };
  const role = module.resource(
    IamRole,
    'monitoring',
    {
      // A role name has 64 characters at most, an identifier 63.
      name: text`"\${substr(var.identifier, 0, 53)}-monitoring"`,
      description: text`"Enhanced monitoring of \${var.identifier}"`,
      assumeRolePolicy: trust.json,
      tags,
    },
    once,
  );
  const attachment = module.resource(
    IamRolePolicyAttachment,
    'monitoring',
    {
      role: instance(role.name, '0'),
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
    },
    once,
  );
  return { arn: text`one(aws_iam_role.monitoring[*].arn)`, attachment };
}
