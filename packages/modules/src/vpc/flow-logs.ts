import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import { DataAwsIamPolicyDocument } from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { FlowLog } from '@cdktn/provider-aws/lib/flow-log/index.js';
import { IamPolicy } from '@cdktn/provider-aws/lib/iam-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktn/provider-aws/lib/route53-resolver-query-log-config-association/index.js';
import { Route53ResolverQueryLogConfig } from '@cdktn/provider-aws/lib/route53-resolver-query-log-config/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import { hcl, instance, text } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { named, type VpcInputs } from './inputs.ts';

/** The default fields, and those that show the real ends of a connection through NAT or a load balancer. */
const logFormat = [
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
  'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id flow-direction traffic-path',
]
  .join(' ')
  .split(' ')
  .map((field) => `$\${${field}}`)
  .join(' ');

const aggregationSeconds = 60;

/** Flow logs twice: in CloudWatch to search, in S3 as the record. Every setting of a flow log is fixed at creation. */
export function flowLogs(module: ModuleScope, values: VpcInputs, network: Vpc): void {
  const group = module.resource(CloudwatchLogGroup, 'flow', {
    name: text`"/aws/vpc/\${var.name}/flow"`,
    retentionInDays: values.retention_in_days,
    kmsKeyId: values.kms_key_arn,
    tags: values.tags,
  });
  const role = deliveryRole(module, values, group);
  module.local('flow_log_format', logFormat);
  const common = {
    vpcId: network.id,
    trafficType: values.traffic_type,
    maxAggregationInterval: aggregationSeconds,
    logFormat: text`local.flow_log_format`,
  };
  module.resource(FlowLog, 'search', {
    ...common,
    logDestinationType: 'cloud-watch-logs',
    logDestination: group.arn,
    iamRoleArn: role.arn,
    tags: named(values, text`"\${var.name}-search"`),
  });
  module.resource(FlowLog, 'record', {
    ...common,
    logDestinationType: 's3',
    logDestination: values.flow_log_bucket_arn,
    destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
    tags: named(values, text`"\${var.name}-record"`),
  });
}

function deliveryRole(module: ModuleScope, values: VpcInputs, group: CloudwatchLogGroup): IamRole {
  const trust = module.data(DataAwsIamPolicyDocument, 'flow_trust', {
    statement: [
      {
        sid: 'FlowLogsOfThisAccount',
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['vpc-flow-logs.amazonaws.com'] }],
        condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [values.account_id] }],
      },
    ],
  });
  const role = module.resource(IamRole, 'flow', {
    namePrefix: text`"\${var.name}-flow-"`,
    assumeRolePolicy: trust.json,
    tags: values.tags,
  });
  const rights = module.data(DataAwsIamPolicyDocument, 'flow', {
    statement: [
      {
        sid: 'WriteToTheLogGroup',
        effect: 'Allow',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [`${group.arn}:*`],
      },
    ],
  });
  const policy = module.resource(IamPolicy, 'flow', {
    namePrefix: text`"\${var.name}-flow-"`,
    description: 'Lets VPC flow logs write to their log group',
    policy: rights.json,
    tags: values.tags,
  });
  module.resource(IamRolePolicyAttachment, 'flow', { role: role.name, policyArn: policy.arn });
  return role;
}

/** Names that were looked up: the trace of data leaving through DNS. */
export function dnsQueryLogs(module: ModuleScope, values: VpcInputs, network: Vpc): void {
  const once = { count: hcl`${values.dns_query_logs} ? 1 : 0` };
  const group = module.resource(
    CloudwatchLogGroup,
    'dns',
    {
      name: text`"/aws/vpc/\${var.name}/dns"`,
      retentionInDays: values.retention_in_days,
      kmsKeyId: values.kms_key_arn,
      tags: values.tags,
    },
    once,
  );
  const config = module.resource(
    Route53ResolverQueryLogConfig,
    'this',
    { name: text`var.name`, destinationArn: instance(group.arn, '0'), tags: values.tags },
    once,
  );
  module.resource(
    Route53ResolverQueryLogConfigAssociation,
    'this',
    { resolverQueryLogConfigId: instance(config.id, '0'), resourceId: network.id },
    once,
  );
}
