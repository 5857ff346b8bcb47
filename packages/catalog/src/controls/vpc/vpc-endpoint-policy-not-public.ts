import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { allOf, fail, unknown, type Outcome } from '../../outcome.ts';
import { restrictsOwners } from '../../policy/conditions.ts';
import type { PolicyReading } from '../../policy/policy-reading.ts';
import { publicPrincipalStatements } from '../../policy/public-principals.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import { concernsEveryResource } from '../../policy/statement-tests.ts';
import { both, opposite } from '../../policy/truth.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';

const expected = 'name principals, resources or an organisation';

/** Needs the text of the policy and the resource that may hold it. */
function judge(endpoint: Resource, graph: ResourceGraph): Outcome {
  const { found, unresolved } = graph.referrers(endpoint, 'aws_vpc_endpoint_policy', 'vpc_endpoint_id');
  const policies = [endpoint, ...found.map(({ resource }) => resource)]
    .map((resource) => readPolicy(resource, 'policy', graph))
    .filter((policy) => policy.state !== 'absent');
  if (policies.length > 0) return allOf(policies.map(judgePolicy));
  const [open] = unresolved;
  if (open !== undefined) return unknown(`${open.resource.address}.vpc_endpoint_id`, open.missing.join(', '));
  return fail('policy', 'not set; the default allows everyone everything', expected);
}

function judgePolicy(policy: PolicyReading): Outcome {
  const search = publicPrincipalStatements(policy, (statement) =>
    // Data cannot be carried out to resources of others where the owner is fixed.
    both(concernsEveryResource(statement), opposite(restrictsOwners(statement))),
  );
  return refusesStatement(policy, search, 'allows everyone to reach every resource', expected);
}

function text(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** A policy that allows everyone everything under a condition. */
function under(condition: object): string {
  return text({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: condition });
}

const forS3 = { vpc_id: ref('aws_vpc.main', 'id'), service_name: 'com.amazonaws.us-east-1.s3' } as const;
const vpc = neighbour('aws_vpc.main', {});

export const vpcEndpointPolicyNotPublic: Control<'vpc-endpoint-policy-not-public'> = defineControl({
  id: 'vpc-endpoint-policy-not-public',
  title: 'VPC endpoints lead to chosen resources only',
  severity: 'medium',
  citations: { hipaa: ['164.312(e)(1)', '164.314(b)(2)(i)', '164.312(a)(1)'], soc2: ['CC6.7', 'CC6.6'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_vpc_endpoint'],
  evidence: 'plan',
  applies: {
    condition: all(
      attribute('vpc_endpoint_type', { whenAbsent: 'Gateway' }).oneOf(['Gateway', 'Interface']),
      attribute('service_name').noneMatch(/\.vpce-svc-/, 'be a service of AWS', 'com.amazonaws.us-east-1.s3'),
    ),
    reason: 'its service takes no endpoint policy',
  },
  check: judge,
  risk: 'Whoever gets into a server can copy PHI through the endpoint to a bucket of his own, past every network rule.',
  fix: 'Set a policy that names the buckets or the organisation, for example through the condition key aws:ResourceOrgID.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the policy allows everyone everything',
      values: { ...forS3, policy: text({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }) },
      with: [vpc],
    },
    {
      expect: 'pass',
      because: 'the policy names the bucket',
      values: {
        ...forS3,
        policy: text({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::records/*' }),
      },
      with: [vpc],
    },
    {
      expect: 'pass',
      because: 'the policy keeps to principals of the organisation',
      values: {
        ...forS3,
        policy: text({
          Effect: 'Allow',
          Principal: '*',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
        }),
      },
      with: [vpc],
    },
    {
      expect: 'pass',
      because: 'the policy keeps to resources of the organisation',
      values: { ...forS3, policy: under({ StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } }) },
      with: [vpc],
    },
    {
      expect: 'fail',
      because: 'the condition leaves the account of the resources open',
      values: { ...forS3, policy: under({ StringLike: { 'aws:ResourceAccount': '*' } }) },
      with: [vpc],
    },
    {
      expect: 'fail',
      because: 'the condition agrees with every organisation',
      values: { ...forS3, policy: under({ StringLike: { 'aws:ResourceOrgID': 'o-*' } }) },
      with: [vpc],
    },
    {
      expect: 'fail',
      because: 'the condition agrees with every organisation path',
      values: { ...forS3, policy: under({ 'ForAnyValue:StringLike': { 'aws:ResourceOrgPaths': '*' } }) },
      with: [vpc],
    },
    {
      expect: 'fail',
      because: 'whoever brings his own credentials reaches his own resources',
      values: { ...forS3, policy: under({ StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }) },
      with: [vpc],
    },
    {
      expect: 'fail',
      because: 'left out, and the default allows everyone everything',
      values: forS3,
      with: [vpc],
    },
    {
      expect: 'pass',
      because: 'a resource of its own holds the policy',
      values: forS3,
      with: [
        vpc,
        neighbour('aws_vpc_endpoint_policy.this', {
          vpc_endpoint_id: ref('aws_vpc_endpoint.this', 'id'),
          policy: text({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::records/*' }),
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the policy is known after apply',
      values: { ...forS3, policy: ref('aws_ssm_parameter.policy', 'value') },
      with: [vpc, neighbour('aws_ssm_parameter.policy', {})],
    },
    {
      expect: 'notApplicable',
      because: 'an endpoint for a firewall takes no policy',
      values: {
        vpc_id: ref('aws_vpc.main', 'id'),
        service_name: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890',
        vpc_endpoint_type: 'GatewayLoadBalancer',
      },
      with: [vpc],
    },
  ],
});
