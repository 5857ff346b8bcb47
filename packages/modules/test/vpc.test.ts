import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../src/build-module.ts';
import { emitModule } from '../src/emit/emit-module.ts';
import { guardsOfModule } from '../src/guards.ts';
import { vpc } from '../src/vpc/vpc.ts';
import { conformanceOf, expectConformance } from './conformance.ts';
import { testEmission } from './emission.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { plannedIn, type PlannedResource } from './planned.ts';
import { attemptAll, attemptLabel, moduleCall } from './refusals.ts';
import { attempts, balanced, closed, everything, neighbours, required, small, thrifty } from './vpc-calls.ts';

/** The provider fills in the rules of these, so Terraform decides their conditions during the apply. */
const filledIn = [
  'aws_default_route_table.this',
  'aws_default_security_group.this',
  'aws_network_acl.data',
  'aws_network_acl.private',
  'aws_network_acl.public[0]',
  'aws_security_group.endpoints',
];
const noTransit = ['nacl-no-unrestricted-ssh-rdp aws_network_acl_rule.private_transit'];
const noDns = [
  'cloudwatch-log-group-encrypted aws_cloudwatch_log_group.dns',
  'cw-loggroup-retention-period-check aws_cloudwatch_log_group.dns',
];
const noPublicTier = [
  'nacl-no-unrestricted-ssh-rdp aws_network_acl.public',
  'nacl-no-unrestricted-ssh-rdp aws_network_acl_rule.public',
  'subnet-auto-assign-public-ip-disabled aws_subnet.public',
];

testEmission(vpc);

describe('vpc', () => {
  let project: Project;
  let json: string;
  let messages: readonly (readonly string[])[];

  beforeAll(async () => {
    const calls = attempts.map(({ args }, index) => moduleCall(vpc, attemptLabel(index), { ...small, ...args }));
    const accepted = Object.entries({ required, everything, closed, thrifty, balanced });
    project = await Project.create({
      ...moduleFiles('vpc', emitModule(vpc, 'prod')),
      'main.tf': [...accepted.map(([label, args]) => moduleCall(vpc, label, args)), neighbours].join('\n'),
      'attempts.tf': calls.join('\n'),
    });
    ({ messages, json } = await attemptAll(project, calls));
  });
  afterAll(() => project.remove());

  test('is formatted as terraform fmt leaves it', async () => {
    expect(await project.formatDifferences()).toBe('');
  });

  test('holds what it claims with every input', () => {
    expectConformance(json, vpc, {
      address: 'module.everything',
      // The key is created in the same plan.
      deferred: ['aws_cloudwatch_log_group.dns[0]', 'aws_cloudwatch_log_group.flow', ...filledIn],
    });
  });

  test('holds what it claims with the required inputs', () => {
    expectConformance(json, vpc, { address: 'module.required', unseen: noTransit, deferred: filledIn });
  });

  test('holds what it claims without a public tier', () => {
    expectConformance(json, vpc, {
      address: 'module.closed',
      unseen: [...noDns, ...noPublicTier, ...noTransit].toSorted(),
      deferred: filledIn.filter((address) => !address.includes('public')),
    });
  });

  test('holds what it claims with a single NAT gateway', () => {
    expectConformance(json, vpc, {
      address: 'module.thrifty',
      unseen: [...noDns, ...noTransit],
      deferred: filledIn,
    });
  });

  test('holds what it claims with a load balancer alone in the public tier', () => {
    expectConformance(json, vpc, {
      address: 'module.balanced',
      unseen: [...noDns, ...noTransit],
      deferred: filledIn,
    });
  });

  test('creates a NAT gateway in each zone, in one, or none', () => {
    expect(addresses('everything', 'aws_nat_gateway')).toEqual([
      'aws_nat_gateway.this["us-east-1a"]',
      'aws_nat_gateway.this["us-east-1b"]',
      'aws_nat_gateway.this["us-east-1c"]',
    ]);
    expect(addresses('thrifty', 'aws_nat_gateway')).toEqual(['aws_nat_gateway.this["us-east-1a"]']);
    expect(addresses('balanced', 'aws_nat_gateway')).toEqual([]);
    expect(addresses('thrifty', 'aws_route')).toEqual([
      'aws_route.private_nat["us-east-1a"]',
      'aws_route.private_nat["us-east-1b"]',
      'aws_route.private_nat["us-east-1c"]',
      'aws_route.private_nat["us-east-1d"]',
      'aws_route.public_internet[0]',
    ]);
  });

  test('has no way in or out without a public tier', () => {
    const ways = [
      'aws_internet_gateway',
      'aws_nat_gateway',
      'aws_eip',
      'aws_route',
      'aws_ec2_transit_gateway_vpc_attachment',
    ];
    expect(ways.flatMap((type) => addresses('closed', type))).toEqual([]);
    expect(addresses('closed', 'aws_subnet')).toEqual([
      'aws_subnet.data["us-east-1a"]',
      'aws_subnet.data["us-east-1b"]',
      'aws_subnet.private["us-east-1a"]',
      'aws_subnet.private["us-east-1b"]',
    ]);
    expect(values('closed', 'aws_vpc_block_public_access_options')).toMatchObject([
      { internet_gateway_block_mode: 'block-bidirectional' },
    ]);
    expect(addresses('required', 'aws_vpc_block_public_access_options')).toEqual([]);
  });

  test('cuts ranges that do not overlap out of the smallest VPC with the most zones', () => {
    expect(values('thrifty', 'aws_subnet').map(({ cidr_block: range }) => range)).toEqual([
      '10.3.8.0/28',
      '10.3.8.16/28',
      '10.3.8.32/28',
      '10.3.8.48/28',
      '10.3.1.0/24',
      '10.3.2.0/24',
      '10.3.3.0/24',
      '10.3.4.0/24',
      '10.3.0.0/28',
      '10.3.0.16/28',
      '10.3.0.32/28',
      '10.3.0.48/28',
    ]);
  });

  test('lets the ranges behind the transit gateway through the network ACL of the private tier alone', () => {
    expect(addresses('everything', 'aws_ec2_transit_gateway_vpc_attachment')).toHaveLength(1);
    expect(addresses('everything', 'aws_route').filter((address) => address.includes('transit'))).toHaveLength(6);
    const rules = planned('everything').filter(({ values: { cidr_block: range } }) => range === '192.168.0.0/16');
    expect(
      rules.map(({ address, values: { egress, protocol, rule_number: number } }) => [
        address,
        egress,
        protocol,
        number,
      ]),
    ).toEqual([
      ['aws_network_acl_rule.private_transit["in 192.168.0.0/16"]', false, '-1', 201],
      ['aws_network_acl_rule.private_transit["out 192.168.0.0/16"]', true, '-1', 201],
    ]);
  });

  test('never gives two rules of a network ACL one number in one direction', () => {
    for (const label of ['required', 'everything', 'closed']) {
      const numbers = planned(label)
        .filter(({ type }) => type === 'aws_network_acl_rule')
        .map(({ address, values: { egress, rule_number: number } }) =>
          JSON.stringify([address.split('[')[0]?.replace('_transit', ''), egress, number]),
        );
      expect(numbers.length).toBeGreaterThan(9);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  test('lets the endpoints serve its own principals, on resources of the account or of the organisation', () => {
    expect(gatewayConditions('required')).toEqual({
      'aws:PrincipalAccount': '123456789012',
      'aws:ResourceAccount': '123456789012',
    });
    expect(gatewayConditions('everything')).toEqual({
      'aws:PrincipalAccount': '123456789012',
      'aws:ResourceOrgID': 'o-a1b2c3d4e5',
    });
    const interfaces = planned('everything').filter(({ address }) => address.startsWith('aws_vpc_endpoint.interface'));
    expect(interfaces.map(({ values: { service_name: service } }) => service)).toEqual(
      ['ec2', 'eks', 'guardduty-data', 'kms', 'lambda', 'logs'].map((service) => `com.amazonaws.us-east-1.${service}`),
    );
    for (const { values: endpoint } of interfaces) {
      expect(endpoint).toMatchObject({ private_dns_enabled: true, vpc_endpoint_type: 'Interface' });
      expect(statements(endpoint)).toMatchObject([
        { Condition: { StringEquals: { 'aws:PrincipalAccount': '123456789012' } } },
      ]);
    }
  });

  test('logs all traffic every minute, to search and for the record, with both ends of a connection', () => {
    const logs = values('required', 'aws_flow_log');
    expect(logs.map(({ log_destination_type: type }) => type)).toEqual(['s3', 'cloud-watch-logs']);
    for (const log of logs) {
      expect(log).toMatchObject({ traffic_type: 'ALL', max_aggregation_interval: 60 });
      expect(String(log['log_format']).split(' ')).toEqual(
        expect.arrayContaining(['${srcaddr}', '${pkt-srcaddr}', '${pkt-dstaddr}', '${flow-direction}', '${action}']),
      );
    }
    expect(values('everything', 'aws_cloudwatch_log_group')).toMatchObject([
      { name: '/aws/vpc/every-input/dns', retention_in_days: 400 },
      { name: '/aws/vpc/every-input/flow', retention_in_days: 400 },
    ]);
    expect(addresses('closed', 'aws_route53_resolver_query_log_config')).toEqual([]);
  });

  describe('refuses', () => {
    test.for(attempts.map((attempt, index) => ({ ...attempt, index })))('$because', ({ index, messages: expected }) => {
      expect(messages[index]).toEqual(expected);
    });

    test('by a message that names control, citations, module and remedy', () => {
      const index = attempts.findIndex(({ because }) => because === 'instances would get public addresses');
      expect(messages[index]).toEqual([
        '[subnet-auto-assign-public-ip-disabled] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), ' +
          '164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: map_public_ip_on_launch must be false. ' +
          'Set map_public_ip_on_launch to false in public subnets too: load balancers and NAT gateways do not need it.',
      ]);
    });
  });

  test('has no guard that nobody may waive', () => {
    expect(guardsOfModule(buildModule(vpc)).fixed).toEqual([]);
  });

  test('is judged by its subnets although a waiver lets the plan through', () => {
    const index = attempts.findIndex(({ because }) => because === 'the waiver of public addresses is in date');
    const { certifiable, fails } = conformanceOf(json, vpc, `module.${attemptLabel(index)}`);
    expect({ certifiable, fails: fails.map((one) => one.split(': ')[0]) }).toEqual({
      certifiable: true,
      fails: addresses(attemptLabel(index), 'aws_subnet').map(
        (subnet) => `subnet-auto-assign-public-ip-disabled ${subnet}`,
      ),
    });
  });

  function planned(label: string): readonly PlannedResource[] {
    return plannedIn(json, `module.${label}`);
  }

  function addresses(label: string, type: string): readonly string[] {
    return planned(label)
      .filter((resource) => resource.type === type)
      .map(({ address }) => address);
  }

  function values(label: string, type: string): readonly PlannedResource['values'][] {
    return planned(label)
      .filter((resource) => resource.type === type)
      .map((resource) => resource.values);
  }

  function gatewayConditions(label: string): unknown {
    const gateways = planned(label).filter(({ address }) => address.startsWith('aws_vpc_endpoint.gateway'));
    expect(gateways.map(({ values: { service_name: service } }) => service)).toEqual([
      'com.amazonaws.us-east-1.dynamodb',
      'com.amazonaws.us-east-1.s3',
    ]);
    const [own, packages] = statements(gateways[1]!.values);
    expect(packages).toMatchObject({ Sid: 'PackagesOfAws', Action: 's3:GetObject' });
    return own?.Condition?.StringEquals;
  }
});

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Condition?: { readonly StringEquals?: { readonly [key: string]: string } };
}

function statements(endpoint: PlannedResource['values']): readonly Statement[] {
  return (JSON.parse(String(endpoint['policy'])) as { Statement: Statement[] }).Statement;
}
