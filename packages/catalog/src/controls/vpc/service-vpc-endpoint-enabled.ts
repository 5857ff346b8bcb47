import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { anyOf, fail, unknown, type Outcome } from '../../outcome.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';

// `ec2` is the value of the rule's parameter serviceName in Security Hub, which the pack does not set.
const isForEc2 = attribute('service_name').matches(/\.ec2(?:-fips)?$/, 'end in .ec2', 'com.amazonaws.us-east-1.ec2');

/** Needs every endpoint of the VPC, because the one for EC2 stands among those for other services. */
function hasEndpoint(vpc: Resource, graph: ResourceGraph): Outcome {
  const { found, unresolved } = graph.referrers(vpc, 'aws_vpc_endpoint', 'vpc_id');
  const judged = found.map(({ resource }) => located(resource, isForEc2.evaluate(resource)));
  const open = unresolved
    .filter(({ resource }) => isForEc2.evaluate(resource).verdict !== 'fail')
    .map(({ resource, missing }) => unknown(`${resource.address}.vpc_id`, missing.join(', ')));
  // An endpoint for another service breaks nothing.
  const decisive = [...judged, ...open].filter((outcome) => outcome.verdict !== 'fail');
  return anyOf(decisive, fail('aws_vpc_endpoint', 'no endpoint for EC2', 'exist, where service_name ends in .ec2'));
}

function located(endpoint: Resource, outcome: Outcome): Outcome {
  if (outcome.verdict === 'unknown') return unknown(`${endpoint.address}.${outcome.at}`, outcome.missing);
  if (outcome.verdict !== 'pass') return outcome;
  return { verdict: 'pass', evidence: [{ at: `${endpoint.address}.service_name` }] };
}

export const serviceVpcEndpointEnabled: Control<'service-vpc-endpoint-enabled'> = defineControl({
  id: 'service-vpc-endpoint-enabled',
  title: 'Every VPC reaches the EC2 API through an endpoint of its own',
  severity: 'medium',
  citations: { hipaa: ['164.312(e)(1)', '164.314(b)(2)(i)'], soc2: ['CC6.6', 'CC6.7'] },
  awsConfig: ['service-vpc-endpoint-enabled'],
  securityHub: ['EC2.10'],
  aliases: ['vpc_endpoint_for_ec2_enabled', 'vpc_configured_to_use_vpc_endpoints'],
  resources: ['aws_vpc'],
  evidence: 'plan',
  applies: phiOrProduction,
  check: hasEndpoint,
  risk: 'Calls that manage servers leave the private network, and a network without a way out cannot make them at all.',
  fix: 'Add an aws_vpc_endpoint of type Interface for the service ec2 with private_dns_enabled.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'its only endpoint is for S3',
      values: {},
      with: [
        neighbour('aws_vpc_endpoint.s3', {
          vpc_id: ref('aws_vpc.this', 'id'),
          service_name: 'com.amazonaws.us-east-1.s3',
        }),
      ],
    },
    {
      expect: 'pass',
      because: 'one of its endpoints is for EC2',
      values: {},
      with: [
        neighbour('aws_vpc_endpoint.s3', {
          vpc_id: ref('aws_vpc.this', 'id'),
          service_name: 'com.amazonaws.us-east-1.s3',
        }),
        neighbour('aws_vpc_endpoint.ec2', {
          vpc_id: ref('aws_vpc.this', 'id'),
          service_name: 'com.amazonaws.us-east-1.ec2',
          vpc_endpoint_type: 'Interface',
        }),
      ],
    },
    { expect: 'fail', because: 'it has no endpoint', values: {} },
    {
      expect: 'fail',
      because: 'an endpoint for messages to EC2 instances is not one for EC2',
      values: {},
      with: [
        neighbour('aws_vpc_endpoint.messages', {
          vpc_id: ref('aws_vpc.this', 'id'),
          service_name: 'com.amazonaws.us-east-1.ec2messages',
          vpc_endpoint_type: 'Interface',
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the service of its endpoint is known after apply',
      values: {},
      with: [neighbour('aws_vpc_endpoint.any', { vpc_id: ref('aws_vpc.this', 'id'), service_name: UNKNOWN })],
    },
    {
      expect: 'unknown',
      because: 'the endpoint for EC2 may be in this VPC or in another',
      values: {},
      with: [neighbour('aws_vpc_endpoint.ec2', { vpc_id: UNKNOWN, service_name: 'com.amazonaws.us-east-1.ec2' })],
    },
    {
      expect: 'notApplicable',
      because: 'a development network without PHI does without',
      values: { tags_all: { DataClassification: 'Internal', Environment: 'dev' } },
    },
  ],
});
