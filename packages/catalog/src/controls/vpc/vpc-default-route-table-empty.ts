import { block } from '../../conditions/block.ts';
import { companion, notUndone, type Undoing } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

/** The default table is the main one too, unless another is associated as such. */
function routeOf(type: string): Undoing {
  const attributes = ['default_route_table_id', 'main_route_table_id'];
  return { type, by: 'route_table_id', attributes, title: 'a route of this table' };
}

export const vpcDefaultRouteTableEmpty: Control<'vpc-default-route-table-empty'> = defineControl({
  id: 'vpc-default-route-table-empty',
  title: 'The default route table of every VPC leads nowhere outside it',
  severity: 'medium',
  citations: { hipaa: ['164.312(e)(1)'], soc2: ['CC6.6', 'CC6.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_vpc', 'aws_default_vpc'],
  evidence: 'plan',
  // Terraform removes every route of the table when it takes it over. Left out, `route` keeps what is there since.
  // Routes that are resources of their own are added to it all the same.
  condition: notUndone(
    companion('aws_default_route_table', 'default_route_table_id', block('route', { whenAbsent: 'none' }).isAbsent()),
    routeOf('aws_route'),
    routeOf('aws_vpn_gateway_route_propagation'),
  ),
  risk: 'A new subnet uses this table until it is given one of its own, so a route to the internet here exposes it.',
  fix: 'Add an aws_default_route_table for the VPC, give it no routes of either form, and associate every subnet with a table of its own.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'the table is not under control of Terraform', values: {} },
    {
      expect: 'pass',
      because: 'Terraform takes the table over and removes every route',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
        }),
      ],
    },
    {
      expect: 'pass',
      because: 'the list of routes is written as empty',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
          route: [],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'the table has a route to the internet',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
          route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0a1b2c3d4e5f67890' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'a route that is a resource of its own leads to the internet',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
          route: [],
        }),
        neighbour('aws_route.open', {
          route_table_id: ref('aws_default_route_table.this', 'id'),
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: 'igw-0a1b2c3d4e5f67890',
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'a route of its own names the table by its VPC',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
        }),
        neighbour('aws_route.open', {
          route_table_id: ref('aws_vpc.this', 'main_route_table_id'),
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: 'igw-0a1b2c3d4e5f67890',
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'which table a route of its own belongs to is known after apply',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
        }),
        neighbour('aws_route.open', {
          route_table_id: UNKNOWN,
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: 'igw-0a1b2c3d4e5f67890',
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the routes of the table are known after apply',
      values: {},
      with: [
        neighbour('aws_default_route_table.this', {
          default_route_table_id: ref('aws_vpc.this', 'default_route_table_id'),
          route: UNKNOWN,
        }),
      ],
    },
  ],
});
