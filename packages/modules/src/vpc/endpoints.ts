import { DataAwsIamPolicyDocument } from '@cdktn/provider-aws/lib/data-aws-iam-policy-document/index.js';
import { SecurityGroup } from '@cdktn/provider-aws/lib/security-group/index.js';
import { VpcEndpoint } from '@cdktn/provider-aws/lib/vpc-endpoint/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktn/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { hcl, ofEach, text, texts } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { named, type VpcInputs } from './inputs.ts';
import type { Placement } from './routes.ts';

/** Private ways to AWS services, each with a policy that lets nothing leave for another account. */
export function endpoints(module: ModuleScope, values: VpcInputs, place: Placement): void {
  gatewayEndpoints(module, values, place);
  interfaceEndpoints(module, values, place);
}

/**
 * Buckets of AWS that agents and image pulls read: layers of ECR images, packages of Amazon Linux, Systems Manager.
 * Source: "Minimum Amazon S3 bucket permissions" in the user guides of Amazon ECR and AWS Systems Manager.
 */
const serviceBuckets = [
  'prod-${var.region}-starport-layer-bucket',
  'al2023-repos-${var.region}-*',
  'aws-ssm-${var.region}',
  'aws-windows-downloads-${var.region}',
  'amazon-ssm-${var.region}',
  'amazon-ssm-packages-${var.region}',
  '${var.region}-birdwatcher-prod',
  'aws-ssm-distributor-file-${var.region}',
  'aws-ssm-document-attachments-${var.region}',
  'patch-baseline-snapshot-${var.region}',
];

function ownResources(values: VpcInputs): { test: string; variable: string; values: string[] } {
  return {
    test: 'StringEquals',
    variable: text`${values.organization_id} == null ? "aws:ResourceAccount" : "aws:ResourceOrgID"`,
    values: texts`[coalesce(${values.organization_id}, ${values.account_id})]`,
  };
}

function gatewayEndpoints(module: ModuleScope, values: VpcInputs, { network }: Placement): void {
  const everyone = [{ type: 'AWS', identifiers: ['*'] }];
  const ownPrincipals = { test: 'StringEquals', variable: 'aws:PrincipalAccount', values: [values.account_id] };
  const policy = module.data(DataAwsIamPolicyDocument, 'gateway_endpoint', {
    statement: [
      {
        sid: 'OwnPrincipalsOnOwnResources',
        effect: 'Allow',
        principals: everyone,
        actions: ['dynamodb:*', 's3:*'],
        resources: ['*'],
        condition: [ownPrincipals, ownResources(values)],
      },
      {
        sid: 'PackagesOfAws',
        effect: 'Allow',
        principals: everyone,
        actions: ['s3:GetObject'],
        resources: serviceBuckets.map((bucket) => `arn:${text`data.aws_partition.current.partition`}:s3:::${bucket}/*`),
      },
    ],
  });
  module.resource(
    VpcEndpoint,
    'gateway',
    {
      vpcId: network.id,
      vpcEndpointType: 'Gateway',
      serviceName: text`"com.amazonaws.\${var.region}.\${each.key}"`,
      routeTableIds: texts`concat(${ofEach(text`aws_route_table.private.id`)}, [aws_route_table.data.id])`,
      policy: policy.json,
      tags: named(values, text`"\${var.name}-\${each.key}"`),
    },
    { forEach: hcl`toset(["dynamodb", "s3"])` },
  );
}

function interfaceEndpoints(module: ModuleScope, values: VpcInputs, { network, tiers }: Placement): void {
  const group = module.resource(
    SecurityGroup,
    'endpoints',
    {
      namePrefix: text`"\${var.name}-endpoints-"`,
      description: 'HTTPS from the VPC to the interface endpoints',
      vpcId: network.id,
      tags: named(values, text`"\${var.name}-endpoints"`),
    },
    { createBeforeDestroy: true },
  );
  module.resource(VpcSecurityGroupIngressRule, 'endpoints', {
    securityGroupId: group.id,
    description: 'HTTPS from the VPC',
    cidrIpv4: network.cidrBlock,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
  });
  const policy = module.data(DataAwsIamPolicyDocument, 'interface_endpoint', {
    statement: [
      {
        sid: 'OwnPrincipals',
        effect: 'Allow',
        principals: [{ type: 'AWS', identifiers: ['*'] }],
        actions: ['*'],
        resources: ['*'],
        condition: [{ test: 'StringEquals', variable: 'aws:PrincipalAccount', values: [values.account_id] }],
      },
    ],
  });
  module.resource(
    VpcEndpoint,
    'interface',
    {
      vpcId: network.id,
      vpcEndpointType: 'Interface',
      serviceName: text`"com.amazonaws.\${var.region}.\${each.key}"`,
      subnetIds: ofEach(tiers.private.id),
      securityGroupIds: [group.id],
      privateDnsEnabled: true,
      policy: policy.json,
      tags: named(values, text`"\${var.name}-\${each.key}"`),
    },
    { forEach: hcl`toset(${values.interface_endpoints})` },
  );
}
