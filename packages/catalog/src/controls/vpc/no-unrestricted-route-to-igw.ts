import { defineControl, type Control } from '../../control.ts';
import { neighbour, type ExampleNeighbour, type ExampleValues } from '../../example.ts';
import { allOf, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Resource } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { missingHop } from '../../show.ts';
import { UNKNOWN } from '../../value.ts';
import { judgeRoute } from './_internet-routes.ts';

/** Needs the target of the route, because the id of a gateway is not known before it exists. */
function judge(resource: Resource): Outcome {
  if (resource.type === 'aws_route') {
    return judgeRoute(resource, { ipv4: 'destination_cidr_block', ipv6: 'destination_ipv6_cidr_block' });
  }
  // The provider reads a `route` that is left out as "other resources hold the routes".
  if (resource.attribute('route').state === 'absent') return pass({ at: 'route', value: 'not set' });
  const routes = resource.blocks('route');
  if (routes.state === 'unknown') return unknown('route', missingHop(routes.references));
  return allOf(routes.blocks.map((route) => judgeRoute(route, { ipv4: 'cidr_block', ipv6: 'ipv6_cidr_block' })));
}

const toInternet: ExampleValues = {
  route_table_id: ref('aws_route_table.web', 'id'),
  destination_cidr_block: '0.0.0.0/0',
  gateway_id: ref('aws_internet_gateway.this', 'id'),
};

/** A subnet that uses the table. */
const publicSubnet: readonly ExampleNeighbour[] = [
  neighbour('aws_route_table.web', {}),
  neighbour('aws_internet_gateway.this', {}),
  neighbour('aws_subnet.web', {}),
  neighbour('aws_route_table_association.web', {
    route_table_id: ref('aws_route_table.web', 'id'),
    subnet_id: ref('aws_subnet.web', 'id'),
  }),
];

const natGateway = neighbour('aws_nat_gateway.this', { subnet_id: ref('aws_subnet.web', 'id') });

export const noUnrestrictedRouteToIgw: Control<'no-unrestricted-route-to-igw'> = defineControl({
  id: 'no-unrestricted-route-to-igw',
  title: 'No route leads from private subnets to an internet gateway',
  severity: 'high',
  citations: {
    hipaa: ['164.312(e)(1)', '164.314(b)(2)(i)'],
    soc2: ['CC6.6', 'CC6.1'],
  },
  awsConfig: ['no-unrestricted-route-to-igw'],
  securityHub: [],
  aliases: ['vpc_route_table_restrict_public_access_to_igw'],
  resources: ['aws_route', 'aws_route_table', 'aws_default_route_table'],
  evidence: 'plan',
  check: judge,
  risk: 'Servers and databases in the subnet can be reached from the internet, and can send PHI straight out to it.',
  fix: 'Lead the route to a NAT gateway, and list the tables of public subnets in the rule parameter routeTableIds.',
  effort: { optimisticHours: 1, pessimisticHours: 16, fixKind: 'architecture' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'a server stands in the subnet that the route opens',
      values: toInternet,
      with: [...publicSubnet, natGateway, neighbour('aws_instance.web', { subnet_id: ref('aws_subnet.web', 'id') })],
    },
    {
      expect: 'notApplicable',
      because: 'only a NAT gateway stands in the subnet that the route opens',
      values: toInternet,
      with: [...publicSubnet, natGateway],
    },
    {
      expect: 'notApplicable',
      because: 'only a load balancer stands in the subnet that the table serves',
      type: 'aws_route_table',
      values: { route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.this', 'id') }] },
      with: [
        neighbour('aws_internet_gateway.this', {}),
        neighbour('aws_subnet.web', {}),
        neighbour('aws_route_table_association.web', {
          route_table_id: ref('aws_route_table.this', 'id'),
          subnet_id: ref('aws_subnet.web', 'id'),
        }),
        neighbour('aws_lb.web', { subnets: [ref('aws_subnet.web', 'id')] }),
      ],
    },
    {
      expect: 'fail',
      because: 'nothing shows what the subnet is for',
      values: toInternet,
      with: publicSubnet,
    },
    {
      expect: 'fail',
      because: 'the load balancer in the subnet is an internal one',
      values: toInternet,
      with: [...publicSubnet, neighbour('aws_lb.web', { internal: true, subnets: [ref('aws_subnet.web', 'id')] })],
    },
    {
      expect: 'pass',
      because: 'the route leads to a NAT gateway',
      values: {
        route_table_id: ref('aws_route_table.web', 'id'),
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: ref('aws_nat_gateway.this', 'id'),
      },
      with: [...publicSubnet, natGateway],
    },
    {
      expect: 'pass',
      because: 'the route leads to one address only',
      values: {
        route_table_id: ref('aws_route_table.web', 'id'),
        destination_cidr_block: '203.0.113.7/32',
        gateway_id: ref('aws_internet_gateway.this', 'id'),
      },
      with: publicSubnet,
    },
    {
      expect: 'pass',
      because: 'the route leads to a VPN gateway',
      values: {
        route_table_id: ref('aws_route_table.web', 'id'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: ref('aws_vpn_gateway.office', 'id'),
      },
      with: [neighbour('aws_route_table.web', {}), neighbour('aws_vpn_gateway.office', {})],
    },
    {
      expect: 'unknown',
      because: 'the gateway is known after apply',
      values: { route_table_id: 'rtb-0a1b2c3d4e5f67890', destination_cidr_block: '0.0.0.0/0', gateway_id: UNKNOWN },
    },
    {
      expect: 'unknown',
      because: 'the destination is known after apply',
      values: {
        route_table_id: 'rtb-0a1b2c3d4e5f67890',
        destination_cidr_block: UNKNOWN,
        gateway_id: 'igw-0a1b2c3d4e5f67890',
      },
    },
    {
      expect: 'fail',
      because: 'the default table serves every subnet that has none of its own',
      type: 'aws_default_route_table',
      values: { route: [{ ipv6_cidr_block: '::/0', gateway_id: 'igw-0a1b2c3d4e5f67890' }] },
    },
    { expect: 'pass', because: 'the table has no routes of its own', type: 'aws_route_table', values: {} },
  ],
});
