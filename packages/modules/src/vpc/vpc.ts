import { DataAwsPartition } from '@cdktn/provider-aws/lib/data-aws-partition/index.js';
import { DefaultNetworkAcl } from '@cdktn/provider-aws/lib/default-network-acl/index.js';
import { DefaultRouteTable } from '@cdktn/provider-aws/lib/default-route-table/index.js';
import { DefaultSecurityGroup } from '@cdktn/provider-aws/lib/default-security-group/index.js';
import { VpcBlockPublicAccessOptions } from '@cdktn/provider-aws/lib/vpc-block-public-access-options/index.js';
import { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import { defineModule, output, type ModuleDefinition, type ModuleOutputs } from '../define-module.ts';
import { hcl, ofEach, oneOrNull, text } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { endpoints } from './endpoints.ts';
import { dnsQueryLogs, flowLogs } from './flow-logs.ts';
import { inputs, named, type VpcInputs } from './inputs.ts';
import { networkAcls } from './network-acls.ts';
import { routes } from './routes.ts';
import { subnets } from './subnets.ts';

/** A VPC in three tiers, closed by default. */
export const vpc: ModuleDefinition<typeof inputs> = defineModule({
  name: 'vpc',
  summary:
    'A VPC in three tiers (public, private, data) that is closed by default: no public addresses, no way out of the data tier, private endpoints to AWS services, flow logs in CloudWatch and in S3',
  claims: [
    'no-unrestricted-route-to-igw',
    'service-vpc-endpoint-enabled',
    'vpc-default-security-group-closed',
    'vpc-endpoint-policy-not-public',
    'vpc-flow-logs-all-traffic',
    'vpc-flow-logs-enabled',
    'vpc-flow-logs-kept-in-s3',
    'vpc-network-acl-unused-check',
  ],
  inputs,
  build(module, values) {
    module.data(DataAwsPartition, 'current', {});
    const network = module.resource(
      Vpc,
      'this',
      {
        cidrBlock: values.cidr_block,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: named(values, text`var.name`),
      },
      { stateful: true },
    );
    closedDefaults(module, values, network);
    const tiers = subnets(module, values, network);
    routes(module, values, { network, tiers });
    networkAcls(module, values, { network, tiers });
    endpoints(module, values, { network, tiers });
    flowLogs(module, values, network);
    dnsQueryLogs(module, values, network);
    return outputs(network);
  },
});

/**
 * Adopts what AWS creates with every VPC and empties it: whatever is attached to a default by mistake reaches nothing.
 */
function closedDefaults(module: ModuleScope, values: VpcInputs, network: Vpc): void {
  module.resource(DefaultSecurityGroup, 'this', {
    vpcId: network.id,
    tags: named(values, text`"\${var.name}-closed"`),
  });
  module.resource(
    DefaultNetworkAcl,
    'this',
    { defaultNetworkAclId: network.defaultNetworkAclId, tags: named(values, text`"\${var.name}-closed"`) },
    // AWS puts every subnet without a list of its own here; Terraform must not fight over the membership.
    { ignoreChanges: ['subnet_ids'] },
  );
  module.resource(DefaultRouteTable, 'this', {
    defaultRouteTableId: network.defaultRouteTableId,
    tags: named(values, text`"\${var.name}-closed"`),
  });
  module.resource(
    VpcBlockPublicAccessOptions,
    'this',
    { internetGatewayBlockMode: values.internet_gateway_block_mode },
    { count: hcl`${values.internet_gateway_block_mode} == "off" ? 0 : 1` },
  );
}

function outputs(network: Vpc): ModuleOutputs {
  return {
    vpc_id: output(network.id, 'Id of the VPC'),
    vpc_arn: output(network.arn, 'ARN of the VPC'),
    cidr_block: output(network.cidrBlock, 'IPv4 range of the VPC'),
    public_subnet_ids: output(ofEach(text`aws_subnet.public.id`), 'Subnets for load balancers, one per zone'),
    private_subnet_ids: output(ofEach(text`aws_subnet.private.id`), 'Subnets for compute, one per zone'),
    data_subnet_ids: output(
      ofEach(text`aws_subnet.data.id`),
      'Subnets for data stores, one per zone, without a way out',
    ),
    private_route_table_ids: output(
      ofEach(text`aws_route_table.private.id`),
      'Route tables of the private tier, one per zone',
    ),
    data_route_table_id: output(text`aws_route_table.data.id`, 'Route table of the data tier'),
    public_route_table_id: output(
      oneOrNull(text`aws_route_table.public.id`),
      'Route table of the public tier, for the parameter routeTableIds of no-unrestricted-route-to-igw',
    ),
    internet_gateway_id: output(
      oneOrNull(text`aws_internet_gateway.this.id`),
      'Internet gateway, where there is a public tier',
    ),
    endpoint_security_group_id: output(
      text`aws_security_group.endpoints.id`,
      'Security group of the interface endpoints',
    ),
    s3_endpoint_id: output(text`aws_vpc_endpoint.gateway["s3"].id`, 'Gateway endpoint of S3, for bucket policies'),
    flow_log_group_name: output(text`aws_cloudwatch_log_group.flow.name`, 'Log group of the flow logs'),
    nat_public_ips: output(ofEach(text`aws_eip.nat.public_ip`), 'Addresses that the private tier is seen under'),
  };
}
