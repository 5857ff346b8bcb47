import { Ec2TransitGatewayVpcAttachment } from '@cdktn/provider-aws/lib/ec2-transit-gateway-vpc-attachment/index.js';
import { Eip } from '@cdktn/provider-aws/lib/eip/index.js';
import { InternetGateway } from '@cdktn/provider-aws/lib/internet-gateway/index.js';
import { NatGateway } from '@cdktn/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktn/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktn/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktn/provider-aws/lib/route-table-association/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import { hcl, instance, ofEach, raw, text } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { named, type VpcInputs } from './inputs.ts';
import type { Tiers } from './subnets.ts';

const anywhere = '0.0.0.0/0';

/** Where the tiers are in the VPC. */
export interface Placement {
  readonly network: Vpc;
  readonly tiers: Tiers;
}

/** Routes each tier: the public one through the internet gateway, the private one through NAT, the data tier nowhere. */
export function routes(module: ModuleScope, values: VpcInputs, place: Placement): void {
  const gateway = publicRoutes(module, values, place);
  const table = privateRoutes(module, values, place);
  natGateways(module, values, { ...place, gateway, table });
  dataRoutes(module, values, place);
  transitGateway(module, values, { ...place, table });
}

function publicRoutes(module: ModuleScope, values: VpcInputs, { network, tiers }: Placement): InternetGateway {
  const once = { count: hcl`${values.public_tier} ? 1 : 0` };
  const gateway = module.resource(
    InternetGateway,
    'this',
    { vpcId: network.id, tags: named(values, text`var.name`) },
    once,
  );
  const table = module.resource(
    RouteTable,
    'public',
    { vpcId: network.id, tags: named(values, text`"\${var.name}-public"`) },
    once,
  );
  module.resource(
    Route,
    'public_internet',
    { routeTableId: instance(table.id, '0'), destinationCidrBlock: anywhere, gatewayId: instance(gateway.id, '0') },
    once,
  );
  module.resource(
    RouteTableAssociation,
    'public',
    { subnetId: text`each.value.id`, routeTableId: instance(table.id, '0') },
    { forEach: hcl`${raw(tiers.public.terraformResourceType)}.public` },
  );
  return gateway;
}

function privateRoutes(module: ModuleScope, values: VpcInputs, { network, tiers }: Placement): RouteTable {
  const table = module.resource(
    RouteTable,
    'private',
    { vpcId: network.id, tags: named(values, text`"\${var.name}-private-\${each.key}"`) },
    { forEach: hcl`local.zones` },
  );
  module.resource(
    RouteTableAssociation,
    'private',
    { subnetId: text`each.value.id`, routeTableId: instance(table.id, 'each.key') },
    { forEach: hcl`${raw(tiers.private.terraformResourceType)}.private` },
  );
  return table;
}

function natGateways(
  module: ModuleScope,
  values: VpcInputs,
  { tiers, gateway, table }: Placement & { readonly gateway: InternetGateway; readonly table: RouteTable },
): void {
  module.local(
    'nat_zones',
    hcl`{
  none   = []
  single = slice(${values.availability_zones}, 0, 1)
  per_az = ${values.availability_zones}
}[${values.nat_gateway_mode}]`,
  );
  const zones = { forEach: hcl`toset(local.nat_zones)` };
  const address = module.resource(
    Eip,
    'nat',
    { domain: 'vpc', tags: named(values, text`"\${var.name}-nat-\${each.key}"`) },
    zones,
  );
  module.resource(
    NatGateway,
    'this',
    {
      allocationId: instance(address.id, 'each.key'),
      subnetId: instance(tiers.public.id, 'each.key'),
      tags: named(values, text`"\${var.name}-\${each.key}"`),
    },
    { ...zones, dependsOn: [gateway] },
  );
  const nearest = values.nat_gateway_mode;
  module.resource(
    Route,
    'private_nat',
    {
      routeTableId: instance(table.id, 'each.key'),
      destinationCidrBlock: anywhere,
      natGatewayId: text`aws_nat_gateway.this[${nearest} == "per_az" ? each.key : local.nat_zones[0]].id`,
    },
    { forEach: hcl`length(local.nat_zones) > 0 ? local.zones : {}` },
  );
}

/** The data tier has no route but those that gateway endpoints add: nothing in it can be reached or can call out. */
function dataRoutes(module: ModuleScope, values: VpcInputs, { network, tiers }: Placement): void {
  const table = module.resource(RouteTable, 'data', {
    vpcId: network.id,
    tags: named(values, text`"\${var.name}-data"`),
  });
  module.resource(
    RouteTableAssociation,
    'data',
    { subnetId: text`each.value.id`, routeTableId: table.id },
    { forEach: hcl`${raw(tiers.data.terraformResourceType)}.data` },
  );
}

function transitGateway(
  module: ModuleScope,
  values: VpcInputs,
  { network, tiers, table }: Placement & { readonly table: RouteTable },
): void {
  const attachment = module.resource(
    Ec2TransitGatewayVpcAttachment,
    'this',
    {
      transitGatewayId: values.transit_gateway_id,
      vpcId: network.id,
      subnetIds: ofEach(tiers.private.id),
      // The hub decides who may talk to whom: a default table would connect every attachment.
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: named(values, text`var.name`),
    },
    // The ranges are written down; the id may be that of a gateway which the same plan creates.
    { count: hcl`length(${values.transit_gateway_cidr_blocks}) > 0 ? 1 : 0` },
  );
  module.resource(
    Route,
    'private_transit',
    {
      routeTableId: instance(table.id, 'each.value.zone'),
      destinationCidrBlock: text`each.value.cidr`,
      transitGatewayId: values.transit_gateway_id,
    },
    {
      forEach: hcl`{ for pair in setproduct(${values.availability_zones}, ${values.transit_gateway_cidr_blocks}) : "\${pair[0]} \${pair[1]}" => { zone = pair[0], cidr = pair[1] } }`,
      dependsOn: [attachment],
    },
  );
}
