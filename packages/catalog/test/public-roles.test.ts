import { describe, expect, test } from 'vitest';
import { neighbour, ref, UNKNOWN } from '../src/index.ts';
import { publicInternetGateway } from '../src/roles/public-internet-gateway.ts';
import { publicRoute } from '../src/roles/public-route.ts';
import { storyGraph, type StoryResource } from './story-graph.ts';

const subnet = ref('aws_subnet.web', 'id');
const table = ref('aws_route_table.web', 'id');
const gateway = ref('aws_internet_gateway.main', 'id');
const nat = neighbour('aws_nat_gateway.web', { subnet_id: subnet });
const route = neighbour('aws_route.web', {
  route_table_id: table,
  destination_cidr_block: '0.0.0.0/0',
  gateway_id: gateway,
});

const network: readonly StoryResource[] = [
  neighbour('aws_internet_gateway.main', {}),
  neighbour('aws_route_table.web', {}),
  neighbour('aws_subnet.web', {}),
];
const association = neighbour('aws_route_table_association.web', { route_table_id: table, subnet_id: subnet });

/** A resource that may refer to anything through one of its arguments. */
function unseen(address: string, argument: string): StoryResource {
  return { address, values: { [argument]: UNKNOWN }, missing: { [argument]: ['local.unseen'] } };
}

function shownBy(role: typeof publicRoute, address: string, ...others: readonly StoryResource[]): string | undefined {
  const graph = storyGraph(...network, association, ...others);
  return role.detect(graph.at(address), graph);
}

describe.each(['aws_route.web', 'aws_route_table.web'])('a route for public subnets, seen from %s', (address) => {
  const detect = (...others: readonly StoryResource[]): string | undefined =>
    shownBy(publicRoute, address, route, ...others);

  test.each([
    { what: 'a NAT gateway', other: nat },
    { what: 'a load balancer', other: neighbour('aws_lb.web', { subnets: [subnet] }) },
    {
      what: 'a load balancer with an address',
      other: neighbour('aws_lb.web', { subnet_mapping: [{ subnet_id: subnet }] }),
    },
    { what: 'a classic load balancer', other: neighbour('aws_elb.web', { internal: false, subnets: [subnet] }) },
  ])('is shown by $what', ({ other }) => {
    expect(detect(other)).toBe(other.address);
  });

  test.each([
    { what: 'nothing', others: [] },
    {
      what: 'a private NAT gateway',
      others: [neighbour('aws_nat_gateway.web', { subnet_id: subnet, connectivity_type: 'private' })],
    },
    { what: 'an internal load balancer', others: [neighbour('aws_lb.web', { internal: true, subnets: [subnet] })] },
    {
      what: 'a load balancer that may be internal',
      others: [neighbour('aws_lb.web', { internal: UNKNOWN, subnets: [subnet] })],
    },
    { what: 'a server beside the NAT gateway', others: [nat, neighbour('aws_instance.web', { subnet_id: subnet })] },
    { what: 'a server that may stand beside the NAT gateway', others: [nat, unseen('aws_instance.web', 'subnet_id')] },
    {
      what: 'a database beside the NAT gateway',
      others: [nat, neighbour('aws_db_subnet_group.web', { subnet_ids: [subnet] })],
    },
    {
      what: 'a table that every other subnet uses too',
      others: [nat, neighbour('aws_main_route_table_association.web', { route_table_id: table })],
    },
    {
      what: 'a subnet of another configuration',
      others: [
        nat,
        neighbour('data.aws_subnet.other', {}),
        neighbour('aws_route_table_association.other', {
          route_table_id: table,
          subnet_id: ref('data.aws_subnet.other', 'id'),
        }),
      ],
    },
    {
      what: 'an association that may be that of this table',
      others: [nat, unseen('aws_route_table_association.other', 'route_table_id')],
    },
  ])('is not shown by $what', ({ others }) => {
    expect(detect(...others)).toBeUndefined();
  });
});

test('a route in the default table serves no known subnets', () => {
  const stray = neighbour('aws_route.stray', {
    route_table_id: ref('aws_default_route_table.main', 'id'),
    gateway_id: gateway,
  });
  expect(
    shownBy(publicRoute, 'aws_route.stray', nat, stray, neighbour('aws_default_route_table.main', {})),
  ).toBeUndefined();
});

describe('the internet gateway of public subnets', () => {
  const address = 'aws_internet_gateway.main';

  test('is shown by what stands behind every route to it', () => {
    expect(shownBy(publicInternetGateway, address, route, nat)).toBe('aws_nat_gateway.web');
  });

  test('does not mind a table whose routes are left out, although the provider fills them in', () => {
    const empty = {
      address: 'aws_route_table.app',
      values: {},
      missing: { 'route.gateway_id': ['known after apply'] },
    };
    expect(shownBy(publicInternetGateway, address, route, nat, empty)).toBe('aws_nat_gateway.web');
  });

  test.each([
    { what: 'no route leads to it', others: [nat] },
    { what: 'its route serves nobody', others: [route] },
    {
      what: 'the default table leads to it too',
      others: [
        route,
        nat,
        neighbour('aws_default_route_table.main', { route: [{ cidr_block: '0.0.0.0/0', gateway_id: gateway }] }),
      ],
    },
    {
      what: 'a second table with a server leads to it too',
      others: [
        route,
        nat,
        neighbour('aws_route_table.app', { route: [{ cidr_block: '0.0.0.0/0', gateway_id: gateway }] }),
      ],
    },
    {
      what: 'another route may lead to it',
      others: [route, nat, unseen('aws_route.other', 'gateway_id')],
    },
  ])('is not shown where $what', ({ others }) => {
    expect(shownBy(publicInternetGateway, address, ...others)).toBeUndefined();
  });
});
